import { type Filters, noFilters } from '../../utils/listing/filters';
import type { Order } from '../../utils/listing/order';
import type { Settings } from '../../utils/settings/settings';
import type { Words } from '../../utils/words';
import { FilterPanel, type PanelState } from './filter-panel';
import { KeysHelp } from './keys-help';
import { Press } from './press';

/** What the bar of a listing shows. Counts are of papers, each once. */
export interface BarState {
  readonly papers: number;
  /** New and not yet seen. */
  readonly unseen: number;
  readonly read: number;
  readonly queued: number;
  readonly hidden: number;
  readonly hiddenShown: boolean;
  /** Shown and not read: what "Mark these N read" acts on. */
  readonly unread: number;
  readonly filters: Filters;
  readonly order: Order;
  /** Left out by the filters that are on. */
  readonly filtered: number;
  readonly undoable: boolean;
  /** On first use: everything is new, and the user may have seen it long ago. */
  readonly offerSeen: boolean;
  /** Some were seen in this visit, so that this can be taken back. */
  readonly canUnsee: boolean;
  readonly folded: boolean;
  /** What the user wants of it. */
  readonly settings: Settings['bar'];
  /** Which entry keys act on now, for those who hear it. */
  readonly spoken: string;
  /** The panel of filters stands open. */
  readonly panel?: PanelState;
  /** The keys' help stands open; without keys, they are switched off here. */
  readonly keys?: Settings['keys'] | undefined;
  /** What just happened, with or without the offer to undo it. */
  readonly message?: { readonly text: string; readonly undo: boolean };
  /** Something is wrong, and how to go on. Stays. */
  readonly trouble?: string;
}

export interface BarPresses {
  markRead(): void;
  filter(change: Partial<Filters>): void;
  sort(order: Order): void;
  /** Opens a part above the bar, or closes what is open. */
  open(part: 'filter' | 'keys' | undefined): void;
  openSettings(): void;
  undo(): void;
  treatAsSeen(): void;
  showAsNew(): void;
  showHidden(on: boolean): void;
  fold(on: boolean): void;
}

type Counted = 'papers' | 'unseen' | 'read' | 'queued';

interface Props {
  readonly state: BarState;
  readonly press: BarPresses;
  readonly words: Words;
}

/** The listing's own bar: counts as text, and what acts on the whole listing. Out of the page's flow. */
export function Bar({ state, press, words }: Props) {
  const { say, count } = words;
  const inWords = ({ papers, unseen, read, queued }: Record<Counted, number>) =>
    [
      count('barPapers', papers),
      say('barNew', String(unseen)),
      say('barRead', String(read)),
      say('barQueued', String(queued)),
    ].join(' · ');
  const { papers } = state;
  const widest = inWords({ papers, unseen: papers, read: papers, queued: papers });

  const notes = <Notes state={state} press={press} words={words} />;
  if (!state.settings.shown) return <section aria-label="Offprint">{notes}</section>;
  if (state.folded) {
    return (
      <section class="bar folded" aria-label="Offprint">
        <Press onPress={() => press.fold(false)} label={say('barUnfold')}>
          {say('barNew', String(state.unseen))}
        </Press>
        {notes}
      </section>
    );
  }
  const { parts } = state.settings;
  const { only, hideRead } = state.filters;
  // What comes and goes by itself stands last, so that nothing else moves for it.
  return (
    <section class="bar" aria-label="Offprint">
      <p class="counts" data-widest={widest}>
        {inWords(state)}
      </p>
      <div class="buttons">
        {parts.markRead && state.unread > 0 && (
          <Press onPress={press.markRead} kind="wide">
            {count('barMarkRead', state.unread)}
          </Press>
        )}
        {parts.onlyNew && (
          <Press
            onPress={() => press.filter({ only: only === 'new' ? 'all' : 'new' })}
            pressed={only === 'new'}
          >
            {say('barOnlyNew')}
          </Press>
        )}
        {parts.hideRead && (
          <Press onPress={() => press.filter({ hideRead: !hideRead })} pressed={hideRead}>
            {say('barHideRead')}
          </Press>
        )}
        {parts.filter && (
          <Press
            onPress={() => press.open(state.panel ? undefined : 'filter')}
            expanded={state.panel !== undefined}
          >
            {say('barFilter')}
          </Press>
        )}
        {state.undoable && !state.message?.undo && (
          <Press onPress={press.undo}>{say('undo')}</Press>
        )}
        {state.canUnsee && !state.offerSeen && (
          <Press onPress={press.showAsNew}>{say('barShowAsNew')}</Press>
        )}
      </div>
      <Press
        onPress={() => press.open('keys' in state ? undefined : 'keys')}
        label={say('barKeys')}
      >
        ?
      </Press>
      <Press onPress={() => press.fold(true)} label={say('barFold')}>
        –
      </Press>
      {notes}
    </section>
  );
}

/** Above the bar: what is left out of the listing, what is wrong, what just happened. */
function Notes({ state, press, words }: Props) {
  const { say, count } = words;
  const { filtered, hidden, hiddenShown, trouble, message, order, panel } = state;
  return (
    <div class="notes">
      {panel && <FilterPanel {...panel} state={state} press={press} words={words} />}
      {'keys' in state && <KeysHelp keys={state.keys} press={press} words={words} />}
      {state.offerSeen && state.unseen > 0 && !state.folded && (
        <p class="note">
          {say('barFirstTime')}{' '}
          <Press onPress={press.treatAsSeen} kind="main">
            {say('barTreatAsSeen')}
          </Press>
        </p>
      )}
      {(filtered > 0 || hidden > 0 || order !== 'listing') && (
        <p class="note">
          {filtered > 0 && (
            <span>
              {count('barFiltered', filtered)}{' '}
              <Press onPress={() => press.filter(noFilters)}>{say('barShowAll')}</Press>
            </span>
          )}
          {order !== 'listing' && (
            <span>
              {say('barSorted', say(`filterOrder_${order}`))}{' '}
              <Press onPress={() => press.sort('listing')}>{say('filterOrder_listing')}</Press>
            </span>
          )}
          {hidden > 0 && (
            <span>
              {count('barHidden', hidden)}{' '}
              <Press onPress={() => press.showHidden(!hiddenShown)}>
                {say(hiddenShown ? 'barFoldHidden' : 'barShow')}
              </Press>
            </span>
          )}
        </p>
      )}
      {trouble && (
        <p role="alert" class="note trouble">
          {trouble}
        </p>
      )}
      <p role="status" class="silent">
        {state.spoken}
      </p>
      <p role="status" class={message ? 'note' : 'silent'}>
        {message?.text} {message?.undo && <Press onPress={press.undo}>{say('undo')}</Press>}
      </p>
    </div>
  );
}
