/**
 * The reference for the library: the effect of every action, on plain maps and lists, in journal order. It shares no
 * code with the library except the keys of the queue's order.
 */
import { generateKeyBetween } from 'fractional-indexing';
import type { Action } from '../../utils/actions/actions-schema.ts';
import type { MarkName } from '../../utils/paper/state/marks.ts';

/** A mark's name, `note`, or `tag ` and the tag however it is spelled. */
type Slot = MarkName | 'note' | `tag ${string}`;

const slotOfTag = (name: string): Slot => `tag ${name.normalize('NFKC').toLowerCase()}`;

/** One mark, tag or note of one paper: its value, who set it, and the action that it comes from. */
interface Cell {
  readonly value: boolean;
  readonly by: 'hand' | 'auto';
  readonly action: string;
  /** For `queued`, while it is on. */
  readonly position?: string;
  /** The spelling of a tag, or the text of a note. */
  readonly text?: string;
}

interface Change {
  readonly paper: string;
  readonly mark: Slot;
  readonly before: Cell | undefined;
  readonly after: Cell;
}

interface Done {
  readonly id: string;
  readonly tab: string | undefined;
  readonly kind: Action['kind'];
  readonly byHand: boolean;
  readonly changes: readonly Change[];
  /** The first action of the typing that a note was written in. */
  readonly step?: string | undefined;
  undone: boolean;
}

/** An action that the library still remembers. */
interface Left {
  readonly id: string;
  readonly summary: { readonly kind: string };
  readonly changes: readonly { paper: string; mark: string; after: unknown }[];
}

/** Which slot a stored change is of. */
function slotOf({ mark, after }: Left['changes'][number]): string {
  const isTag = mark === 'tag' && after instanceof Object && 'name' in after;
  return isTag ? slotOfTag(String(after.name)) : mark;
}

/** What must be equal in the model and in the database if nothing was lost and nothing doubled. */
export interface Picture {
  /** Paper → the names of its marks. */
  readonly marks: Readonly<Record<string, readonly MarkName[]>>;
  readonly queue: readonly string[];
  /** Paper → its tags as they are spelled, sorted. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Paper → its note. */
  readonly notes: Readonly<Record<string, string>>;
  /** Ids of the actions that the library remembers, and whether each was undone. */
  readonly actions: Readonly<Record<string, boolean>>;
  readonly seen: readonly string[];
  readonly opened: readonly string[];
}

/** How long actions are remembered, in ms, and how many of the newest are always kept. */
const remembered = 30 * 24 * 60 * 60 * 1_000;
const alwaysRemembered = 100;

export const markOrder = ['read', 'queued', 'starred', 'hidden'] as const;

