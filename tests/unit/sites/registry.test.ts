/** What the registry promises of every site, and that no other source file knows one. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultFeedHosts, optionalFeedHosts } from '../../../utils/feeds/hosts';
import { paperId } from '../../../utils/paper/addresses/from-text';
import type { SiteSources } from '../../../utils/sites/about';
import { isFeedId } from '../../../utils/sites/feed-id';
import { allSites, type KnownSite, start } from '../../../utils/sites/sites';
import { readerOf } from '../../read-page/readers';

const root = resolve(import.meta.dirname, '../../..');
const messages: Readonly<Record<string, { message: string }>> = JSON.parse(
  readFileSync(resolve(root, 'public/_locales/en/messages.json'), 'utf8'),
);
const sources = import.meta.glob<SiteSources>('../../../utils/sites/*/sources.ts', {
  eager: true,
  import: 'sources',
});

/** The message of a name; fails where there is none. */
function say(name: string): string {
  expect(Object.keys(messages)).toContain(name);
  return messages[name]?.message ?? '';
}

const kindsOf = ({ feeds }: KnownSite) => Object.entries(feeds?.kinds ?? {});

it('the registry lists every folder, each once, under its own name', () => {
  const folders = globSync('utils/sites/*/about.ts', { cwd: root }).map(
    (path) => path.split('/')[2],
  );
  expect(allSites.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
});

describe.each(allSites)('$name', (site) => {
  const { name, matches, views, feeds } = site;

  it('has a name that keys and ids can begin with, and patterns of whole hosts', () => {
    expect(name).toMatch(/^[a-z]{2,20}$/);
    // Feeds that are no site's begin so.
    expect(name).not.toBe('rss');
    expect(matches).not.toEqual([]);
    for (const match of matches) expect(match).toMatch(/^https:\/\/(?:\*\.)?[a-z0-9.-]+\/\*$/);
    for (const view of Object.keys(views)) expect(view).toMatch(/^[a-z-]{1,20}$/);
  });

  it('has words for its title, its listings, its feeds and each view', () => {
    const words = { say, day: (text: string) => text, query: (text: string) => text };
    say(site.title);
    say(site.listings);
    for (const inWords of Object.values(views)) {
      for (const rest of [[], ['2026-W23'], ['one', '2026-06-03']]) {
        expect(inWords(rest, words)).not.toBe('');
      }
    }
    for (const [, kind] of kindsOf(site)) {
      expect(say(kind.title).includes('$1')).toBe(kind.tidy !== undefined);
    }
  });

  it('has a reader that bears its name, and a page of a paper at one of its own addresses', () => {
    expect(readerOf(name).name).toBe(name);
    const paper = paperId('2603.03283');
    const address = paper && site.paperUrl(paper);
    if (address === undefined) return;
    expect(readerOf(name).view(new URL(address))).toBe('paper');
    expect(Object.keys(views)).toContain('paper');
  });

  it('has feeds that can be fetched, from hosts that the reviewed list has', () => {
    const own = sources[`../../../utils/sites/${name}/sources.ts`] ?? {};
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(feeds?.kinds ?? {}).toSorted());
    for (const [, { hosts }] of kindsOf(site)) {
      expect(hosts).not.toEqual([]);
      for (const host of hosts) {
        expect(
          [...defaultFeedHosts, ...optionalFeedHosts],
          'a host that feeds are asked at has a line in utils/feeds/hosts.ts',
        ).toContain(host);
      }
    }
  });

  it('has pages to test with', () => {
    expect(existsSync(resolve(root, 'tests/pages/sites', name))).toBe(true);
  });
});

it('a new user is offered a listing and its feed, in words', () => {
  expect(isFeedId(start.feed)).toBe(true);
  expect(URL.canParse(start.address)).toBe(true);
  for (const name of [start.open, start.follow]) expect(say(name)).not.toBe('');
});

