/**
 * Bookmarks in HTML, as browsers, Raindrop, linkding, Pocket and Pinboard write them. Read without a DOM, since our pages
 * never make markup out of text.
 * https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
 */
import { plainText } from '../basics/plain-text';
import { withoutTex } from '../paper/details/tex';
import { titleLimit } from '../paper/details/title-limit';
import type { TextPieces } from './decode';
import { partsOf } from './pieces';
import { excerpt, type Reference } from './reference';

/** A folder's name, a folder's begin or end, a link, or the description behind a link. */
const piece =
  /<h3\b[^<>]*>(?<folder>[^<]*)|<(?<list>\/?dl)\b|<a\s(?<attributes>[^<>]*)>(?<title>[^<]*)|<dd>(?<note>[^<]*)/gi;

const attribute = /(?<![a-z_-])([a-z_-]{1,30})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gi;

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(text.matchAll(attribute), ([, name = '', ...values]) => [
      name.toLowerCase(),
      plainText(values.find((value) => value !== undefined) ?? '', 2_000),
    ]),
  );

/** What a tag and the text behind it tell ends where the next tag begins. */
const beforeLastTag = (html: string): string[] => {
  const at = html.lastIndexOf('<');
  return at > 0 ? [html.slice(0, at), html.slice(at)] : [html];
};

/** Reads the links of a document. Those to papers are told from others later, by their addresses. */
export async function* readBookmarks(html: TextPieces): AsyncGenerator<Reference> {
  const folders: string[] = [];
  let folder = '';
  let link: Reference | undefined;
  let at = 0;
  for await (const { text: tags } of partsOf(html, beforeLastTag)) {
    for (const { groups = {} } of tags.matchAll(piece)) {
      const { list, attributes, title = '', note } = groups;
      if (note !== undefined) {
        const text = plainText(note, 100_000);
        if (link && text) link = { ...link, note: text };
        continue;
      }
      if (groups['folder'] !== undefined) folder = plainText(groups['folder'], 200);
      if (list?.toLowerCase() === 'dl') folders.push(folder);
      if (list?.toLowerCase() === '/dl') folders.pop();
      if (attributes === undefined) continue;
      if (link) yield link;
      link = linkOf(attributes, title, folders.at(-1) ?? '', ++at);
    }
  }
  if (link) yield link;
}

function linkOf(attributes: string, title: string, folder: string, at: number): Reference {
  const values = attributesOf(attributes);
  const address = values.get('href') ?? '';
  const name = plainText(title, titleLimit);
  return {
    ids: [address],
    // Decoded once already: more would take words for tags.
    details: name === '' || name === address ? {} : { title: withoutTex(name) },
    // Folders are the only order that most bookmarks have.
    tags: [...(values.get('tags') ?? '').split(','), folder].flatMap((tag) => tag.trim() || []),
    at,
    text: excerpt(`${name} ${address}`),
  };
}
