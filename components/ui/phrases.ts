import type { ListingKey } from '../../utils/actions/actions-schema';
import type { Words } from '../../utils/basics/words';
import type { ActionSummary } from '../../utils/library/action-record';
import type { PaperDetails } from '../../utils/paper/details-schema';
import type { MarkName } from '../../utils/paper/marks';
import { createTimes } from './times';

const done: Readonly<Record<MarkName, readonly [on: string, off: string]>> = {
  read: ['popupDidRead', 'popupDidUnread'],
  queued: ['popupDidQueue', 'popupDidUnqueue'],
  starred: ['popupDidStar', 'popupDidUnstar'],
  hidden: ['popupDidHide', 'popupDidUnhide'],
};

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
    return site === 'arxiv' ? onArxiv(view, rest) : site;
  }

  /** "arXiv, new in cs.CL, Nov 23, 2026" of `arxiv/new/cs.CL/2026-11-23`. */
  function onArxiv(view: string, [which = '', when]: readonly string[]): string {
    switch (view) {
      case 'new':
        return when
          ? say('popupFromArxivNewOn', which, day(when))
          : say('popupFromArxivNew', which);
      case 'recent':
        return say('popupFromArxivRecent', which);
      case 'month':
        return when ? say('popupFromArxivMonth', which, day(when)) : 'arXiv';
      case 'catchup':
        return when
          ? say('popupFromArxivCatchup', which, day(when))
          : say('popupFromArxivNew', which);
      case 'search':
        return say('popupFromArxivSearch', searchedFor(which));
      case 'author':
        return say('popupFromArxivAuthor', which);
      default:
        return 'arXiv';
    }
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
        return say('popupFromSearch', searchedFor(which));
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
      case 'import':
        return count(summary.mode === 'merge' ? 'didRestore' : 'didReplace', summary.count);
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

  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const list = (parts: readonly string[]): string => lists.format(parts);

  return { ...words, number, list, byline, where, did, kept, titleOf, times };
}
export type Phrases = ReturnType<typeof createPhrases>;

/** The query that a listing's key holds. A long one was cut, perhaps within a character. */
function searchedFor(encoded: string): string {
  const whole = encoded.replace(/%[\dA-F]?$/, '');
  return new URLSearchParams(`query=${whole}`).get('query')?.replace(/\ufffd{1,3}$/, '') || encoded;
}
