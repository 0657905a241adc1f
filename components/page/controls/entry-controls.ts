import type { Words } from '../../../utils/basics/words';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import type { Placement } from '../../../utils/sites/site';
import { markIcons, markLabels, moreIcon } from '../../ui/controls/icons';
import { maker, setText } from '../dom/dom';
import { icon } from '../dom/icon';
import { afterEvent, giveFocus, listen } from '../dom/listen';
import { addStyle, createShadows } from '../dom/shadow-roots';
import css from './controls.css?inline';

/** What is drawn of one entry. */
export interface Drawn {
  readonly title: string;
  readonly pressed: Readonly<Record<MarkName, boolean>>;
  readonly isNew: boolean;
  /** The entry keeps its box, which shows that it is hidden. */
  readonly boxed: boolean;
  /** What changed since the user last saw it: "+14 comments". */
  readonly since?: string | undefined;
  /** Text of a line above the entry, which separates the new entries above from the old ones below. */
  readonly divider?: string | undefined;
  /** Keys act on this entry. */
  readonly isCurrent?: boolean;
}

/** What the user did with an entry's controls. */
export interface Presses {
  toggle(mark: MarkName, value: boolean): void;
  undoHide(): void;
  /** The button of the small menu was pressed. */
  more(): void;
}

/** The group of toggles of one entry, in a closed shadow root of its own. */
export interface Controls {
  readonly host: HTMLElement;
  draw(drawn: Drawn): void;
  /** Shows why a click was not stored. The message stays until it is called without words. */
  trouble(words: string | undefined): void;
  /**
   * Hangs an element over the entry (its menu, its abstract) in place of the one that hangs there; without an element,
   * removes that one.
   */
  hang(element?: HTMLElement, css?: string): void;
  /** The element that hangs over the entry now. */
  readonly hung: HTMLElement | undefined;
  focusMore(): void;
}

/**
 * Makes the factory of controls for one page: it builds the group once and clones it per entry, with one shared style
 * sheet. It uses DOM calls and built-in elements only, so that no page code and no markup from a page ever runs here.
 */
export function createControlsFactory(document: Document, words: Words) {
  const template = buildGroup(document, words);
  const attach = createShadows(css);

  return function createControls(presses: Presses, placement: Placement): Controls {
    const host = document.createElement('div');
    host.dataset['offprint'] = 'controls';
    host.dataset['offprintPlace'] = placement;
    const root = attach(host);
    const group = template.cloneNode(true) as HTMLElement;
    root.append(group);
    const part = (name: Part) => group.querySelector(`.${name}`) as HTMLElement;
    // Each button's action is bound here, never read from its attributes, which a page might change.
    const buttons = [...group.querySelectorAll('button')];
    let last: Drawn | undefined;
    let hung: HTMLElement | undefined;
    let isStyled = false;

    listen(root, 'click', (event, target) => {
      // The page can dispatch events at our elements; only the user's own are trusted.
      if (!event.isTrusted) return;
      const button = target instanceof Element ? target.closest('button') : null;
      if (!button) return;
      // The page must not get the click: its entry may be one big link.
      event.stopPropagation();
      event.preventDefault();
      const index = buttons.indexOf(button);
      const mark = markNames[index];
      afterEvent(() => {
        if (mark) presses.toggle(mark, !last?.pressed[mark]);
        else if (index === markNames.length) presses.more();
        else if (index > markNames.length) presses.undoHide();
      });
    });

    return {
      host,
      draw(drawn) {
        last = drawn;
        const { title, boxed } = drawn;
        group.setAttribute('aria-label', title);
        group.setAttribute('aria-current', String(drawn.isCurrent === true));
        buttons.forEach((button, index) => {
          const name = markNames[index];
          if (name) button.setAttribute('aria-pressed', String(drawn.pressed[name]));
        });
        host.dataset['offprint'] = boxed ? 'boxed' : 'controls';
        part('new').hidden = !drawn.isNew;
        part('box').hidden = !boxed;
        setText(part('title'), boxed ? title : undefined);
        setText(part('since'), drawn.since);
        setText(part('divider'), drawn.divider);
      },
      trouble(text) {
        setText(part('trouble'), text);
      },
      hang(element, style = '') {
        // Cleared before the removal, because removing a focused element calls back synchronously.
        const before = hung;
        hung = element;
        before?.remove();
        part('more').setAttribute('aria-expanded', String(element !== undefined));
        if (!element) return;
        if (!isStyled) addStyle(root, style);
        isStyled = true;
        group.append(element);
      },
      get hung() {
        return hung;
      },
      focusMore: () => giveFocus(part('more')),
    };
  };
}
export type CreateControls = ReturnType<typeof createControlsFactory>;

/** The parts of the template that drawing changes, by class name. */
type Part = 'more' | 'new' | 'since' | 'divider' | 'box' | 'title' | 'trouble';

function buildGroup(document: Document, words: Words): HTMLElement {
  const make = maker(document);
  const button = (name: string, label: string, path: string, state: string) =>
    make(
      'button',
      { type: 'button', class: name, 'aria-label': label, title: label, [state]: 'false' },
      icon(document, path),
    );
  const buttons = markNames.map((name) =>
    button(name, words.say(markLabels[name]), markIcons[name], 'aria-pressed'),
  );
  const more = button('more', words.say('controlMore'), moreIcon, 'aria-expanded');
  const box = make(
    'div',
    { class: 'box', hidden: '' },
    make(
      'span',
      {},
      make('bdi', { class: 'title' }),
      make('span', {}, ` – ${words.say('entryHidden')}`),
    ),
    make('button', { type: 'button' }, words.say('undo')),
  );
  return make(
    'div',
    { class: 'group', role: 'group' },
    make('p', { class: 'divider', hidden: '' }),
    make(
      'div',
      { class: 'signs' },
      make('span', { class: 'new', hidden: '' }, words.say('entryNew')),
      make('span', { class: 'since', hidden: '' }),
    ),
    make('div', { class: 'buttons' }, ...buttons, more),
    box,
    make('p', { class: 'trouble', role: 'alert', hidden: '' }),
  );
}
