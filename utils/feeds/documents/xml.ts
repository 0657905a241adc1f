/**
 * XML as feeds need it: elements by canonical name, their attributes and text. Over `@rgrove/parse-xml`, which runs in
 * a worker, knows no DTD (a document that brings one is refused) and fetches nothing.
 *
 * Names: prefixes of known namespaces become the usual ones, by the root's declarations, whatever the document calls
 * them; those of RSS, and of the root's own namespace, are dropped. Other prefixes stay. So `title` is the feed's own,
 * `dc:title` Dublin Core's, and `media:title` neither.
 */
import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { decodeEntities } from '../../basics/plain-text';
import { cleanText } from '../../basics/text';
import { NoFeed } from '../feed';
import { bodyLimit } from './body';
import { measure } from './measure-xml';
import { pageInstead } from './page-instead';
import { Work } from './work';

/** Beginnings of names, because some carry a version. */
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

/** An element of a feed's document. Reading it counts as work, which `work.ts` limits. */
export class FeedElement {
  readonly name: string;
  readonly #node: XmlElement;
  readonly #prefixes: Prefixes;
  readonly #work: Work;

  constructor(node: XmlElement, prefixes: Prefixes, work: Work) {
    this.#node = node;
    this.#prefixes = prefixes;
    this.#work = work;
    this.name = canonicalName(node.name, prefixes);
  }

  /** Its children with one of these names, in the document's order. */
  all(...names: readonly string[]): FeedElement[] {
    this.#work.spend(this.#node.children.length);
    return this.#node.children.flatMap((child) => {
      if (!(child instanceof XmlElement)) return [];
      return names.includes(canonicalName(child.name, this.#prefixes))
        ? new FeedElement(child, this.#prefixes, this.#work)
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
    const keys = Object.keys(this.#node.attributes);
    this.#work.spend(keys.length);
    const key = keys.find((each) => localName(each) === name);
    return this.#work.read((key && this.#node.attributes[key]) ?? '');
  }

  /** All text in it, as the document has it; HTML in it is still HTML. */
  get text(): string {
    return this.#work.read(this.#node.text);
  }
}

/**
 * The root of an XML document. Throws `NoFeed` if the body isn't XML, is too large or too deep, has document type
 * declarations, or is broken beyond the usual: characters that XML forbids, bare `&` and unknown entities are repaired.
 * Reading from it also throws `NoFeed` once that is too much work.
 */
export function readXml(body: string): FeedElement {
  if (body.length > bodyLimit) throw new NoFeed('too large', `over ${bodyLimit} characters`);
  // Trimming takes the byte order mark along. The parser's own handling of CRs takes quadratic time.
  const text = fromItsBegin(body.trimStart().replace(/\r\n?/g, '\n'));
  if (text === '') throw new NoFeed('empty', 'the answer is empty');
  if (/^<(?:!doctype\s+html|html)\b/i.test(text)) throw pageInstead(text);
  if (!text.startsWith('<')) throw new NoFeed('not a feed', 'no XML');
  const end = measure(text);
  // What caches and counters append after the root isn't the feed's. Two feeds in one document are ambiguous.
  const isTwo = /<(?:rss|feed|rdf:RDF)[\s/>]/.test(text.slice(end));
  const root = parse(text) ?? parse(mended(isTwo ? text : text.slice(0, end)), 'is all there is');
  if (/^html$/i.test(root.name)) throw pageInstead(text);
  return new FeedElement(root, prefixesOf(root), new Work());
}

/** The text without what sometimes precedes the document: a PHP warning, a comment, a cache's script. */
function fromItsBegin(text: string): string {
  const head = text.slice(0, 5_000);
  if (/^<(?:\?xml|rss|feed|rdf:RDF|!doctype|html)\b/i.test(head)) return text;
  const begin = head.search(/<(?:\?xml\s+version|rss[\s>]|feed\s+xmlns|rdf:RDF\s)/);
  return begin > 0 ? text.slice(begin) : text;
}

/** Parses a document. If it is broken, returns nothing, or throws if there is no second attempt. */
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

/** The first line of the message: excerpts of the document follow it. */
const inWords = (error: unknown): string =>
  error instanceof XmlError ? cleanText(error.message.split('\n')[0] ?? '', 120) : 'beyond reading';

/** Replaces what XML forbids but feeds contain. In CDATA, `&amp;` is read as HTML anyway. Throws `NoFeed`. */
function mended(broken: string): string {
  const text = broken
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ' ')
    .replace(/&#(?:x0*(?:[0-8bcef]|1[\da-f]);|0*(?:[0-8]|1[124-9]|2\d|3[01]);)/gi, ' ')
    .replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,30});)/gi, '&amp;');
  // A text of ampersands alone would grow fivefold.
  if (text.length > bodyLimit) throw new NoFeed('too large', `over ${bodyLimit} characters`);
  return text;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function canonicalName(name: string, prefixes: Prefixes): string {
  const separator = name.indexOf(':');
  if (separator < 0) return name;
  const prefix = name.slice(0, separator);
  const usual = prefixes.get(prefix) ?? prefix;
  return usual === '' ? localName(name) : `${usual}:${localName(name)}`;
}

/** The usual names of the prefixes that the root declares. */
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
