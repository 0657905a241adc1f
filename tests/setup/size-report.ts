/**
 * The weight of each entry point of the built extension: the files that a browser loads for it, each compressed as by
 * `gzip -9` (Node's zlib makes them 0.2 % larger than GNU's).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const built = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/** Maximum bytes of each site's content script, which every page of the site loads. */
const contentScriptBudget = 20_000;

/** Maximum bytes of each. They load from the user's own disk and may grow a little, but not unnoticed. */
const budgets: Readonly<Record<string, number>> = {
  // Opens the library (with tags and notes, 2 kB of each of these, and the search index, 2.5 kB), with its shadow, its
  // healing and the completion of interrupted work (restoring, erasing); finds papers for the address bar (2 kB); reads
  // feeds of all kinds (XML and its processing are 14 kB); judges pages' claims about ids, and whether feeds' answers
  // can be true; decodes TeX in names; knows every site (1 kB each), and the addresses and DOIs of 50 others, with redirects, archives
  // and readers that lead to them (5.5 kB).
  // Keeps the words of pages' scripts. Tells by sites' hints (2 kB) which site may speak of which identifiers.
  background: 95_000,
  // The queue, the inbox, the paper of the front tab, the papers of any page, tags and notes (4 kB), and the checks of
  // feeds. Finds formulas in titles, and papers behind redirects, archives and readers (1 kB each here, as in the next ones). Some of it comes in chunks shared with the page of
  // tags and notes, which compress worse than one. Fills in papers under any of their ids, and indexes their DOIs.
  popup: 116_000,
  // Reads and checks whole files, restores, tests the extension itself, checks feeds, tries rules on papers that feeds
  // brought, and changes them; renumbers a queue, judges groups of ids. What it shares with imports is in chunks of its own.
  options: 115_000,
  // Settings with their undo; opens the library, on which the button and the next check depend.
  welcome: 80_000,
  // All that a site's script has but its reader, and what finds a free place over a page; only where the user asks for it.
  'any-page': 18_950,
  // Marks links in running text, only on pages that have some; states, journal and words as in the script beside it.
  links: 9_000,
  // Reads any page: what it knows of papers' addresses is a third, of sites with identifiers of their own a tenth;
  // citations, lines of text, and titles before their links are 1 kB, redirects, archives and mirrors another;
  // what stands between entries and is none, 0.3 kB.
  'page-reader': 21_200,
  // Writes BibTeX in a page, where the user first copies an entry's; nearly all of it is unicode2latex.
  cite: 68_500,
  // Opens the library; reads queries, finds, lists and marks; edits tags and notes (3 kB).
  library: 106_500,
  // Opens the library, judges by the rules and marks papers.
  digest: 95_000,
  // Stores settings, for which it opens the library, and names a feed.
  follow: 83_000,
  // Opens the library, stores how papers are exported; what writes them is loaded at once.
  export: 150_000,
  // Opens the library, edits tags and notes.
  'own-words': 91_000,
  // Writes citations; 70 kB of it is unicode2latex, every letter that TeX has a command for.
  'open-export': 80_000,
  // Reads other programs' files: a parser of BibTeX (with unicode2latex), one of CSV, lists of PubMed and EndNote, dates and
  // names in all the forms that programs give them.
  'open-import': 115_000,
  // Draws formulas: Temml, which knows TeX's commands and their signs. KaTeX is 17 kB more.
  'draw-maths': 60_500,
  // The same in a page, where its letters are made generated content.
  maths: 61_000,
};

export interface Weighed {
  /** The entry point's file or folder name in `entrypoints/`. */
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly gzip: number }[];
  /** Bytes, all its files together. */
  readonly gzip: number;
  /** Bytes; absent for an entry point without a budget, which fails like exceeding one. */
  readonly budget?: number;
  readonly passed: boolean;
}

/** Weighs every entry point of `.output/chrome-mv3`. Throws if nothing is built. */
export function weighAll(): Weighed[] {
  const manifest = JSON.parse(read('manifest.json'));
  const scripts: { js?: string[]; css?: string[] }[] = manifest.content_scripts;
  return [
    ...scripts.map(({ js = [], css = [] }) =>
      weigh(nameOf(js[0] ?? ''), [...js, ...css], contentScriptBudget),
    ),
    weigh('any-page', ['any-page.js']),
    weigh('page-reader', ['page-reader.js']),
    weigh('cite', ['cite.js']),
    weigh('maths', ['maths.js']),
    weigh('links', ['links.js']),
    weigh('background', [manifest.background.service_worker]),
    ...[
      manifest.action.default_popup,
      manifest.options_ui.page,
      'welcome.html',
      'digest.html',
      'library.html',
      'follow.html',
      'export.html',
      'own-words.html',
    ].map((page: string) => weigh(nameOf(page), [page, ...loadedBy(page)])),
    ...lazy.map((name) => weigh(name, addedBy(name))),
  ];
}

/** What pages load on first use, by the names of their chunks. */
const lazy = ['open-export', 'open-import', 'draw-maths'];

/** The scripts that a chunk brings, without those that the settings have loaded before. */
function addedBy(name: string): string[] {
  const before = new Set(loadedBy('options.html'));
  const chunks = readdirSync(join(built, 'chunks'));
  const first = chunks.find((file) => file.startsWith(`${name}-`));
  if (first === undefined) throw new Error(`No chunk ${name}`);
  const added = new Set([`chunks/${first}`]);
  for (const path of added) {
    for (const [, file] of read(path).matchAll(/(?:from|import)\s?"\.\/([^"]+\.js)"/g)) {
      if (!before.has(`chunks/${file}`)) added.add(`chunks/${file}`);
    }
  }
  return [...added];
}

function weigh(name: string, paths: readonly string[], budget = budgets[name]): Weighed {
  const files = paths.map((path) => {
    const gzip = gzipSync(read(path), { level: constants.Z_BEST_COMPRESSION }).length;
    return { path, gzip };
  });
  const gzip = files.reduce((sum, file) => sum + file.gzip, 0);
  const passed = budget !== undefined && gzip <= budget;
  return { name, files, gzip, ...(budget !== undefined && { budget }), passed };
}

/** Scripts, preloaded chunks and style sheets; Vite names all of them in the page. */
const loadedBy = (page: string): string[] =>
  [...read(page).matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].flatMap(
    ([, path]) => path ?? [],
  );

const nameOf = (path: string): string => /([^/.]+)\.[a-z]+$/.exec(path)?.[1] ?? path;

const read = (path: string): string => readFileSync(join(built, path), 'utf8');
