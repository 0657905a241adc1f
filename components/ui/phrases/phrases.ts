import type { ListingKey } from '../../../utils/actions/actions-schema';
import type { Words } from '../../../utils/basics/words';
import type { ActionSummary } from '../../../utils/library/action-record';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { MarkName } from '../../../utils/paper/state/marks';
import { siteNamed } from '../../../utils/sites/sites';
import { createTimes } from './times';

const done: Readonly<Record<MarkName, readonly [on: string, off: string]>> = {
  read: ['popupDidRead', 'popupDidUnread'],
  queued: ['popupDidQueue', 'popupDidUnqueue'],
  starred: ['popupDidStar', 'popupDidUnstar'],
  hidden: ['popupDidHide', 'popupDidUnhide'],
};

/** The popup's phrases: the words of `_locales`, and times in the reader's language. */
export function createPhrases(words: Words, language: string) {
  const { say, count } = words;
  const times = createTimes(language, say('popupJustNow'));

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

  /** "Daily Papers, Jun 3, 2026" for `huggingface/day/2026-06-03`, according to the site's folder. */
  function where(listing: ListingKey): string {
    const [name = '', view = '', ...rest] = listing.split('/');
    const site = siteNamed(name);
    // Of any page, its key holds the address: `any-page/https://lists.example.org/today`.
    if (!site) return URL.parse([view, ...rest].join('/'))?.hostname ?? name;
    const inWords = Object.hasOwn(site.views, view) ? site.views[view] : undefined;
    return inWords?.(rest, { say, day, query: searchedFor }) ?? say(site.listings);
  }

  function did(summary: ActionSummary): string {
    switch (summary.kind) {
      case 'mark':
        return count(done[summary.mark][summary.value ? 0 : 1], summary.count);
      case 'see':
        return count(summary.value ? 'didSee' : 'didUnsee', summary.count);
      case 'move':
        return say('popupDidMove');
      case 'tag': {
        const name = summary.value ? 'popupDidTag' : 'popupDidUntag';
        return count(name, summary.count, isolated(summary.tag));
      }
      case 'note':
        return say(summary.value ? 'popupDidNote' : 'popupDidUnnote');
      case 'rename tag': {
        const { from, to } = summary;
        return count('popupDidRenameTag', summary.count, isolated(from), isolated(to));
      }
      case 'import':
        if (summary.papers) return count('didImport', summary.count);
        return count(summary.mode === 'merge' ? 'didRestore' : 'didReplace', summary.count);
      case 'undo':
        return say('popupDidUndo', did(summary.of));
      case 'refused':
        return say('undoRefused');
    }
  }

  /** "2 of 23 changed since, kept": what an undo left unchanged. */
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
/** A user's text within a sentence: whatever its direction, it doesn't turn the rest. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

export type Phrases = ReturnType<typeof createPhrases>;

/** The query in a listing's key. A long one was cut, perhaps within a character. */
function searchedFor(encoded: string): string {
  const whole = encoded.replace(/%[\dA-F]?$/, '');
  const text =
    new URLSearchParams(`query=${whole}`).get('query')?.replace(/\ufffd{1,3}$/, '') ?? '';
  return text === '' || text.includes('\ufffd') ? encoded : text;
}