/** Files that name a site, and why they may. */
const exceptions: Readonly<Record<string, string>> = {
  'utils/paper/addresses/paper-hosts.ts': 'the reviewed list of places that papers stand at',
  'utils/paper/addresses/addresses.ts': 'the addresses of a paper by its id alone',
  'utils/paper/addresses/link-patterns.ts': 'the same places, as match patterns for menus',
  'utils/feeds/hosts.ts': 'the reviewed list of hosts that the CSP lets us ask',
  'utils/feeds/documents/xml.ts': "the name of a namespace, which arXiv's documents have",
  'utils/citations/cite.ts': 'an eprint names its archive',
  'utils/citations/csl.ts': "the names that CSL, Zotero and BibTeX have for arXiv's preprints",
  'utils/citations/csv.ts': 'a column for identifiers of preprints',
  'utils/citations/ris.ts': 'the database of a preprint',
  'utils/citations/tex/bib.ts': 'the archive of an eprint, as BibTeX and BibLaTeX name it',
  'utils/imports/bibtex/bibtex-reference.ts':
    'the archive of an eprint, as BibTeX and BibLaTeX name it',
  'utils/imports/csl-json.ts': "what Zotero writes into a preprint's note",
  'utils/imports/paper-memory.ts': 'how PaperMemory names its papers',
  'utils/imports/tagged-record.ts': 'a line that a database writes into its records',
};

/** What only a site's folder may say: its hosts, its title, its keys of listings and ids of feeds, its messages. */
function telling(site: KnownSite): RegExp {
  const { name, matches, title, listings } = site;
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const hosts = matches.map((match) => match.replace(/^https:\/\/(?:\*\.)?|\/\*$/g, ''));
  const names = [
    title,
    listings,
    ...kindsOf(site).map(([, kind]) => kind.title),
    ...(site.start ? [site.start.open, site.start.follow] : []),
  ];
  const keys = [
    ...Object.keys(site.views).map((view) => `${name}/${view}`),
    ...kindsOf(site).map(([kind]) => `${name}:${kind}`),
    // What an import of its folder holds.
    `sites/${name}/`,
  ];
  const words = [...hosts, say(title), ...names, ...keys].map(
    (text) => `\\b${literal(text)}${/\w$/.test(text) ? '\\b' : ''}`,
  );
  // A scheme of ids is no site: `arxiv` in a comparison says nothing. Any other name does, however it is written.
  const isScheme = paperId(`${name}:2603.03283`) !== undefined;
  return new RegExp(
    [
      ...words,
      ...(isScheme ? [] : [`(?:${name}|(?i:${literal(say(title).replace(' ', ''))}))`]),
    ].join('|'),
  );
}

/** The code of a file: comments may give examples. */
const codeOf = (path: string): string =>
  readFileSync(resolve(root, path), 'utf8')
    .replace(/(^|\s)\/\*[\s\S]*?\*\//g, '$1')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
    // As it stands in a regular expression.
    .replaceAll('\\', '');

describe('no source file but those of its folder', () => {
  const files = globSync('{{entrypoints,components,utils}/**/*.{ts,tsx,html},wxt.config.ts}', {
    cwd: root,
  }).filter((path) => !path.startsWith('utils/sites/'));

  it.each(allSites)("names $name's hosts, title, listings, feeds or messages", (site) => {
    expect(files.length).toBeGreaterThan(200);
    const naming = files.filter((path) => !exceptions[path] && telling(site).test(codeOf(path)));
    expect(
      naming,
      'Ask the registry instead (utils/sites/sites.ts), and put what only this site knows into its folder.',
    ).toEqual([]);
  });

  it('is an exception without need', () => {
    const needed = Object.keys(exceptions).filter(
      (path) =>
        existsSync(resolve(root, path)) &&
        allSites.some((site) => telling(site).test(codeOf(path))),
    );
    expect(needed).toEqual(Object.keys(exceptions));
  });

  it('nor one of the registry, beyond its line, in the shared files of `utils/sites`', () => {
    const shared = globSync('utils/sites/*.ts', { cwd: root }).filter(
      (path) => path !== 'utils/sites/registry.ts',
    );
    for (const site of allSites) {
      expect(shared.filter((path) => telling(site).test(codeOf(path)))).toEqual([]);
    }
  });
});