export function createModel() {
  const cells = new Map<string, Cell>();
  const seen = new Set<string>();
  const opened = new Set<string>();
  const done = new Map<string, Done>();
  /** For moves that the witness did not hear: the positions that the library reports. */
  /** Actions that went into the record of an earlier one. */
  const folded = new Set<string>();
  const adoptedPositions = new Map<string, string>();

  const at = (paper: string, mark: Slot) => cells.get(`${mark} ${paper}`);
  const isOn = (paper: string, mark: Slot) => at(paper, mark)?.value === true;

  function put(paper: string, mark: Slot, after: Cell): Change {
    const before = at(paper, mark);
    cells.set(`${mark} ${paper}`, after);
    return { paper, mark, before, after };
  }

  /** The queue: papers with their keys, in order. */
  function queued(): { paper: string; position: string }[] {
    return [...cells]
      .flatMap(([key, { value, position }]) =>
        key.startsWith('queued ') && value && position !== undefined
          ? [{ paper: key.slice('queued '.length), position }]
          : [],
      )
      .sort((a, b) => compare(a.position, b.position) || compare(a.paper, b.paper));
  }

  function set(
    paper: string,
    mark: MarkName,
    value: boolean,
    { id, by }: { id: string; by: 'hand' | 'auto' },
  ): Change[] {
    const before = at(paper, mark);
    const own = before?.by === 'hand';
    if (by === 'auto' && own) return [];
    if ((before?.value ?? false) === value && (by === 'auto' || !before || own)) return [];
    const last = queued().at(-1)?.position ?? null;
    const position = before?.value ? before.position : generateKeyBetween(last, null);
    const cell = { value, by, action: id };
    return [
      put(paper, mark, value && mark === 'queued' && position ? { ...cell, position } : cell),
    ];
  }

  function mark(action: Extract<Action, { kind: 'mark' }>): Change[] {
    return action.papers.flatMap(({ id: paper }) => {
      const takesOff =
        action.by === 'hand' && action.value && ['read', 'hidden'].includes(action.mark);
      const leaves = takesOff && isOn(paper, 'queued');
      return [
        ...set(paper, action.mark, action.value, action),
        ...(leaves ? set(paper, 'queued', false, action) : []),
      ];
    });
  }

  /** The papers that carry a tag. */
  const carrying = (slot: Slot): string[] =>
    [...cells].flatMap(([key, { value }]) =>
      value && key.startsWith(`${slot} `) && !key.slice(slot.length + 1).includes(' ')
        ? [key.slice(slot.length + 1)]
        : [],
    );

  /** How a tag is spelled where some paper carries it. */
  function spelled(name: string): string {
    const [some] = carrying(slotOfTag(name)).sort();
    return (some && at(some, slotOfTag(name))?.text) ?? name;
  }

  function setTag(paper: string, name: string, value: boolean, action: string): Change[] {
    const slot = slotOfTag(name);
    if (isOn(paper, slot) === value) return [];
    const text = value ? name : (at(paper, slot)?.text ?? name);
    return [put(paper, slot, { value, by: 'hand', action, text })];
  }

  function tag(action: Extract<Action, { kind: 'tag' }>): Change[] {
    const name = spelled(action.tag);
    return action.papers.flatMap(({ id }) => setTag(id, name, action.value, action.id));
  }

  function renameTag({ id, from, to }: Extract<Action, { kind: 'rename tag' }>): Change[] {
    const [old, next] = [slotOfTag(from), slotOfTag(to)];
    const name = old === next ? to : spelled(to);
    return carrying(old).flatMap((paper) => {
      if (old !== next)
        return [...setTag(paper, from, false, id), ...setTag(paper, name, true, id)];
      if (at(paper, old)?.text === to) return [];
      return [put(paper, old, { value: true, by: 'hand', action: id, text: to })];
    });
  }

  function note({ id, paper, text, step }: Extract<Action, { kind: 'note' }>): Change[] {
    const before = at(paper.id, 'note');
    const record = done.get(before?.action ?? '');
    const goesOn =
      step !== undefined &&
      record !== undefined &&
      !record.undone &&
      (record.id === step || record.step === step) &&
      record.changes.some(({ paper: other, mark: slot }) => slot === 'note' && other === paper.id);
    const isSame = (before?.text ?? '') === text;
    if (goesOn) folded.add(id);
    if (isSame) return [];
    const action = goesOn ? record.id : id;
    const change = put(paper.id, 'note', { value: text !== '', by: 'hand', action, text });
    if (!goesOn) return [change];
    const changes = record.changes.map((each) => ({ ...each, after: change.after }));
    done.set(record.id, { ...record, changes });
    return [];
  }

  /** Right after one neighbour, or right before the other, or first; the nearest key that differs counts. */
  function between(after: string | undefined, before: string | undefined): string {
    const positions = [...new Set(queued().map(({ position }) => position))];
    const low = after === undefined ? undefined : at(after, 'queued')?.position;
    if (low !== undefined) {
      return generateKeyBetween(
        low,
        positions.find((position) => compare(position, low) > 0) ?? null,
      );
    }
    const high = before === undefined ? undefined : at(before, 'queued')?.position;
    if (high !== undefined) {
      const lower = positions.findLast((position) => compare(position, high) < 0);
      return generateKeyBetween(lower ?? null, high);
    }
    return generateKeyBetween(null, positions[0] ?? null);
  }

  function move(action: Extract<Action, { kind: 'move' }>): Change[] {
    const current = at(action.paper, 'queued');
    if (!current?.value) return [];
    const position = adoptedPositions.get(action.id) ?? between(action.after, action.before);
    return [put(action.paper, 'queued', { ...current, action: action.id, position })];
  }

  function undo({ id, target, tab }: Extract<Action, { kind: 'undo' }>): Change[] {
    const record = done.get(target);
    if (!record || record.undone || (tab !== undefined && record.tab !== tab)) return [];
    record.undone = true;
    return record.changes.flatMap(({ paper, mark: name, before, after }) => {
      const current = at(paper, name);
      if (current?.action !== after.action || current.value !== after.value) return [];
      if (name === 'note' && current.text !== after.text) return [];
      return [put(paper, name, before ?? { value: false, by: 'auto', action: id })];
    });
  }

  function changesOf(action: Action): Change[] {
    switch (action.kind) {
      case 'mark':
        return mark(action);
      case 'move':
        return move(action);
      case 'tag':
        return tag(action);
      case 'note':
        return note(action);
      case 'rename tag':
        return renameTag(action);
      case 'undo':
        return undo(action);
      case 'see':
        for (const paper of action.papers) if (action.value) seen.add(paper);
        return [];
      case 'opened':
        opened.add(action.paper);
        return [];
      case 'left':
        return [];
    }
  }

  /** Old actions are forgotten, and can't be undone any more. */
  function forgetOld(now: number): void {
    const limit = (now - remembered).toString(36).padStart(9, '0');
    if (now <= remembered) return;
    const byAge = [...done.keys()].sort();
    for (const id of byAge.slice(0, -alwaysRemembered)) if (id <= limit) done.delete(id);
  }

  /** The changes of an action that can still be undone; for a refused action, restores its marks and returns none. */
  function keptChanges({ changes }: Done, record: Left): Change[] {
    if (record.summary.kind === 'refused') {
      for (const { paper, mark: name, before, after } of changes) {
        if (at(paper, name) !== after) continue;
        if (before) cells.set(`${name} ${paper}`, before);
        else cells.delete(`${name} ${paper}`);
      }
      return [];
    }
    return changes.filter(({ paper, mark: name }) =>
      record.changes.some((change) => change.paper === paper && slotOf(change) === name),
    );
  }

  const isRemembered = ({ kind }: Action) =>
    ['mark', 'move', 'tag', 'note', 'rename tag', 'undo'].includes(kind);

  return {
    /** Applies an action, once. `now`: the clock's time, ms since 1970. */
    apply(action: Action, now: number): void {
      if (done.has(action.id) || folded.has(action.id)) return;
      const changes = changesOf(action);
      if (!isRemembered(action) || folded.has(action.id)) return;
      done.set(action.id, {
        id: action.id,
        tab: action.tab,
        kind: action.kind,
        byHand: !('by' in action) || action.by === 'hand',
        changes,
        ...(action.kind === 'note' && { step: action.step }),
        undone: false,
      });
      forgetOld(now);
    },

    has: (id: string): boolean => done.has(id) || folded.has(id),

    /** Glances that the witness did not hear before the browser died: they may be stored or not. */
    adopt(more: { readonly seen: readonly string[]; readonly opened: readonly string[] }): void {
      for (const paper of more.seen) seen.add(paper);
      for (const paper of more.opened) opened.add(paper);
    },

    /**
     * The browser lost the database, and the library healed it: every mark is there, but only what was written down
     * since can be undone, except for what the shadow already held. `refused`: an undo that came too late, which is
     * reported and has no effect.
     */
    healed(left: readonly Left[]): void {
      const records = new Map(left.map((record) => [record.id, record]));
      for (const each of [...done.values()].reverse()) {
        const record = records.get(each.id);
        if (!record) done.delete(each.id);
        else done.set(each.id, { ...each, changes: keptChanges(each, record) });
      }
    },

    adoptPosition(action: string, position: string): void {
      adoptedPositions.set(action, position);
    },

    isOn,
    carries: (paper: string, tag: string): boolean => isOn(paper, slotOfTag(tag)),

    /** The last undoable action by hand: of one tab, or anywhere. */
    lastUndoable(tab?: string): string | undefined {
      return [...done.values()].findLast(
        (each) =>
          each.kind !== 'undo' &&
          each.byHand &&
          !each.undone &&
          each.changes.length > 0 &&
          (tab === undefined || each.tab === tab),
      )?.id;
    },

    /** Neither seen, nor marked, nor hidden: what the badge counts. */
    isUnseen: (paper: string): boolean =>
      !seen.has(paper) && !markOrder.some((name) => isOn(paper, name)),

    queue: (): string[] => queued().map(({ paper }) => paper),

    picture(): Picture {
      const marks: Record<string, MarkName[]> = {};
      for (const name of markOrder) {
        for (const [key, { value }] of cells) {
          if (!value || !key.startsWith(`${name} `)) continue;
          const paper = key.slice(name.length + 1);
          marks[paper] = [...(marks[paper] ?? []), name];
        }
      }
      const tags: Record<string, string[]> = {};
      const notes: Record<string, string> = {};
      for (const [key, { value, text = '' }] of cells) {
        const paper = key.slice(key.lastIndexOf(' ') + 1);
        if (value && key.startsWith('tag ')) tags[paper] = [...(tags[paper] ?? []), text].sort();
        if (value && key.startsWith('note ')) notes[paper] = text;
      }
      return {
        marks,
        tags,
        notes,
        queue: queued().map(({ paper }) => paper),
        actions: Object.fromEntries([...done.values()].map(({ id, undone }) => [id, undone])),
        seen: [...seen].sort(),
        opened: [...opened].sort(),
      };
    },
  };
}
export type Model = ReturnType<typeof createModel>;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
