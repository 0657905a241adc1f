import { type Query, withoutTerm } from '../../../utils/library/search/query';
import { search } from '../../../utils/library/search/search';
import type { Phrases } from '../../ui/phrases/phrases';
import { Placeholder } from '../../ui/view/placeholders';
import type { LibraryModel } from '../library-model';
import { termInWords } from './search-bar';

interface Props {
  readonly model: LibraryModel;
  readonly phrases: Phrases;
}

/** Terms for which it is worked out what would be found without them. */
const most = 8;

/** Nothing matches: what to loosen, and how many papers that would find. Or there is nothing yet: how to begin. */
export function NothingFound({ model, phrases }: Props) {
  const { say, count } = phrases;
  if (!model.isWhole.value) return null;
  const { catalogue } = model;
  const query = model.query.value;
  const view = model.shownView.value;
  if (catalogue.rows.length === 0) {
    return <Placeholder title={say('libraryEmpty')} counsel={say('libraryEmptyCounsel')} />;
  }
  const many = (asked: { query: Query; everywhere?: boolean }) => {
    const where = asked.everywhere ? ({ kind: 'everything' } as const) : view;
    return search(catalogue, { view: where, query: asked.query, order: 'best', all: true }).rows
      .length;
  };
  const everywhere = view.kind === 'everything' ? 0 : many({ query, everywhere: true });
  const looser = query.terms.slice(0, most).flatMap((term) => {
    const terms = query.terms.filter((each) => each !== term);
    const found = terms.length > 0 ? many({ query: { ...query, terms } }) : 0;
    return found > 0 ? [{ term, found }] : [];
  });
  const isEmptyView = query.terms.length === 0;
  return (
    <Placeholder
      title={say(isEmptyView ? 'libraryEmptyView' : 'libraryNothing')}
      counsel={say(isEmptyView ? 'libraryEmptyViewCounsel' : 'libraryNothingCounsel')}
    >
      {everywhere > 0 && (
        <button type="button" onClick={() => model.show({ kind: 'everything' })}>
          {count('libraryEverywhere', everywhere)}
        </button>
      )}
      {looser.map(({ term, found }) => (
        <button
          key={term.from}
          type="button"
          onClick={() => model.type(withoutTerm(model.text.peek(), term))}
        >
          {count('libraryWithout', found, termInWords(phrases, term))}
        </button>
      ))}
      {!isEmptyView && (
        <button type="button" onClick={() => model.type('')}>
          {say('libraryClear')}
        </button>
      )}
    </Placeholder>
  );
}
