import { type Term, withoutTerm } from '../../../utils/library/search/query';
import { orders } from '../../../utils/library/search/search';
import type { Phrases } from '../../ui/phrases/phrases';
import type { LibraryModel } from '../library-model';

interface Props {
  readonly model: LibraryModel;
  readonly phrases: Phrases;
}

/** Where the user types; what that means, as chips that can be taken away; the order. */
export function SearchBar({ model, phrases }: Props) {
  const { say } = phrases;
  // Without words nothing matches better than another: that order is the one by time of marking, and is called so.
  const isMatched = model.query.value.terms.some(({ kind, not }) => kind === 'words' && !not);
  const order = isMatched || model.order.value !== 'best' ? model.order.value : 'marked';
  return (
    <search>
      <input
        type="search"
        id="search"
        aria-label={say('librarySearch')}
        placeholder={say('librarySearchHint')}
        aria-describedby="query-meaning"
        value={model.text.value}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => model.type(currentTarget.value)}
      />
      <label class="order">
        <span class="unseen">{say('libraryOrder')}</span>
        <select
          value={order}
          onChange={({ currentTarget }) => {
            const chosen = orders.find((each) => each === currentTarget.value);
            if (chosen) model.sort(chosen);
          }}
        >
          {orders
            .filter((each) => isMatched || each !== 'best')
            .map((each) => (
              <option key={each} value={each}>
                {say(`libraryOrder_${each}`)}
              </option>
            ))}
        </select>
      </label>
      <Chips model={model} phrases={phrases} />
    </search>
  );
}

/** More chips than these would only repeat what was typed. */
const most = 12;

function Chips({ model, phrases }: Props) {
  const { say, list } = phrases;
  const { terms, unread } = model.query.value;
  return (
    <div id="query-meaning" class="meaning">
      {terms.length > 0 && (
        <ul class="chips" aria-label={say('libraryMeaning')}>
          {terms.slice(0, most).map((term) => {
            const words = termInWords(phrases, term);
            return (
              <li key={`${term.from} ${words}`}>
                <button
                  type="button"
                  class="chip"
                  aria-label={say('libraryRemoveTerm', words)}
                  title={say('libraryRemoveTerm', words)}
                  onClick={() => model.type(withoutTerm(model.text.peek(), term))}
                >
                  <bdi>{words}</bdi> <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
          {terms.length > most && <li>{say('libraryMoreTerms', String(terms.length - most))}</li>}
        </ul>
      )}
      {unread.length > 0 && (
        <p class="unread">
          {unread.includes('…')
            ? say('libraryTooLong')
            : say('libraryUnread', list(unread.slice(0, 3)))}
        </p>
      )}
    </div>
  );
}

/** What a term asks for: "title, authors, abstract: lantern", "not in the queue". */
export function termInWords({ say, times }: Phrases, term: Term): string {
  const meaning = conditionInWords();
  return term.not ? say('libraryNot', meaning) : meaning;

  function conditionInWords(): string {
    switch (term.kind) {
      case 'words': {
        const words = term.text.endsWith(' ')
          ? say('libraryPhrase', term.text.trim())
          : say('libraryPrefix', term.text.trim());
        return term.field === undefined ? words : say(`libraryField_${term.field}`, words);
      }
      case 'site':
        return say('libraryTermSite', term.name);
      case 'year':
        if (term.first === term.last) return say('libraryTermYear', String(term.first));
        if (term.first === 0) return say('libraryTermUntil', String(term.last));
        if (term.last === 9999) return say('libraryTermFrom', String(term.first));
        return say('libraryTermYears', String(term.first), String(term.last));
      case 'is':
        return say(`libraryIs_${term.quality}`);
      case 'marked':
        return term.since === 0
          ? say('libraryTermBefore', times.dayOf(term.until, Date.now()))
          : say('libraryTermAfter', times.dayOf(term.since, Date.now()));
    }
  }
}
