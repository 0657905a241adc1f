import 'fake-indexeddb/auto';
import type {
  Action,
  MarkAction,
  NoteAction,
  RenameTagAction,
  TagAction,
} from '../../../utils/actions/actions-schema';
import { openLibrary } from '../../../utils/library/store/open-library';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { ActionId } from '../../../utils/paper/state/action-id';
import { newActionId, nextMoment } from '../../../utils/paper/state/action-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import { paper } from '../make';

/** A library on a database of its own, and short ways to act on it. */
export function setUp(options: { now?: () => number } = {}) {
  const name = `library ${crypto.randomUUID()}`;
  const library = openLibrary({ name, ...options });
  return { name, library, act: (action: Action) => library.apply(action) };
}

const stamp = (time = nextMoment()) => ({ id: newActionId(time), time });

/** Sets a mark of papers 1, 2, … by hand. */
export const mark = (
  name: MarkName,
  value: boolean,
  papers: readonly number[],
  more: Partial<MarkAction> = {},
): MarkAction => ({
  ...stamp(more.time),
  kind: 'mark',
  by: 'hand',
  mark: name,
  value,
  papers: papers.map((n) => ({ id: paper(n), title: `Paper ${n}` })),
  ...more,
});

/** Puts a tag on papers 1, 2, …, or takes it off. */
export const tag = (
  name: string,
  value: boolean,
  papers: readonly number[],
  more: Partial<TagAction> = {},
): TagAction => ({
  ...stamp(more.time),
  kind: 'tag',
  tag: name,
  value,
  papers: papers.map((n) => ({ id: paper(n), title: `Paper ${n}` })),
  ...more,
});

/** Writes the note of a paper. `step`: the first action of the same typing. */
export const note = (n: number, text: string, step?: ActionId): NoteAction => ({
  ...stamp(),
  kind: 'note',
  paper: { id: paper(n), title: `Paper ${n}` },
  text,
  ...(step !== undefined && { step }),
});

export const renameTag = (from: string, to: string): RenameTagAction => ({
  ...stamp(),
  kind: 'rename tag',
  from,
  to,
});

export const undo = (target: ActionId, tab?: string): Action => ({
  ...stamp(),
  kind: 'undo',
  target,
  ...(tab !== undefined && { tab }),
});

export const see = (
  value: boolean,
  papers: readonly number[],
  by: 'hand' | 'auto' = 'auto',
  time?: number,
): Action => ({ ...stamp(time), kind: 'see', by, value, papers: papers.map(paper) });

export const move = (n: number, after?: number, before?: number): Action => ({
  ...stamp(),
  kind: 'move',
  paper: paper(n),
  ...(after !== undefined && { after: paper(after) }),
  ...(before !== undefined && { before: paper(before) }),
});

/** `arxiv:2603.00007` → 7 */
export const numberOf = (id: PaperId): number => Number(id.slice(-5));
