import type { Words } from '../../../utils/basics/words';
import type { PageSettings } from '../../../utils/settings/settings-schema';
import { type Make, maker, onUser, setText } from '../dom/dom';
import { giveFocus } from '../dom/listen';
import { noFilters } from '../listing/filters';
import type { BarPart, PageParts } from '../scripts/page-parts';
import type { BarPresses, BarState, Button } from './bar-types';

const button =
  (make: Make): Button =>
  (text, press, attributes = {}) =>
    onUser(make('button', { type: 'button', ...attributes }, text), 'click', press);

const show = (element: HTMLElement, shown: boolean): void => {
  element.hidden = !shown;
};

const isShown = ({ settings }: BarState): boolean => settings?.shown !== false;

const pressed = (element: HTMLElement, isPressed: boolean, name = 'aria-pressed'): void =>
  element.setAttribute(name, String(isPressed));

/**
 * The listing's own bar: counts as text, and buttons for the whole listing. Its elements are made once. Each drawing
 * updates only what changed, so that focus and half-typed text stay.
 */
export function createBar(document: Document, words: Words, press: BarPresses) {
  const make = maker(document);
  const bar = createMainRow(make, words, press);
  const notes = createNotes(make, words, press);
  let parts: readonly BarPart[] = [];
  // In their order on screen, from top to bottom, because Tab follows it.
  const element = make('section', { 'aria-label': 'Offprint' }, notes.element, bar.element);
  return {
    element,
    draw(state: BarState): void {
      bar.draw(state);
      notes.draw(state);
      for (const part of parts) part.draw(state);
    },
    /** Adds the parts that open on demand. */
    equip({ createBarParts }: PageParts): void {
      if (parts.length > 0) return;
      parts = createBarParts(make, words, press, button(make));
      notes.element.append(...parts.map((part) => part.element));
    },
  };
}

function createMainRow(make: Make, { say, count }: Words, press: BarPresses) {
  let state: BarState | undefined;
  const add = button(make);
  const label = (name: string) => ({ 'aria-label': say(name), title: say(name) });
  const unfold = add('', () => press.fold(false), label('barUnfold'));
  const counts = make('p', { class: 'counts' });
  const markRead = add('', press.markRead);
  const onlyNew = add(say('barOnlyNew'), () =>
    press.filter({ only: state?.filters.only === 'new' ? 'all' : 'new' }),
  );
  const hideRead = add(say('barHideRead'), () =>
    press.filter({ hideRead: !state?.filters.hideRead }),
  );
  const filter = add(say('barFilter'), () => press.open(state?.panel ? undefined : 'filter'));
  const exportThese = add('', () => press.ask('ask to export'));
  const follow = add(say('followList'), () => press.ask('ask to follow'));
  const undo = add(say('undo'), press.undo);
  const showAsNew = add(say('barShowAsNew'), press.showAsNew);
  const library = add(say('library'), () => press.ask('open library'));
  const help = add('?', () => press.open(state?.help ? undefined : 'keys'), label('barKeys'));
  const fold = add('–', () => press.fold(true), label('barFold'));
  const row = (...buttons: HTMLElement[]) => make('div', { class: 'buttons' }, ...buttons);
  // Buttons that come and go stand first. The bar is aligned at its end, so the others never move.
  const whole = [
    counts,
    row(undo, showAsNew, follow),
    row(markRead, onlyNew, hideRead, filter, exportThese, library, help, fold),
  ];
  const element = make('div', {}, unfold, ...whole);

  return {
    element,
    draw(next: BarState): void {
      state = next;
      const { papers, unseen, read, queued, unread, shown, settings, filters, folded } = next;
      const wants = (part: keyof PageSettings['bar']['parts']) => settings?.parts[part] !== false;
      const isHeld = [fold, unfold].some((each) => each.matches(':focus'));
      show(element, isShown(next));
      element.className = folded ? 'folded bar' : 'bar';
      for (const each of whole) show(each, !folded);
      const news = say('barNew', String(unseen));
      setText(unfold, folded ? news : undefined);
      // The button that was pressed is gone.
      if (isHeld) giveFocus(folded ? unfold : fold);
      if (folded) return;
      // If the library never answered, the counts are unknown, not zero.
      const told = [news, say('barRead', String(read)), say('barQueued', String(queued))];
      setText(counts, [count('barPapers', papers), ...(settings ? told : [])].join(' · '));
      markRead.className = wants('markRead') ? 'wide' : '';
      setText(markRead, wants('markRead') && unread ? count('barMarkRead', unread) : undefined);
      show(onlyNew, wants('onlyNew'));
      pressed(onlyNew, filters.only === 'new');
      show(hideRead, wants('hideRead'));
      pressed(hideRead, filters.hideRead);
      show(filter, wants('filter'));
      pressed(filter, filters.words !== '' || filters.minUpvotes > 0 || filters.only !== 'all');
      pressed(filter, next.panel !== undefined, 'aria-expanded');
      pressed(help, next.help !== undefined, 'aria-expanded');
      setText(exportThese, wants('export') && shown ? count('barExport', shown) : undefined);
      show(follow, next.follows !== undefined);
      show(undo, next.undoable && !next.message);
      show(showAsNew, next.canUnsee && !next.offerSeen);
    },
  };
}

/** Above the bar: the open part, what is left out of the listing, what is wrong, what just happened. */
function createNotes(make: Make, { say, count }: Words, press: BarPresses) {
  let state: BarState | undefined;
  const add = button(make);
  const text = () => make('span', {});
  const offer = make(
    'p',
    { class: 'note' },
    say('barFirstTime'),
    add(say('barTreatAsSeen'), press.treatAsSeen, { class: 'main' }),
  );
  const [filtered, hidden] = [text(), text()];
  const showHidden = add('', () => press.showHidden(!state?.hiddenShown));
  const filteredOut = make(
    'span',
    {},
    filtered,
    add(say('barShowAll'), () => press.filter(noFilters)),
  );
  const hiddenOut = make('span', {}, hidden, showHidden);
  const leftOut = make('p', { class: 'note' }, filteredOut, hiddenOut);
  const trouble = make('p', { class: 'note trouble', role: 'alert' });
  const spoken = make('p', { class: 'silent', role: 'status' });
  const said = text();
  const undo = add(say('undo'), press.undo);
  const message = make('p', { role: 'status' }, said, undo);

  return {
    element: make('div', { class: 'notes' }, spoken, message, trouble, leftOut, offer),
    draw(next: BarState): void {
      state = next;
      const { unseen, folded } = next;
      show(offer, next.offerSeen && unseen > 0 && !folded && isShown(next));
      setText(filtered, count('barFiltered', next.filtered));
      const away = [
        next.hidden && count('barHidden', next.hidden),
        next.muted && count('barMuted', next.muted),
      ].filter(Boolean);
      setText(hidden, away.join(' · '));
      setText(showHidden, say(next.hiddenShown ? 'barFoldHidden' : 'barShow'));
      show(filteredOut, next.filtered > 0);
      show(hiddenOut, away.length > 0);
      show(leftOut, next.filtered + away.length > 0);
      setText(trouble, next.trouble);
      setText(spoken, next.spoken);
      setText(said, next.message?.text ?? '');
      show(undo, next.message?.undo === true);
      message.className = next.message ? 'note' : 'silent';
    },
  };
}
