/** Where things stand: imports run one way, no files import each other in a circle, and every room has its sentence. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as keys from '../../utils/basics/storage-keys';
import { allImports, type Import, root, sources } from './imports';

/**
 * The rooms, from the lowest to the highest. A file imports from its own room and from lower ones; rooms of one line know
 * nothing of each other.
 */
const order: readonly (readonly [rooms: readonly string[], why: string])[] = [
  [['utils/basics'], 'knows nothing of papers'],
  [['utils/paper'], 'what a paper is: ids, details, marks, states'],
  [
    ['utils/citations'],
    'papers in the terms of citations, and the formats that they are written in',
  ],
  [
    ['utils/imports'],
    "other programs' files of papers, read; what comes out is what citations hold",
  ],
  [['utils/actions'], 'what a user does to papers'],
  [['utils/feeds'], 'what a feed is, how documents are read, which hosts there are; no site'],
  [['utils/sites'], 'what is true of one site, and the registry of them'],
  [['utils/rules'], 'judges papers by their details'],
  [['utils/settings'], 'what the user chose, rules among it'],
  [['utils/messages'], 'what pages and the worker say to each other, settings among it'],
  [
    ['utils/formats'],
    'files of papers; a row there is what the library keeps, so it stands below it',
  ],
  [['utils/library'], 'the database; knows no browser'],
  [
    ['utils/digest', 'utils/backup', 'utils/checks'],
    'what is done with the library; all that it needs of the browser is handed in',
  ],
  [['utils/browser'], "wraps the browser's API for the worker and our own pages"],
  [
    ['utils/desk'],
    'the library, opened over what the browser keeps; where every context of ours acts',
  ],
  [['utils/diagnosis'], 'what a user can tell us of; asks all that is kept'],
  [['utils/worker'], 'what only the background does'],
  [['components/ui'], 'what pages of ours and pages of sites share'],
  [
    [
      'components/page',
      'components/popup',
      'components/options',
      'components/digest',
      'components/library',
      'components/follow',
      'components/own-words',
      'components/welcome',
    ],
    'one page each; what two of them need belongs in components/ui',
  ],
  [['entrypoints'], 'wires; nothing imports it'],
];
const rooms = order.flatMap(([names]) => names);

/** `utils/paper` of `utils/paper/state/marks.ts`. */
const roomOf = (path: string): string =>
  path.startsWith('entrypoints/') ? 'entrypoints' : path.split('/').slice(0, 2).join('/');

/** What each import that runs the wrong way is told. */
function breachesOf(imports: readonly Import[]): string[] {
  const height = new Map(order.flatMap(([names], n) => names.map((name) => [name, n] as const)));
  return imports.flatMap(({ from, to }) => {
    const [own, other] = [roomOf(from), roomOf(to)];
    const [high, low] = [height.get(own), height.get(other)];
    if (high === undefined) return [`${from}: ${own} has no place in \`order\` of this test.`];
    if (own === other || (low !== undefined && low < high)) return [];
    const why = order[high]?.[1];
    return [
      `${from} imports ${to}, but ${own} (${why}) stands no higher than ${other}. Move what it needs to a lower room, ` +
        `hand it in from above, or move ${from} up.`,
    ];
  });
}

/** Each circle of files as one line. */
function circlesOf(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  function visit(path: string, way: readonly string[]): void {
    const begin = way.indexOf(path);
    if (begin >= 0) {
      circles.push(
        `${[...way.slice(begin), path].join(' → ')}: a circle, if only of types. Move what both need to a file of its own.`,
      );
    } else if (!done.has(path)) {
      for (const to of next.get(path) ?? []) visit(to, [...way, path]);
      done.add(path);
    }
  }
  for (const path of next.keys()) visit(path, []);
  return circles;
}

it('imports run one way, from higher rooms to lower ones', () => {
  expect(allImports.length).toBeGreaterThan(1_000);
  expect(breachesOf(allImports)).toEqual([]);
  expect(
    rooms.filter((room) => ![...sources.keys()].some((path) => roomOf(path) === room)),
  ).toEqual([]);
});

it('no files import each other in a circle, types included', () => {
  expect(circlesOf(allImports)).toEqual([]);
});

it('finds imports that run the wrong way, and circles', () => {
  const up = { from: 'utils/paper/a.ts', to: 'utils/library/b.ts', isType: true };
  const beside = { from: 'components/popup/a.ts', to: 'components/digest/b.ts', isType: false };
  const unknown = { from: 'utils/misc/a.ts', to: 'utils/basics/b.ts', isType: false };
  const right = { from: 'utils/library/b.ts', to: 'utils/paper/a.ts', isType: false };
  expect(breachesOf([right])).toEqual([]);
  expect(breachesOf([up, beside, unknown])).toEqual([
    expect.stringContaining('Move what it needs to a lower room'),
    expect.stringContaining('components/popup'),
    expect.stringContaining('no place'),
  ]);
  expect(circlesOf([right])).toEqual([]);
  expect(circlesOf([right, up])).toHaveLength(1);
});

