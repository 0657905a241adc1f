/** Every format that papers can be exported to, as lists of pieces of text: a large export never stands in memory whole. */

import { keysBy } from './citation-keys';
import { type CitationOptions, cite } from './cite';
import type { CitedPaper } from './cited-paper';
import type { CslItem } from './csl';
import { csvHeader, csvRow } from './csv';
import type { FormatName } from './export-choices';
import { fillTemplate } from './markdown-template';
import { risRecord } from './ris';
import { biblatexEntry, bibtexEntry } from './tex/bib';
import { forBiblatex, forBibtex } from './tex/tex-text';

/** What the user chose for exports. */
export interface ExportOptions extends CitationOptions {
  /** See `citation-keys.ts`. */
  readonly keyPattern: string;
  /** See `markdown-template.ts`. */
  readonly listTemplate: string;
  /** For a file per paper. */
  readonly fileTemplate: string;
}

/** One paper, as a format writes it. */
interface Cited {
  readonly paper: CitedPaper;
  readonly item: CslItem;
  readonly key: string;
}

interface Format {
  readonly extension: string;
  /** A media type, https://www.iana.org/assignments/media-types */
  readonly type: string;
  readonly begin?: string;
  readonly between?: string;
  readonly end?: string;
  write(cited: Cited): string;
}

/** CSL has one text for all keywords. Where a tag has a comma, a list for those who read it stands beside. */
const keywordsOf = (tags: readonly string[], { custom }: Pick<CslItem, 'custom'>) => ({
  keyword: tags.join(', '),
  ...(tags.some((tag) => /[,;]/.test(tag)) && { custom: { ...custom, tags } }),
});

const makers: Readonly<Record<FormatName, (options: ExportOptions) => Format>> = {
  BibTeX() {
    const tex = forBibtex();
    return {
      extension: 'bib',
      type: 'application/x-bibtex',
      between: '\n',
      write: ({ item, key }) => bibtexEntry(item, key, tex),
    };
  },
  BibLaTeX() {
    const tex = forBiblatex();
    return {
      extension: 'bib',
      type: 'application/x-bibtex',
      between: '\n',
      write: ({ item, key }) => biblatexEntry(item, key, tex),
    };
  },
  RIS: () => ({
    extension: 'ris',
    type: 'application/x-research-info-systems',
    write: ({ item, paper }) => risRecord(item, paper.tags),
  }),
  'CSL-JSON': () => ({
    extension: 'json',
    type: 'application/vnd.citationstyles.csl+json',
    begin: '[\n',
    between: ',\n',
    end: '\n]\n',
    write: ({ item: { hasMoreAuthors: _, tags, ...item }, key }) =>
      JSON.stringify({ ...item, ...(tags && keywordsOf(tags, item)), 'citation-key': key }),
  }),
  CSV: () => ({
    extension: 'csv',
    type: 'text/csv',
    // Excel takes a file without this mark for one in its own code page.
    begin: `\ufeff${csvHeader()}`,
    write: ({ item, paper }) => csvRow(item, paper),
  }),
  Markdown: ({ listTemplate }) => ({
    extension: 'md',
    type: 'text/markdown',
    write: (cited) => fillTemplate(listTemplate, cited),
  }),
  Links: () => ({
    extension: 'txt',
    type: 'text/plain',
    write: ({ item }) => `${item.URL}\n`,
  }),
};

/** One export: what its file is called and is, and its pieces. */
export interface Writer {
  readonly extension: string;
  readonly type: string;
  /** The text before all papers. */
  readonly begin: string;
  /** A paper's text, with what parts it from the one before. */
  add(paper: CitedPaper): string;
  readonly end: string;
}

/** Makes what writes one export. It keeps the keys that it gave, so it can't be used for a second one. */
export function writerOf(name: FormatName, options: ExportOptions): Writer {
  const { extension, type, begin = '', between = '', end = '', write } = makers[name](options);
  const keyOf = keysBy(options.keyPattern);
  let count = 0;
  return {
    extension,
    type,
    begin,
    add(paper) {
      const item = cite(paper, options);
      return (count++ > 0 ? between : '') + write({ paper, item, key: keyOf(item) });
    },
    end,
  };
}

/** Some papers in a format, as one text. */
export function exported(
  name: FormatName,
  papers: Iterable<CitedPaper>,
  options: ExportOptions,
): string {
  const writer = writerOf(name, options);
  return [writer.begin, ...Array.from(papers, (paper) => writer.add(paper)), writer.end].join('');
}

/** Makes what writes a Markdown file per paper, named by its citation key. */
export function notesBy(options: ExportOptions): (paper: CitedPaper) => Note {
  const keyOf = keysBy(options.keyPattern);
  return (paper) => {
    const item = cite(paper, options);
    const key = keyOf(item);
    return { name: `${key}.md`, text: fillTemplate(options.fileTemplate, { paper, item, key }) };
  };
}

/** One paper's file. */
interface Note {
  readonly name: string;
  readonly text: string;
}
