/** The paper that a page is about: by its address, its `citation_…` metas, or its JSON-LD. */

import { cleanText } from '../../basics/text';
import { authorsLimit } from '../../paper/details/authors-limit';
import type { PaperDetails } from '../../paper/details/details-schema';
import { titleLimit } from '../../paper/details/title-limit';
import type { PaperId } from '../../paper/ids/paper-id';
import { identifiersIn, nameInOrder, statedIn } from '../../paper/metas/stated-ids';
import { paperAt } from './lists/links';
import { textOf } from './readable-text';
import { attribute } from './tree';

export interface OwnPaper {
  readonly id: PaperId;
  /** All ids that the page states for it. */
  readonly same: readonly PaperId[];
  readonly details: PaperDetails;
  /** Its heading. */
  readonly element: Element;
}

/** Nothing if the page is about no paper, about several, or has no heading. */
export function ownPaper(document: Document, url: URL): OwnPaper | undefined {
  const metas = metasOf(document);
  const all = (name: string) => metas.get(name) ?? [];
  const [cited] = all('citation_title');
  const data = cited === undefined ? articleIn(document) : undefined;
  const address = paperAt(url);
  const stated = cited === undefined ? (data?.ids ?? []) : identifiersIn(all);
  const id = address ?? stated[0];
  const heading = document.querySelector('h1:not(form h1)') ?? document.querySelector('h2');
  const title = cleanText(cited ?? data?.title ?? '', titleLimit) || textOf(heading, titleLimit);
  if (!id || !heading || !title) return undefined;
  const authors = all('citation_author').map(nameInOrder).filter(Boolean).slice(0, authorsLimit);
  return {
    id,
    same: [id, ...stated],
    element: heading,
    details: { title, ...(authors[0] && { authors }) },
  };
}

function metasOf(document: Document): ReadonlyMap<string, readonly string[]> {
  const metas = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta[name]')) {
    const name = attribute(meta, 'name').toLowerCase();
    const content = attribute(meta, 'content').slice(0, 2_000);
    // References have metas, too, up to hundreds: only the first of each counts, but of authors.
    if (!/^(?:citation_|dc\.|prism\.|bepress_)/.test(name) || !content) continue;
    const known = metas.get(name);
    if (known) known.push(content);
    else metas.set(name, [content]);
  }
  return metas;
}

/** The only scholarly article of the page's JSON-LD. https://schema.org/ScholarlyArticle */
function articleIn(
  document: Document,
): { readonly title: string; readonly ids: readonly PaperId[] } | undefined {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const articles = scripts.flatMap((script) => articlesOf(parsed(textIn(script))));
  const [article] = articles;
  if (!article || articles.length > 1) return undefined;
  const ids = ['sameAs', 'identifier', 'doi', '@id', 'url', 'mainEntityOfPage']
    .flatMap((name) => stringsIn(article[name]))
    .flatMap((text) => statedIn(text) ?? []);
  return { title: stringsIn(article['name'] ?? article['headline'])[0] ?? '', ids };
}

const textIn = (script: Element): string => (script.textContent ?? '').slice(0, 500_000);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

type Thing = Readonly<Record<string, unknown>>;
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;

function articlesOf(value: unknown, depth = 0): Thing[] {
  if (Array.isArray(value))
    return depth < 3 ? value.flatMap((each) => articlesOf(each, depth + 1)) : [];
  if (!isThing(value)) return [];
  const isArticle = stringsIn(value['@type']).includes('ScholarlyArticle');
  return isArticle
    ? [value]
    : [value['@graph'], value['mainEntity']].flatMap((each) =>
        depth < 3 ? articlesOf(each, depth + 1) : [],
      );
}

/** The texts of a value, of a list of them, or of `PropertyValue`s. */
const stringsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) =>
    typeof each === 'string'
      ? [each]
      : isThing(each) && typeof each['value'] === 'string'
        ? [each['value']]
        : [],
  );
