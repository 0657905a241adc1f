import type { Words } from '../../../utils/basics/words';
import type { MarkName } from '../../../utils/paper/state/marks';
import type { PaperLink } from '../../../utils/sites/any-page/lists/links';
import { isInSight } from '../dom/in-sight';
import { createLinkMenu, isAt } from './link-menu';
import { type LinksModel, nameOf } from './links-model';

/** The menu of one link at a time, drawn into `root`, which is the closed root of `layer`. */
export function createOpenMenu(
  document: Document,
  words: Words,
  model: LinksModel,
  layer: Element,
  root: ShadowRoot,
) {
  /** The link whose menu is open. */
  let open: PaperLink | undefined;
  const menu = createLinkMenu(document, words, press);

  function press(what: MarkName | 'undo'): void {
    if (!open) return;
    if (what === 'undo') model.undo();
    else model.toggle(open, what);
  }

  function draw(): void {
    if (!open) return;
    const { id } = open;
    menu.draw({
      isShown: model.signOf(id) !== undefined || model.last?.paper === id,
      name: nameOf(open),
      isMarked: (mark) => model.isMarked(id, mark),
      canUndo: model.last?.paper === id,
      trouble: model.trouble,
    });
  }

  return {
    draw,
    get open(): PaperLink | undefined {
      return open;
    },
    /** Makes it the menu of a link. */
    openAt(link: PaperLink): void {
      if (open?.id !== link.id) model.trouble = undefined;
      open = link;
      draw();
    },
    close(): void {
      open = undefined;
      menu.element.remove();
    },
    /** Brings it below the last line of its link. `origin`: the box of the layer. */
    put(line: DOMRect, origin: DOMRect): void {
      const widest = document.documentElement.clientWidth;
      const left = Math.max(0, Math.min(line.right - 40, widest - 180));
      const x = Math.round(left - origin.left);
      menu.element.style.translate = `${x}px ${Math.round(line.bottom + 2 - origin.top)}px`;
      if (!menu.element.isConnected) root.append(menu.element);
    },
    /** Whether a point of the viewport is in the open menu, seen or not, or on the way to it. */
    isAt: (x: number, y: number, beside = 0): boolean =>
      menu.element.isConnected && isAt(menu.element.getBoundingClientRect(), x, y, beside),

    /** Whether the user sees the menu's button at a point, and nothing of the page lies over it. */
    canPress(x: number, y: number): boolean {
      if (!menu.element.hasAttribute('data-shown')) return false;
      const button = menu.buttonAt(x, y);
      const around = [root, layer, document.documentElement];
      if (!button || !isInSight({ composedPath: () => around }, button)) return false;
      // Only during this question the menu takes the pointer. No script of the page runs meanwhile.
      menu.element.style.pointerEvents = 'auto';
      const top = document.elementFromPoint(x, y);
      menu.element.style.pointerEvents = '';
      return top === layer;
    },
    hover: menu.hover,
    pressAt: menu.pressAt,
  };
}