it("a page's script carries neither zod, nor the database, nor what wraps the browser for our own pages", () => {
  const runs = allImports.filter(({ isType }) => !isType);
  // `wxt.config.ts` makes each site's content script of a reader and of what runs it.
  const starts =
    /^(?:entrypoints\/(?:shield\.content|page-parts)|components\/page\/run-on-site|utils\/sites\/[\w-]+\/reader)\.ts$/;
  const carried = new Set([...sources.keys()].filter((path) => starts.test(path)));
  for (const path of carried) {
    for (const { from, to } of runs) if (from === path) carried.add(to);
  }
  expect(carried.size).toBeGreaterThan(30);
  const heavy =
    /^utils\/(?:basics\/z\.ts|browser|desk|worker|diagnosis|library|formats|backup|checks)/;
  expect([...carried].filter((path) => heavy.test(path))).toEqual([]);
});

it('a type is inferred in the file of its schema', () => {
  const apart = [...sources].flatMap(([path, text]) =>
    [...text.matchAll(/z\.infer<typeof (\w+)>/g)].flatMap(([, schema = '']) =>
      text.includes(`const ${schema}`)
        ? []
        : `${path} infers a type of ${schema}. Infer it beside the schema, and import the type.`,
    ),
  );
  expect(apart).toEqual([]);
});

it('every room has its sentence in CONTRIBUTING', () => {
  const folders = [
    ...new Set(
      globSync('{components,utils,tests}/*/**/*.{ts,tsx,html,json}', { cwd: root }).map((path) =>
        path.replaceAll('\\', '/').split('/').slice(0, 2).join('/').concat('/'),
      ),
    ),
  ].sort();
  const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const rows = [...contributing.matchAll(/^\| `([\w./-]+\/)` +\| \S.*\|$/gm)].map(
    ([, room]) => room,
  );
  expect(folders.length).toBeGreaterThan(25);
  // A row too few: say in the table of rooms what is in the new one. A row too many: its room is gone.
  expect(
    rows.filter((room) => /^(?:components|utils|tests)\/./.test(room ?? '')).toSorted(),
  ).toEqual(folders);
  expect(rows).toContain('entrypoints/');
});

/** More files than this side by side hold several ideas, which a newcomer can't tell apart by the names alone. */
const mostFiles = 35;

/** The folders that hold too many files by themselves. */
function fullFolders(paths: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].flatMap(([folder, count]) =>
    count > mostFiles
      ? `${folder} holds ${count} files. Put those of one idea into a folder named for it.`
      : [],
  );
}

it('no folder holds more files than can be read as one idea', () => {
  expect(fullFolders(sources.keys())).toEqual([]);
  const many = Array.from({ length: mostFiles + 1 }, (_, n) => `utils/a/${n}.ts`);
  expect(fullFolders([...many, 'utils/b/1.ts'])).toEqual([
    expect.stringContaining('utils/a holds 36'),
  ]);
  expect(fullFolders(many.slice(1))).toEqual([]);
});

const registry = 'utils/basics/storage-keys.ts';

/** Where a file names a key of the browser's storage by itself. */
function keysNamedIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
  const special = Object.values(keys).filter((key) => /[: ]/.test(key));
  const literals = [...code.matchAll(/['"`]([^'"`\n]*)['"`]/g)].map(([, literal = '']) => literal);
  return [
    ...literals.filter((literal) =>
      special.some((key) => (key.endsWith(':') ? literal.startsWith(key) : literal === key)),
    ),
    ...[
      ...code.matchAll(
        /\b(?:area|session|local|sync)\??\.(?:get|set|remove)\(\s*(?:\[\s*|\{\s*\[?\s*)?(?:['"`][^'"`]*['"`]|\w+:)/g,
      ),
    ].map(([use]) => use),
    ...[...code.matchAll(/\bconst \w*(?:storageKey|[pP]refix) = ['"`].*/g)].map(([use]) => use),
  ];
}

it('keys of the storage stand in their registry only', () => {
  const named = [...sources].flatMap(([path, text]) =>
    path === registry
      ? []
      : keysNamedIn(text).map(
          (key) => `${path} names ${key}. Put it into ${registry}, and import it from there.`,
        ),
  );
  expect(named).toEqual([]);
  expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length);
});

it('finds keys outside of their registry', () => {
  expect(keysNamedIn("await area.get(['settings'])")).toHaveLength(1);
  expect(keysNamedIn('void area.set({ seen: 1 })')).toHaveLength(1);
  expect(keysNamedIn("browser.storage.session.set({ 'a b': 1 })")).toHaveLength(1);
  expect(keysNamedIn('const key = `backup:x`')).toHaveLength(1);
  expect(keysNamedIn('await area.get([settingsKey])')).toEqual([]);
});

it('unit tests replace modules for a whole file in their set-up only', () => {
  const putting = globSync('tests/unit/**/*.test.{ts,tsx}', { cwd: root }).filter((path) =>
    /\bvi\.mock\(/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(
    putting.map(
      (path) => `${path}: files share modules; extend tests/unit/fake-browser.ts instead.`,
    ),
  ).toEqual([]);
});
