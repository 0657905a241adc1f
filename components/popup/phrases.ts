import type { ListingKey } from '../../utils/actions';
import type { ActionSummary } from '../../utils/library/types';
import type { MarkName } from '../../utils/marks';
import type { PaperDetails } from '../../utils/paper';
import type { Words } from '../../utils/words';
import { createTimes } from './times';

const done: Readonly<Record<MarkName, readonly [on: string, off: string]>> = {
  read: ['popupDidRead', 'popupDidUnread'],
  queued: ['popupDidQueue', 'popupDidUnqueue'],
  starred: ['popupDidStar', 'popupDidUnstar'],
  hidden: ['popupDidHide', 'popupDidUnhide'],
};

/** The words of a query in a listing's key, which may be cut within the escapes of one character (12 at most). */
function decoded(query: string): string {
  for (let end = query.length; end >= query.length - 12; end--) {
    try {
      return decodeURIComponent(query.slice(0, end));
    } catch {
      // Cut within a character: once more without the end.
    }
  }
  return query;
}

/** How the popup says things: the words of `_locales`, and times in the reader's language. */
export function createPhrases(words: Words, language: string) {
  const { say, count } = words;
  const times = createTimes(language);

  function byline(details: PaperDetails | undefined): string | undefined {
    if (details?.organisation) return details.organisation.name;
    const [first, second] = details?.authors ?? [];
    const total = Math.max(details?.authorCount ?? 0, details?.authors?.length ?? 0);
    if (total === 0) return undefined;
    if (first === undefined) return count('popupAuthors', total);
    if (total === 1) return first;
    if (total === 2 && second !== undefined) return say('popupTwoAuthors', first, second);
    return count('popupAuthorAndOthers', total - 1, first);
  }

  function day(text: string): string {
    return times.date(text) ?? text;
  }

  /** "Daily Papers, Jun 3, 2026" of `huggingface/day/2026-06-03`. A view without words is its site. */
  function where(listing: ListingKey): string {
    const [site = '', view = '', ...rest] = listing.split('/');
    if (site === 'huggingface') return onHuggingFace(view, rest);
    return site === 'arxiv' ? 'arXiv' : site;
  }

  function onHuggingFace(view: string, rest: readonly string[]): string {
    const [which = ''] = rest;
    switch (view) {
      case 'day':
      case 'month':
        return say('popupFromDaily', day(which));
      case 'week': {
        const [, year, week] = /^(\d{4})-W(\d{1,2})$/.exec(which) ?? [];
        return year && week
          ? say('popupFromWeek', String(Number(week)), year)
          : say('popupFromHuggingFace');
      }
      case 'trending':
        return say('popupFromTrending');
      case 'search':
        return say('popupFromSearch', decoded(which));
      case 'paper':
        return say('popupFromItsPage');
      case 'collection':
        return say('popupFromCollection', which);
      case 'of':
      case 'repository':
        return say('popupFromOwner', rest.join('/').replace(/^(?:datasets|spaces)\//, ''));
      default:
        return say('popupFromHuggingFace');
    }
  }

  function did(summary: ActionSummary): string {
    switch (summary.kind) {
      case 'mark':
        return count(done[summary.mark][summary.value ? 0 : 1], summary.count);
      case 'see':
        return count(summary.value ? 'didSee' : 'didUnsee', summary.count);
      case 'move':
        return say('popupDidMove');
      case 'undo':
        return say('popupDidUndo', did(summary.of));
      case 'refused':
        return say('undoRefused');
    }
  }

  /** "2 of 23 changed since, kept": what an undo left alone. */
  function kept(summary: ActionSummary): string | undefined {
    if (summary.kind !== 'undo' || summary.kept === 0) return undefined;
    return say('popupKept', String(summary.kept), String(summary.count));
  }

  /** The title of the one paper that an action was about. */
  function titleOf(summary: ActionSummary): string | undefined {
    if (summary.kind === 'undo') return titleOf(summary.of);
    return 'title' in summary ? summary.title : undefined;
  }

  const numbers = new Intl.NumberFormat(language);
  const number = (value: number): string => numbers.format(value);

  return { ...words, number, byline, where, did, kept, titleOf, times };
}
export type Phrases = ReturnType<typeof createPhrases>;
