/**
 * Actions that are stored although the browser died before the witness heard of them: that is allowed, but each must be
 * complete. They are read back from the library's history and applied to the model, which then predicts the result of
 * all of them.
 */
import type { Action } from '../../utils/actions/actions-schema.ts';
import type { Model } from './model.ts';
import type { Remembered, Stored } from './witness.ts';

/** The actions that neither the model nor `heard` has. */
export function unheard(stored: Stored, model: Model, heard: readonly Action[]): Action[] {
  const known = new Set<string>(heard.map(({ id }) => id));
  return stored.actions
    .filter(({ id }) => !model.has(id) && !known.has(id))
    .map((record) => actionOf(record, stored, model));
}

function actionOf(record: Remembered, stored: Stored, model: Model): Action {
  const { id, tab, summary, changes, auto } = record;
  const base = { id, time: 0, ...(tab !== undefined && { tab }) };
  return { ...base, ...whatItDid() } as Action;

  function whatItDid() {
    switch (summary.kind) {
      case 'mark': {
        const own = changes.filter(({ mark }) => mark === summary.mark);
        const papers = own.map(({ paper }) => ({ id: paper }));
        const { mark, value } = summary;
        return { kind: 'mark', by: auto ? 'auto' : 'hand', mark, value, papers };
      }
      case 'move': {
        const [change] = changes;
        if (change) model.adoptPlace(id, String(memberOf(change.after, 'position') ?? ''));
        return { kind: 'move', paper: change?.paper };
      }
      case 'tag': {
        const papers = changes.map(({ paper }) => ({ id: paper }));
        return { kind: 'tag', tag: summary.tag, value: summary.value, papers };
      }
      case 'rename tag':
        return { kind: 'rename tag', from: summary.from, to: summary.to };
      case 'note':
        return noteOf(record, stored);
      case 'undo':
        return { kind: 'undo', target: stored.actions.find(({ undoneBy }) => undoneBy === id)?.id };
      default:
        throw new Error(`stored, and never done: ${JSON.stringify(record)}`);
    }
  }
}

/** What went into the record of an earlier action of the same typing is read there. */
function noteOf({ step, changes }: Remembered, stored: Stored) {
  const own = changes.length > 0 ? changes : stored.actions.find(({ id }) => id === step)?.changes;
  const [change] = own ?? [];
  const text = memberOf(change?.after, 'text');
  return { kind: 'note', paper: { id: change?.paper }, text, ...(step !== undefined && { step }) };
}

const memberOf = (value: unknown, name: string): unknown =>
  value instanceof Object ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
