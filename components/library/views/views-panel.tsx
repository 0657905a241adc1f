import { type Signal, useComputed } from '@preact/signals';
import { countViews, type LibraryView, viewNames } from '../../../utils/library/search/views';
import { siteNamed } from '../../../utils/sites/sites';
import { colourOf } from '../../ui/own-words/tag-colours';
import type { Phrases } from '../../ui/phrases/phrases';
import type { LibraryModel } from '../library-model';
import { nameOf } from './library-address';
import { SavedSearches } from './saved-searches';

interface Props {
  readonly model: LibraryModel;
  readonly phrases: Phrases;
  /** Whether they are unfolded in a narrow window. */
  readonly shown: Signal<boolean>;
}

/** What a view is called. */
function viewInWords({ say }: Phrases, view: LibraryView): string {
  if (view.kind === 'site') {
    const site = siteNamed(view.site);
    return site ? say(site.title) : view.site;
  }
  if (view.kind === 'tag') return view.tag;
  return view.kind === 'year' ? String(view.year) : say(`libraryView_${view.kind}`);
}

/** The views with their counts, sites and years. */
export function Views({ model, phrases, shown }: Props) {
  const { say } = phrases;
  const counts = useComputed(() => {
    void model.version.value;
    return countViews(model.catalogue);
  });
  const { of, tags, sites, years } = counts.value;
  const one = (view: LibraryView, count: number, name = viewInWords(phrases, view)) => (
    <ViewButton key={nameOf(view)} {...{ model, phrases, shown, view, count, name }} />
  );
  return (
    <nav aria-label={say('libraryViews')}>
      <button
        type="button"
        class="fold"
        aria-expanded={shown.value}
        aria-controls="views"
        onClick={() => {
          shown.value = !shown.peek();
        }}
      >
        {viewInWords(phrases, model.shownView.value)}
      </button>
      <div id="views" data-shown={shown.value}>
        <ul>{viewNames.map((kind) => one({ kind }, of[kind]))}</ul>
        {tags.length > 0 && (
          <>
            <h2>{say('libraryTags')}</h2>
            <ul>{tags.map(({ tag, name, count }) => one({ kind: 'tag', tag }, count, name))}</ul>
          </>
        )}
        <SavedSearches model={model} phrases={phrases} />
        {sites.length > 0 && (
          <>
            <h2>{say('librarySites')}</h2>
            <ul>{sites.map(([site, count]) => one({ kind: 'site', site }, count))}</ul>
          </>
        )}
        {years.length > 0 && (
          <>
            <h2>{say('libraryYears')}</h2>
            <ul>{years.map(([year, count]) => one({ kind: 'year', year }, count))}</ul>
          </>
        )}
      </div>
    </nav>
  );
}

function ViewButton({
  model,
  phrases,
  shown,
  view,
  count,
  name,
}: Props & { readonly view: LibraryView; readonly count: number; readonly name: string }) {
  const isShown = nameOf(model.shownView.value) === nameOf(view);
  return (
    <li>
      <button
        type="button"
        aria-current={isShown ? 'true' : undefined}
        data-colour={view.kind === 'tag' ? colourOf(name) : undefined}
        onClick={() => {
          shown.value = false;
          model.show(view);
        }}
      >
        <bdi>{name}</bdi> <span class="count">{phrases.number(count)}</span>
      </button>
    </li>
  );
}
