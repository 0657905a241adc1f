/**
 * Templates for Markdown: text with placeholders in braces, no code. A line whose placeholders are all empty is left out.
 *
 *     - [{title}]({url}), {authors} ({year})
 *
 * Front matter, between two lines `---` at the beginning, is YAML: there a placeholder becomes a quoted text, or a list.
 */
import { shownText } from '../basics/text';
import { addressesOf } from '../paper/addresses/addresses';
import type { CitedPaper } from './cited-paper';
import { type CslItem, type CslName, isoDate } from './csl';

const nameIn = (name: CslName): string =>
  'literal' in name
    ? name.literal
    : [name.given, name['non-dropping-particle'], name.family, name.suffix]
        .filter(Boolean)
        .join(' ');

/** A tag without spaces, as Obsidian and Logseq want it. */
const tagWord = (tag: string): string =>
  shownText(tag)
    .replace(/[^\p{L}\p{N}\p{M}/_-]+/gu, '-')
    .replace(/^-|-$/g, '');

/** What a placeholder stands for: text, which is escaped where it stands, several texts, or Markdown as it is. */
type Value =
  | string
  | readonly string[]
  | { readonly markdown: string; readonly list?: readonly string[] };

interface Known {
  readonly paper: CitedPaper;
  readonly item: CslItem;
  readonly key: string;
}

const date = ({ item }: Known): string => isoDate(item) ?? '';

const tags = ({ paper }: Known): Value => {
  const list = (paper.tags ?? []).map(tagWord).filter(Boolean);
  return { markdown: list.map((tag) => `#${tag}`).join(' '), list };
};

const values: Readonly<Record<string, (known: Known) => Value>> = {
  title: ({ item, paper }) => item.title ?? paper.id,
  authors: ({ item }) => [
    ...(item.author?.map(nameIn) ?? []),
    ...(item.hasMoreAuthors ? ['et al.'] : []),
  ],
  firstAuthor: ({ item }) => (item.author?.[0] ? nameIn(item.author[0]) : ''),
  year: (known) => date(known).slice(0, 4),
  date,
  journal: ({ item }) => item['container-title'] ?? item.publisher ?? '',
  url: ({ item }) => ({ markdown: item.URL }),
  pdf: ({ paper }) => ({ markdown: addressesOf(paper.id).pdf ?? '' }),
  id: ({ paper }) => paper.id,
  doi: ({ item }) => item.DOI ?? '',
  key: ({ key }) => key,
  tags,
  marks: ({ paper }) => paper.marks ?? [],
  note: ({ item }) => ({ markdown: item.note ?? '' }),
  abstract: ({ item }) => item.abstract ?? '',
};

/** The names of all placeholders. */
export const placeholders: readonly string[] = Object.keys(values);

/** The placeholders of a template that don't exist. */
export const unknownPlaceholders = (template: string): string[] => [
  ...new Set(
    [...template.matchAll(/\{([A-Za-z]+)\}/g)].flatMap(([, name = '']) =>
      Object.hasOwn(values, name) ? [] : [name],
    ),
  ),
];

/** What has a meaning in running Markdown or HTML is escaped; formulas stay for programs that draw them. */
const escaped = (text: string): string =>
  text
    .split(/(\$[^$\n]+\$)/)
    .map((part, n) => (n % 2 === 1 ? part : part.replace(/[\\`*_[\]<>#|~]/g, '\\$&')))
    .join('');

const isText = (value: Value): value is string => typeof value === 'string';
const isList = (value: Value): value is readonly string[] => Array.isArray(value);

/** As Markdown. `quote` goes before every further line, so that a quotation doesn't end with the first. */
function inMarkdown(value: Value, quote: string): string {
  if (isText(value)) return escaped(value).replace(/\n/g, `\n${quote}`);
  return isList(value) ? escaped(value.join(', ')) : value.markdown;
}

/** As YAML: every JSON text is YAML, too. */
const inYaml = (value: Value): string =>
  JSON.stringify(isText(value) || isList(value) ? value : (value.list ?? value.markdown));

/** One line with its placeholders filled. Nothing if it has some, and all are empty. */
function fillLine(line: string, known: Known, isFrontMatter: boolean): string | undefined {
  const quote = /^\s*>\s?/.exec(line)?.[0] ?? '';
  const filled: boolean[] = [];
  const text = line.replace(/\{([A-Za-z]+)\}/g, (all, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.(known) : undefined;
    if (value === undefined) return all;
    const markdown = inMarkdown(value, quote);
    filled.push(markdown !== '');
    return isFrontMatter && markdown !== '' ? inYaml(value) : markdown;
  });
  return filled.length > 0 && !filled.includes(true) ? undefined : text.trimEnd();
}

/** A paper in the words of a template. */
export function fillTemplate(template: string, known: Known): string {
  const lines = template.split('\n');
  const frontMatterEnds = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return lines.flatMap((line, n) => fillLine(line, known, n < frontMatterEnds) ?? []).join('\n');
}
