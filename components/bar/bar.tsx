import type { ComponentChildren } from 'preact';
import type { Words } from '../../utils/words';

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
  readonly onlyNew: boolean;
  readonly hideRead: boolean;
  /** Left out by the filters that are on. */
  readonly filtered: number;
  readonly undoable: boolean;
  /** On first use: everything is new, and the user may have seen it long ago. */
  readonly offerSeen: boolean;
  /** Some were seen in this visit, so that this can be taken back. */
  readonly canUnsee: boolean;
  readonly folded: boolean;
  /** What just happened, with or without the offer to undo it. */
  readonly message?: { readonly text: string; readonly undo: boolean };
  /** Something is wrong, and how to go on. Stays. */
  readonly trouble?: string;
}

export interface BarPresses {
  markRead(): void;
  onlyNew(on: boolean): void;
  hideRead(on: boolean): void;
  showAll(): void;
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
export function Bar({ state, press, words: { say, count } }: Props) {
  const inWords = ({ papers, unseen, read, queued }: Record<Counted, number>) =>
    [
      count('barPapers', papers),
      say('barNew', String(unseen)),
      say('barRead', String(read)),
      say('barQueued', String(queued)),
    ].join(' · ');
  const { papers } = state;
  const widest = inWords({ papers, unseen: papers, read: papers, queued: papers });

  if (state.folded) {
    return (
      <section class="bar folded" aria-label="Offprint">
        <Press onPress={() => press.fold(false)} label={say('barUnfold')}>
          {say('barNew', String(state.unseen))}
        </Press>
        <Notes state={state} press={press} words={{ say, count }} />
      </section>
    );
  }
  // What comes and goes by itself stands last, so that nothing else moves for it.
  return (
    <section class="bar" aria-label="Offprint">
      <p class="counts" data-widest={widest}>
        {inWords(state)}
      </p>
      <div class="buttons">
        {state.unread > 0 && (
          <Press onPress={press.markRead} kind="wide">
            {count('barMarkRead', state.unread)}
          </Press>
        )}
        <Press onPress={() => press.onlyNew(!state.onlyNew)} pressed={state.onlyNew}>
          {say('barOnlyNew')}
        </Press>
        <Press onPress={() => press.hideRead(!state.hideRead)} pressed={state.hideRead}>
          {say('barHideRead')}
        </Press>
        {state.undoable && !state.message?.undo && (
          <Press onPress={press.undo}>{say('undo')}</Press>
        )}
        {state.canUnsee && !state.offerSeen && (
          <Press onPress={press.showAsNew}>{say('barShowAsNew')}</Press>
        )}
      </div>
      <Press onPress={() => press.fold(true)} label={say('barFold')}>
        –
      </Press>
      <Notes state={state} press={press} words={{ say, count }} />
    </section>
  );
}

/** Above the bar: what is left out of the listing, what is wrong, what just happened. */
function Notes({ state, press, words: { say, count } }: Props) {
  const { filtered, hidden, hiddenShown, trouble, message } = state;
  return (
    <div class="notes">
      {state.offerSeen && state.unseen > 0 && !state.folded && (
        <p class="note">
          {say('barFirstTime')}{' '}
          <Press onPress={press.treatAsSeen} kind="main">
            {say('barTreatAsSeen')}
          </Press>
        </p>
      )}
      {(filtered > 0 || hidden > 0) && (
        <p class="note">
          {filtered > 0 && (
            <span>
              {count('barFiltered', filtered)}{' '}
              <Press onPress={press.showAll}>{say('barShowAll')}</Press>
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
      <p role="status" class={message ? 'note' : 'silent'}>
        {message?.text} {message?.undo && <Press onPress={press.undo}>{say('undo')}</Press>}
      </p>
    </div>
  );
}

interface PressProps {
  readonly onPress: () => void;
  readonly pressed?: boolean;
  readonly label?: string;
  readonly kind?: 'main' | 'wide';
  readonly children: ComponentChildren;
}

/** A button that only the user's own press moves: a page can dispatch events, but not trusted ones. */
function Press({ onPress, pressed, label, kind, children }: PressProps) {
  return (
    <button
      type="button"
      class={kind}
      aria-pressed={pressed}
      aria-label={label}
      onClick={(event) => event.isTrusted && onPress()}
    >
      {children}
    </button>
  );
}
