import type { Words } from '../../../utils/basics/words';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import { markIcons, markLabels } from '../../ui/controls/icons';
import { maker, onUser, setText } from '../dom/dom';
import { icon } from '../dom/icon';

const undoIcon = 'M6 3L3 6l3 3M3.5 6H9a4 4 0 010 8H6';

/** What is drawn of the menu of one link. */
export interface Drawn {
  /** Whether the user sees the menu. Its box is the same if not. */
  readonly isShown: boolean;
  readonly name: string;
  isMarked(mark: MarkName): boolean;
  readonly canUndo: boolean;
  readonly trouble: string | undefined;
}

/**
 * The four marks of the paper behind a link, and undo. The pointer goes through it, so that no page can find it; the
 * caller passes on where the user pressed. Presses of assistive technology arrive as clicks.
 */
export function createLinkMenu(
  document: Document,
  { say }: Words,
  press: (what: MarkName | 'undo') => void,
) {
  const make = maker(document);
  const button = (what: MarkName | 'undo', label: string, path: string) =>
    onUser(
      make(
        'button',
        { type: 'button', class: what, 'aria-label': label, tabindex: '-1' },
        icon(document, path),
      ),
      'click',
      () => press(what),
    );
  const marks = markNames.map((mark) => button(mark, say(markLabels[mark]), markIcons[mark]));
  const undo = button('undo', say('undo'), undoIcon);
  const buttons = [...marks, undo];
  const said = make('p', { class: 'said' });
  const element = make('div', { class: 'menu', role: 'group' }, ...buttons, said);
  let drawn: Drawn | undefined;
  let over: HTMLButtonElement | undefined;

  /** The button at a point of the viewport. */
  const buttonAt = (x: number, y: number): HTMLButtonElement | undefined =>
    buttons.find((each) => !each.hidden && isAt(each.getBoundingClientRect(), x, y));

  function sayWhat(): void {
    const text = drawn?.trouble ?? over?.getAttribute('aria-label') ?? drawn?.name ?? '';
    setText(said, text);
    said.toggleAttribute('data-trouble', drawn?.trouble !== undefined);
  }

  return {
    element,
    buttonAt,
    draw(next: Drawn): void {
      drawn = next;
      element.toggleAttribute('data-shown', next.isShown);
      element.setAttribute('aria-hidden', String(!next.isShown));
      element.setAttribute('aria-label', next.name);
      marks.forEach((each, at) => {
        const mark = markNames[at];
        if (mark) each.setAttribute('aria-pressed', String(next.isMarked(mark)));
      });
      undo.hidden = !next.canUndo;
      sayWhat();
    },
    /** The pointer is at this point of the viewport. */
    hover(x: number, y: number): void {
      over = buttonAt(x, y);
      for (const each of buttons) each.toggleAttribute('data-over', each === over);
      sayWhat();
    },
    /** The user pressed at this point. */
    pressAt(x: number, y: number): void {
      const at = buttonAt(x, y);
      if (at) press(markNames[buttons.indexOf(at)] ?? 'undo');
    },
  };
}

/** Whether a point is in a box, or at most so many pixels away. */
export const isAt = (
  { left, right, top, bottom }: DOMRect,
  x: number,
  y: number,
  beside = 0,
): boolean =>
  x >= left - beside && x <= right + beside && y >= top - beside && y <= bottom + beside;
