/**
 * XML as feeds need it: elements by canonical name, their attributes and text. Over `@rgrove/parse-xml`, which runs
 * in a worker, knows no DTD (declared entities expand to nothing of theirs: no bombs) and fetches nothing.
 *
 * Names: the prefixes of known namespaces are made the usual ones by what the root declares, whatever a document calls
 * them; those of RSS, and of the root's own namespace, are dropped. Other prefixes stand for themselves. So `title` is
 * the feed's own, `dc:title` Dublin Core's, and `media:title` neither.
 */
import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { cleanText } from '../text';
import { bodyLimit } from './body';
import { NoFeed } from './feed';
import { decodeEntities } from './plain-text';

const depthLimit = 100;
const elementLimit = 250_000;

/** Beginnings, because some carry a version. */
const namespaces: readonly (readonly [start: string, prefix: string])[] = [
  ['http://purl.org/dc/elements/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://prismstandard.org/namespaces/', 'prism'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://arxiv.org/schemas/atom', 'arxiv'],
  ['http://a9.com/-/spec/opensearch/', 'opensearch'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/2005/Atom', 'atom'],
];
const rss1 = 'http://purl.org/rss/1.0/';

type Prefixes = ReadonlyMap<string, string>;

/** An element of a feed's document. */
export class FeedElement {
  readonly name: string;
  readonly #node: XmlElement;
  readonly #prefixes: Prefixes;

  constructor(node: XmlElement, prefixes: Prefixes) {
    this.#node = node;
    this.#prefixes = prefixes;
    this.name = canonicalName(node.name, prefixes);
  }

  /** Its children with one of these names, in the document's order. */
  all(...names: readonly string[]): FeedElement[] {
    return this.#node.children.flatMap((child) => {
      if (!(child instanceof XmlElement)) return [];
      return names.includes(canonicalName(child.name, this.#prefixes))
        ? new FeedElement(child, this.#prefixes)
        : [];
    });
  }

  /** Its first child of the first of these names that it has. */
  first(...names: readonly string[]): FeedElement | undefined {
    for (const name of names) {
      const [found] = this.all(name);
      if (found) return found;
    }
    return undefined;
  }

  /** An attribute by its local name: `about` is also `rdf:about`. Empty where there is none. */
  attribute(name: string): string {
    const key = Object.keys(this.#node.attributes).find((each) => localName(each) === name);
    return (key && this.#node.attributes[key]) ?? '';
  }

  /** All text in it, as the document has it; HTML in it is still HTML. */
  get text(): string {
    return this.#node.text;
  }
}

/**
 * The root of an XML document. Throws `NoFeed` where a body is none, is too large or too deep, or is broken beyond
 * the usual: characters that XML forbids, bare `&` and unknown entities are mended.
 */
export function readXml(body: string): FeedElement {
  if (body.length > bodyLimit) throw new NoFeed('too large', `over ${bodyLimit} characters`);
  // Trimming takes the byte order mark along. The parser's own way with CRs takes quadratic time.
  const text = body.trimStart().replace(/\r\n?/g, '\n');
  if (text === '') throw new NoFeed('empty', 'the answer is empty');
  if (/^<(?:!doctype\s+html|html)\b/i.test(text)) throw webPage();
  if (!text.startsWith('<')) throw new NoFeed('not a feed', 'no XML');
  measure(text);
  const root = parse(text) ?? parse(mended(text), 'is all there is');
  if (/^html$/i.test(root.name)) throw webPage();
  return new FeedElement(root, prefixesOf(root));
}

const webPage = () => new NoFeed('web page', 'a web page, not a feed');

/** Parses; of a broken document gives nothing, or throws where there is no other attempt. */
function parse(text: string): XmlElement | undefined;
function parse(text: string, last: 'is all there is'): XmlElement;
function parse(text: string, last?: 'is all there is'): XmlElement | undefined {
  try {
    const { root } = parseXml(text, {
      ignoreUndefinedEntities: true,
      resolveUndefinedEntity: decodeEntities,
    });
    if (root) return root;
  } catch (error) {
    if (last) throw new NoFeed('broken', `broken XML: ${inWords(error)}`);
    return undefined;
  }
  throw new NoFeed('broken', 'XML without an element');
}

/** The first line: after it come excerpts of the document. */
const inWords = (error: unknown): string =>
  error instanceof XmlError ? cleanText(error.message.split('\n')[0] ?? '', 120) : 'beyond reading';

/** Replaces what XML forbids and feeds hold nevertheless. In CDATA, `&amp;` is read as HTML anyway. */
const mended = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ' ')
    .replace(/&#(?:x0*(?:[0-8bcef]|1[\da-f]);|0*(?:[0-8]|1[124-9]|2\d|3[01]);)/gi, ' ')
    .replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,30});)/gi, '&amp;');

/**
 * Refuses what would overflow the parser's stack or the memory. It descends once per level, so the depth is counted
 * before it begins.
 */
function measure(text: string): void {
  let depth = 0;
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = endOfMarkup(text, at);
    if (text[at + 1] === '/') depth--;
    else if (/[^!?]/.test(text[at + 1] ?? '!')) {
      elements++;
      if (text[end - 2] !== '/') depth++;
    }
    if (depth > depthLimit) throw new NoFeed('too deep', `nested over ${depthLimit} levels deep`);
    if (elements > elementLimit) throw new NoFeed('too large', `over ${elementLimit} elements`);
    at = end;
  }
}

const sections: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Where the markup that begins at a `<` ends: behind its `>`. The end of all where it is never closed. */
function endOfMarkup(text: string, start: number): number {
  for (const [opening, closing] of sections) {
    if (!text.startsWith(opening, start)) continue;
    const end = text.indexOf(closing, start + opening.length);
    return end < 0 ? text.length : end + closing.length;
  }
  const stop = /[>"']/g;
  stop.lastIndex = start;
  for (let found = stop.exec(text); found; found = stop.exec(text)) {
    if (found[0] === '>') return stop.lastIndex;
    const quote = text.indexOf(found[0], stop.lastIndex);
    if (quote < 0) break;
    stop.lastIndex = quote + 1;
  }
  return text.length;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function canonicalName(name: string, prefixes: Prefixes): string {
  const separator = name.indexOf(':');
  if (separator < 0) return name;
  const prefix = name.slice(0, separator);
  const usual = prefixes.get(prefix) ?? prefix;
  return usual === '' ? localName(name) : `${usual}:${localName(name)}`;
}

/** What the prefixes that the root declares are usually called. */
function prefixesOf({ name, attributes }: XmlElement): Prefixes {
  const separator = name.indexOf(':');
  const own = separator < 0 ? undefined : name.slice(0, separator);
  const declared = Object.entries(attributes).flatMap(([key, uri]) => {
    const prefix = /^xmlns:(.+)$/.exec(key)?.[1];
    if (prefix === undefined) return [];
    const known = namespaces.find(([start]) => uri.startsWith(start))?.[1];
    const isOwn = uri === rss1 || (prefix === own && known !== 'rdf');
    return [[prefix, isOwn ? '' : (known ?? prefix)] as const];
  });
  return new Map(declared);
}
