import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { listedOf } from '../../../utils/library/search/listed';
import { has, type IndexRow } from '../../../utils/library/search/row';
import { markStates } from '../../../utils/paper/state/mark-states';
import { markNames } from '../../../utils/paper/state/marks';
import { paperUrl } from '../../../utils/sites/sites';
import { openingLink } from '../../ui/controls/opening-link';
import { Highlighted } from '../../ui/highlighted';
import type { Phrases } from '../../ui/phrases/phrases';
import type { QueueModel } from '../queue/queue-model';
import type { SearchModel } from './search-model';

export interface SearchProps {
  readonly search: SearchModel;
  readonly queue: Pick<QueueModel, 'open'>;
  readonly phrases: Phrases;
  /** Opens the library page where it shows what a query finds. */
  readonly openLibrary: (query: string) => void;
  readonly onClose: () => void;
}

/** The search in place of the queue: a field, the best matches, and the way to all of them. */
export function SearchPanel(props: SearchProps) {
  const { search, phrases, openLibrary } = props;
  const { say } = phrases;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => search.start(), [search]);
  useLayoutEffect(() => panel.current?.querySelector('input')?.focus(), []);
  const found = search.found.value;

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    // The keys of the queue mean nothing here, and Escape must not close the popup itself.
    event.stopPropagation();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === 'Escape') props.onClose();
    else if (step !== undefined) move(panel.current, step);
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      openLibrary(search.text.peek());
    } else return;
    event.preventDefault();
  }
  return (
    <search class="search" ref={panel} onKeyDown={onKeyDown}>
      <div class="field">
        <input
          type="search"
          aria-label={say('librarySearch')}
          placeholder={say('popupSearchHint')}
          value={search.text.value}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => search.type(currentTarget.value)}
        />
        <button type="button" onClick={props.onClose}>
          {say('popupClose')}
        </button>
      </div>
      <div class="scroller">
        {found && found.rows.length > 0 && (
          <ol aria-label={say('libraryPapersName')}>
            {found.rows.map((row) => (
              <FoundRow key={row.id} {...props} row={row} />
            ))}
          </ol>
        )}
      </div>
      <div class="all">
        <span role="status">
          {search.failed.value && say('libraryUnavailable')}
          {!search.failed.value && found && phrases.count('libraryPapers', found.total)}
        </span>
        <button type="button" class="main" onClick={() => openLibrary(search.text.peek())}>
          {say('popupAllInLibrary')}
        </button>
      </div>
    </search>
  );
}

/** Moves the focus among the field and the papers. */
function move(panel: HTMLElement | null, step: number): void {
  const stops = [...(panel?.querySelectorAll<HTMLElement>('input, ol a') ?? [])];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
}

function FoundRow({ row, search, queue, phrases }: SearchProps & { readonly row: IndexRow }) {
  const { say, byline, list } = phrases;
  const listed = listedOf(row);
  const title = listed.title || row.id;
  const address = paperUrl(row.id, listed.listing);
  const standing = markNames.filter((name) => has(row, name));
  const by = byline(listed);

  return (
    <li aria-label={title}>
      <a
        class="title"
        href={address}
        {...openingLink((inFront) => queue.open(row.id, inFront, address))}
      >
        <bdi>
          <Highlighted text={title} query={search.query.value} />
        </bdi>
      </a>
      <p class="facts">
        {by && (
          <bdi>
            <Highlighted text={by} query={search.query.value} />
          </bdi>
        )}
        {by && standing.length > 0 && ' · '}
        {list(standing.map((name) => say(markStates[name])))}
      </p>
    </li>
  );
}
