import type { MarkName } from '../../../utils/paper/state/marks';
import type { CommandName } from '../../../utils/settings/choices';
import { commandOf, targetsOf } from '../keys/key-press';
import type { LinkMarks } from './link-marks';
import type { LinksModel } from './links-model';

/** How long the pointer rests on a link before its menu opens, and is away before it closes, in ms. */
const [openAfter, closeAfter] = [350, 300];

const markOf: Partial<Record<CommandName | 'close', MarkName>> = {
  read: 'read',
  queue: 'queued',
  star: 'starred',
  hide: 'hidden',
};

/**
 * What the user does with links in running text. The menu opens at a link under the pointer, and at one that gets the
 * focus by keyboard; there the keys of the marks act on its paper, known or not. Our elements let the pointer through, so
 * presses are taken by where they are, before the page gets them.
 */
export function listenToLinks(
  document: Document,
  signal: AbortSignal,
  model: LinksModel,
  marks: LinkMarks,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTaking = false;
  signal.addEventListener('abort', () => clearTimeout(timer));
  const after = (time: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, time);
  };

  document.addEventListener(
    'pointermove',
    (event) => {
      if (!event.isTrusted || event.pointerType === 'touch') return;
      const { clientX: x, clientY: y } = event;
      const isInMenu = marks.menu.isAt(x, y, 6);
      if (isInMenu) marks.menu.hover(x, y);
      const link = marks.linkAt(event.composedPath()[0] ?? null) ?? marks.linkOfMark(x, y);
      if (isInMenu || (link && link === marks.menu.open)) clearTimeout(timer);
      else if (link) after(openAfter, () => marks.openMenu(link));
      else if (marks.menu.open) after(closeAfter, marks.menu.close);
      else clearTimeout(timer);
    },
    { capture: true, passive: true, signal },
  );

  document.addEventListener(
    'focusin',
    ({ target }) => {
      const link = marks.linkAt(target);
      if (link?.element.matches(':focus-visible')) marks.openMenu(link);
    },
    { capture: true, signal },
  );
  document.addEventListener(
    'focusout',
    ({ target }) => {
      if (marks.menu.open && marks.linkAt(target) === marks.menu.open) marks.menu.close();
    },
    { capture: true, signal },
  );

  function take(event: MouseEvent): void {
    const { clientX: x, clientY: y, type } = event;
    if (!event.isTrusted || event.button > 0) return;
    if (type === 'pointerdown') isTaking = marks.menu.canPress(x, y);
    if (!isTaking) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (type === 'click' && marks.menu.canPress(x, y)) marks.menu.pressAt(x, y);
  }
  const window = document.defaultView;
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const) {
    window?.addEventListener(type, take, { capture: true, signal });
  }

  for (const type of ['click', 'auxclick'] as const) {
    document.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted || event.button > 1) return;
        const link = marks.linkAt(event.composedPath()[0] ?? null);
        if (link) model.opened(link);
      },
      { capture: true, signal },
    );
  }

  // On the document: after the page's own handlers, before the key listener of `follow-page.ts`.
  document.addEventListener(
    'keydown',
    (event) => {
      const link = marks.linkAt(document.activeElement);
      const keys = model.keys();
      if (!link || !keys || event.defaultPrevented || !model.isOn()) return;
      const command = commandOf(event, keys, [], targetsOf(event, document));
      const mark = command && markOf[command];
      if (mark) {
        marks.openMenu(link);
        model.toggle(link, mark);
      } else if (command === 'undo' && model.last?.paper === link.id) model.undo();
      else return;
      event.preventDefault();
    },
    { signal },
  );
}
