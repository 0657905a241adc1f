import { listedOf } from '../../../utils/library/search/listed';
import type { IndexRow } from '../../../utils/library/search/row';
import { markStates } from '../../../utils/paper/state/mark-states';
import { paperUrl } from '../../../utils/sites/sites';
import { Icon } from '../../ui/controls/icon';
import { openingLink } from '../../ui/controls/opening-link';
import { Highlighted } from '../../ui/highlighted';
import type { Phrases } from '../../ui/phrases/phrases';
import { MarkButtons } from '../acts/mark-buttons';
import { marksIn } from '../acts/pending-marks';
import type { LibraryProps } from '../library-props';

interface Props extends LibraryProps {
  readonly showDetails: { value: boolean };
  readonly row: IndexRow;
  /** It is the `nth` of `of`. */
  readonly nth: number;
  readonly of: number;
  /** px */
  readonly top: number;
  readonly isCurrent: boolean;
}

/** One paper of the list. When the row has focus, its title's link has it. */
export function PaperRow(props: Props) {
  const { model, phrases, row, isCurrent, showDetails } = props;
  const { say } = phrases;
  const listed = listedOf(row);
  const title = listed.title || row.id;
  const { marks, isOut } = model.standing(row);
  const isSelected = model.selection.ids.value.has(row.id);
  const address = paperUrl(row.id, listed.listing);
  const open = (inFront: boolean) => props.open(model, { paper: row.id, address, inFront });
  return (
    <li
      class="row"
      aria-label={title}
      aria-setsize={props.of}
      aria-posinset={props.nth}
      data-current={isCurrent}
      data-out={isOut}
      style={{ top: `${props.top}px` }}
      onFocusCapture={() => model.select(row.id)}
      onPointerDown={() => model.select(row.id)}
    >
      <input
        type="checkbox"
        aria-label={say('librarySelect', title)}
        checked={isSelected}
        tabIndex={isCurrent ? 0 : -1}
        onClick={(event) => {
          if (event.shiftKey) model.selection.extend(row.id);
          else model.selection.toggle(row.id);
        }}
      />
      <div class="about">
        <a
          class="title"
          href={address}
          {...openingLink(open)}
          tabIndex={isCurrent ? 0 : -1}
          title={title}
        >
          <bdi>
            <Highlighted text={title} query={model.query.value} />
          </bdi>
        </a>
        <RowFacts {...props} />
        {isOut && <p class="became">{became(phrases, marksIn(marks))}</p>}
      </div>
      <div class="buttons">
        <MarkButtons
          model={model}
          phrases={phrases}
          row={row}
          title={title}
          reachable={isCurrent}
          withWords={false}
        />
        <button
          type="button"
          class="more"
          aria-label={say('libraryDetails')}
          title={`${say('libraryDetails')} (i)`}
          tabIndex={isCurrent ? 0 : -1}
          onClick={() => {
            model.select(row.id);
            showDetails.value = true;
          }}
        >
          <Icon name="down" />
        </button>
      </div>
    </li>
  );
}

/** What became of a paper that left the list: "Now: read, starred". */
function became({ say, list }: Phrases, marks: ReturnType<typeof marksIn>): string {
  if (marks.length === 0) return say('libraryBecameNothing');
  return say('libraryBecame', list(marks.map((name) => say(markStates[name]))));
}

/** Its authors, where it was met, its day, when it was marked. */
function RowFacts({ row, phrases, model }: Props) {
  const { byline, where, times, say } = phrases;
  const listed = listedOf(row);
  const by = byline(listed);
  const facts = [
    listed.day === undefined ? undefined : times.date(listed.day),
    listed.listing === undefined ? undefined : where(listed.listing),
    say('libraryMarked', times.ago(row.last, Date.now())),
  ];
  return (
    <p class="facts" title={times.moment(row.last)}>
      {listed.tags?.map((tag) => (
        <bdi key={tag} class="tag">
          {tag}
        </bdi>
      ))}
      {by && (
        <bdi>
          <Highlighted text={by} query={model.query.value} />
        </bdi>
      )}
      {facts.filter(Boolean).map((fact) => ` · ${fact}`)}
    </p>
  );
}
