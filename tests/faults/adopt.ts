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
  const isNews = (id: string) => !model.has(id) && !known.has(id);
  return stored.actions.flatMap((record) => [
    ...(isNews(record.id) ? [actionOf(record, stored, model)] : []),
    ...(record.folded !== undefined && isNews(record.folded) ? goneOn(record) : []),
  ]);
}

/** The last action of typing a note, if its record holds the text; another step of the same typing may hold it. */
function goneOn({ id, step, folded, changes }: Remembered): Action[] {
  const text = memberOf(changes[0]?.after, 'text');
  const paper = { id: changes[0]?.paper };
  return [{ id: folded, time: 0, kind: 'note', step: step ?? id, paper, text } as Action];
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
        if (change) model.adoptPosition(id, String(memberOf(change.after, 'position') ?? ''));
        return { kind: 'move', paper: change?.paper };
      }
      case 'tag': {
        const papers = changes.map(({ paper }) => ({ id: paper }));
        return { kind: 'tag', tag: summary.tag, value: summary.value, papers };
      }
      case 'rename tag':
        return { kind: 'rename tag', from: summary.from, to: summary.to };
      case 'note': {
        const [change] = changes;
        const text = memberOf(change?.after, 'text');
        const { step } = record;
        return { kind: 'note', paper: { id: change?.paper }, text, ...(step && { step }) };
      }
      case 'undo':
        return { kind: 'undo', target: stored.actions.find(({ undoneBy }) => undoneBy === id)?.id };
      default:
        throw new Error(`stored, and never done: ${JSON.stringify(record)}`);
    }
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  value instanceof Object ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
