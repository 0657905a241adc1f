import { Icon } from '../../ui/controls/icon';
import type { LibraryProps } from '../library-props';

/** The saved searches, beside the tags. */
export function SavedSearches({
  model,
  phrases: { say },
}: Pick<LibraryProps, 'model' | 'phrases'>) {
  const { choices } = model;
  const searches = choices.searches.value;
  const typed = model.text.value.trim();
  const canSave = typed !== '' && !searches.includes(typed);
  if (searches.length === 0 && !canSave) return null;
  return (
    <>
      <h2>{say('librarySearches')}</h2>
      {searches.length > 0 && (
        <ul class="searches">
          {searches.map((search) => (
            <li key={search}>
              <button
                type="button"
                aria-current={search === typed ? 'true' : undefined}
                onClick={() => model.go({ query: search, view: { kind: 'everything' } })}
              >
                <bdi>{search}</bdi>
              </button>
              <button
                type="button"
                class="forget"
                aria-label={say('libraryForgetSearch', search)}
                title={say('libraryForgetSearch', search)}
                onClick={() => choices.forget(search)}
              >
                <Icon name="remove" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {canSave && (
        <button type="button" class="save-search" onClick={() => choices.save(typed)}>
          {say('librarySaveSearch')}
        </button>
      )}
    </>
  );
}
