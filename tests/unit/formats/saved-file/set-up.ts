import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Action } from '../../../../utils/actions/actions-schema';
import { exportLibrary } from '../../../../utils/backup/export-library';
import { examineFile, stageFile } from '../../../../utils/backup/restore-file';
import type { RestoreMode } from '../../../../utils/library/action-record';
import type { Library } from '../../../../utils/library/library';
import { openArchive } from '../../../../utils/library/restore/open-archive';
import { markNames } from '../../../../utils/paper/state/marks';
import { defaultSettings } from '../../../../utils/settings/settings';
import { mark, move, note, see, setUp, tag } from '../../library/set-up';
import { doi, paper } from '../../make';

export interface Kept {
  /** Of the database. */
  readonly name: string;
  readonly library: Library;
  readonly archive: ReturnType<typeof openArchive>;
  readonly act: (action: Action) => ReturnType<Library['apply']>;
}

/** A library with what the data page does to it. */
export function setUpKept(options: { now?: () => number } = {}): Kept {
  const { name, library, act } = setUp(options);
  return { name, library, act, archive: openArchive({ name, ...options }) };
}

export const now = Date.UTC(2026, 10, 23, 8, 15);

export const exported = async ({ library }: Kept, settings = defaultSettings): Promise<Blob> =>
  (await exportLibrary(library, { settings, version: '0.1.0', now })).blob;

/** Restores a file from beginning to end. Gives the action. */
export async function restored({ library, archive }: Kept, file: Blob, mode: RestoreMode) {
  const { sha256 } = (await examineFile(file, library, archive, {})).file;
  const id = await stageFile(file, library, archive, { mode, sha256 });
  await library.resume();
  return id;
}

/** Everything that a file would hold of a library. */
export async function contents({ library }: Kept) {
  const all = { papers: [] as unknown[], seen: [] as unknown[], aliases: [] as unknown[] };
  await library.readAll(({ papers, seen, aliases }) => {
    all.papers.push(...papers);
    all.seen.push(...seen);
    all.aliases.push(...aliases);
  });
  return all;
}

/** What the user sees of a library: which marks stand, the queue in its order, what was seen and opened. */
export async function standing({ library }: Kept) {
  const papers: string[] = [];
  const seen: string[] = [];
  const queue = (await library.queue(999)).map(({ id }) => id);
  await library.readAll((rows) => {
    for (const { id, marks, opened, tags = [], note: { text } = { text: '' } } of rows.papers) {
      const on = [
        ...markNames.filter((name) => marks[name]?.value),
        ...tags.flatMap(({ name, value }) => (value ? [name] : [])),
      ];
      if (on.length > 0 || text !== '' || opened !== undefined)
        papers.push(`${id} ${on.join()} ${opened ?? ''} ${text}`);
    }
    for (const [id, time] of rows.seen) if (time > 0) seen.push(id);
  });
  return { papers, queue, seen };
}

const hard = [
  'plain',
  'ﷺ‮ bidi',
  'e\u0301\u0301\u0301',
  '\u{1F4DA}',
  '</script>',
  '"\\"',
  'a\u2028b',
  '\ud800',
];

type Step =
  | {
      do: 'mark';
      name: (typeof markNames)[number];
      value: boolean;
      papers: number[];
      title: string;
    }
  | { do: 'tag'; name: string; value: boolean; papers: number[] }
  | { do: 'note'; n: number; text: string }
  | { do: 'see'; value: boolean; papers: number[] }
  | { do: 'open'; n: number }
  | { do: 'move'; n: number; after: number | undefined }
  | { do: 'alias'; n: number; m: number; value: boolean; by: 'hand' | 'page' };

const numbers = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('mark' as const),
    name: fc.constantFrom(...markNames),
    value: fc.boolean(),
    papers: numbers,
    title: fc.oneof(fc.constantFrom(...hard), fc.string({ unit: 'binary', maxLength: 20 })),
  }),
  fc.record({
    do: fc.constant('tag' as const),
    name: fc.constantFrom('RL', 'rl', '強化学習', '__proto__'),
    value: fc.boolean(),
    papers: numbers,
  }),
  fc.record({
    do: fc.constant('note' as const),
    n: fc.nat(9),
    text: fc.oneof(fc.constantFrom('', ...hard), fc.string({ unit: 'binary', maxLength: 20 })),
  }),
  fc.record({ do: fc.constant('see' as const), value: fc.boolean(), papers: numbers }),
  fc.record({ do: fc.constant('open' as const), n: fc.nat(9) }),
  fc.record({
    do: fc.constant('move' as const),
    n: fc.nat(9),
    after: fc.option(fc.nat(9), { nil: undefined }),
  }),
  fc.record({
    do: fc.constant('alias' as const),
    n: fc.nat(3),
    m: fc.nat(3),
    value: fc.boolean(),
    by: fc.constantFrom('hand' as const, 'page' as const),
  }),
);
export const steps = fc.array(step, { maxLength: 15 });

/** Does steps to a library, as a user would. */
export async function live({ library, act }: Kept, all: readonly Step[]): Promise<void> {
  for (const each of all) {
    switch (each.do) {
      case 'mark':
        await act(
          mark(each.name, each.value, [], {
            papers: each.papers.map((n) => ({
              id: paper(n),
              title: each.title,
              details: { title: each.title, authors: [each.title], upvotes: n },
            })),
            listing: 'huggingface/day/2026-11-23',
          }),
        );
        break;
      case 'tag':
        await act(tag(each.name, each.value, each.papers));
        break;
      case 'note':
        await act(note(each.n, each.text));
        break;
      case 'see':
        await act(see(each.value, each.papers, each.value ? 'auto' : 'hand'));
        break;
      case 'open': {
        const { id, time } = see(true, [each.n]);
        await act({ id, time, kind: 'opened', paper: paper(each.n) });
        break;
      }
      case 'move':
        if (each.n !== each.after) await act(move(each.n, each.after));
        break;
      case 'alias':
        await library.alias([paper(each.n), doi(each.m)], each.value, now, each.by);
    }
  }
}

/** A file's text with other contents and the counts and the checksum that belong to them. */
export function signed(document: Record<string, unknown>): string {
  const lists = ['papers', 'seen', 'aliases'] as const;
  const rows = lists.flatMap((list) => document[list] as unknown[]);
  const hash = createHash('sha256');
  for (const line of [document['settings'], ...rows]) hash.update(`${JSON.stringify(line)}\n`);
  const counts = Object.fromEntries(
    lists.map((list) => [list, (document[list] as unknown[]).length]),
  );
  return JSON.stringify({ ...document, counts, sha256: hash.digest('hex') });
}
