import type { Words } from '../../../utils/basics/words';
import type { MarkName } from '../../../utils/paper/state/marks';
import type { PaperLink } from '../../../utils/sites/any-page/links';
import { titleOfLink } from '../../../utils/sites/any-page/single-links';
import { markIcons } from '../../ui/controls/icons';
import { maker } from '../dom/dom';
import { icon } from '../dom/icon';
import { isInSight } from '../dom/in-sight';
import { createShadows } from '../dom/shadow';
import { whenMoved } from '../watch/when-moved';
import css from './link-marks.css?inline';
import { createLinkMenu, isAt } from './link-menu';
import type { LinksModel, Sign } from './links-model';
import { type MarkSpot, size, spotOf } from './mark-spot';

/** A pen. */
const noteIcon = 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z';
const pathOf = (sign: Sign): string => (sign === 'noted' ? noteIcon : markIcons[sign]);

const signWords: Readonly<Record<Sign, string>> = {
  starred: 'didStarred',
  queued: 'didQueued',
  read: 'controlRead',
  noted: 'entryNoted',
};

/**
 * Draws marks over the ends of links, and the menu of one of them, in one closed root over the page. A page must not
 * learn from what lies over it which papers are known: see the style.
 */
export function createLinkMarks(
  document: Document,
  words: Words,
  signal: AbortSignal,
  model: LinksModel,
) {
  const { say } = words;
  const make = maker(document);
  const layer = document.createElement('div');
  const root = createShadows(css)(layer);
  const links = new Map<Element, PaperLink>();
  /** Those within half a screen of what is shown. */
  const near = new Set<Element>();
  const marks = new Map<Element, HTMLElement>();
  /** Where they are, as of the last frame that something moved in. */
  let spots = new Map<Element, MarkSpot>();
  /** The link whose menu is open. */
  let open: PaperLink | undefined;
  const menu = createLinkMenu(document, words, press);

  const sight = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      moved.soon();
    },
    { rootMargin: '50%' },
  );
  const moved = whenMoved(document, signal, follow);
  signal.addEventListener('abort', () => {
    sight.disconnect();
    layer.remove();
  });

  function press(what: MarkName | 'undo'): void {
    if (!open) return;
    if (what === 'undo') model.undo();
    else model.toggle(open, what);
  }

  /** Brings each mark to its link. Measures all before it moves any. */
  function follow(): void {
    if (!model.isOn() || links.size === 0) {
      layer.remove();
      return;
    }
    if (!layer.isConnected) document.documentElement.append(layer);
    const origin = layer.getBoundingClientRect();
    spots = new Map();
    for (const link of near) {
      const spot = links.has(link) && spotOf(link, document);
      if (spot) spots.set(link, spot);
    }
    for (const [link, mark] of marks) {
      if (spots.has(link)) continue;
      mark.remove();
      marks.delete(link);
    }
    for (const [link, { left, top }] of spots) {
      const mark = marks.get(link) ?? make('span', { class: 'mark', 'aria-hidden': 'true' });
      marks.set(link, mark);
      mark.style.translate = `${left - Math.round(origin.left)}px ${top - Math.round(origin.top)}px`;
      if (!mark.isConnected) root.append(mark);
      drawMark(link, mark);
    }
    const spot = open && spots.get(open.element);
    if (spot) putMenu(spot, origin);
    else closeMenu();
  }

  function putMenu({ line }: MarkSpot, origin: DOMRect): void {
    const widest = document.documentElement.clientWidth;
    const left = Math.max(0, Math.min(line.right - 40, widest - 180));
    const x = Math.round(left - origin.left);
    menu.element.style.translate = `${x}px ${Math.round(line.bottom + 2 - origin.top)}px`;
    if (!menu.element.isConnected) root.append(menu.element);
  }

  function drawMark(link: Element, mark: HTMLElement): void {
    const paper = links.get(link);
    const sign = paper && model.signOf(paper.id);
    if (mark.dataset['sign'] === sign) return;
    delete mark.dataset['sign'];
    mark.replaceChildren();
    mark.setAttribute('aria-hidden', String(sign === undefined || sign === 'none'));
    if (!paper || !sign) return;
    mark.dataset['sign'] = sign;
    if (sign === 'none') return;
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', say('linkKnown', nameOf(paper), say(signWords[sign])));
    mark.append(icon(document, pathOf(sign)));
  }

  function drawMenu(): void {
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

  function closeMenu(): void {
    open = undefined;
    menu.element.remove();
  }

  return {
    draw(): void {
      const found = new Map(model.links().map((link) => [link.element, link]));
      for (const element of links.keys()) {
        if (found.has(element)) continue;
        sight.unobserve(element);
        near.delete(element);
        links.delete(element);
      }
      for (const [element, link] of found) {
        if (!links.has(element)) sight.observe(element);
        links.set(element, link);
      }
      drawMenu();
      moved.soon();
    },

    /** The link that an element is part of. */
    linkAt(target: EventTarget | null): PaperLink | undefined {
      const link = target instanceof Element ? target.closest('a, area') : null;
      return link ? links.get(link) : undefined;
    },

    /** The link whose mark is at a point of the viewport. */
    linkOfMark(x: number, y: number): PaperLink | undefined {
      for (const [link, { left, top }] of spots) {
        if (x >= left && x <= left + size && y >= top && y <= top + size) return links.get(link);
      }
      return undefined;
    },

    openMenu(link: PaperLink): void {
      if (open === link) return;
      if (open?.id !== link.id) model.trouble = undefined;
      open = link;
      drawMenu();
      follow();
    },
    closeMenu,
    get open(): PaperLink | undefined {
      return open;
    },

    /** Whether a point of the viewport is in the open menu, seen or not, or on the way to it. */
    isInMenu: (x: number, y: number, beside = 0): boolean =>
      menu.element.isConnected && isAt(menu.element.getBoundingClientRect(), x, y, beside),

    /** Whether the user sees the menu's button at a point, and nothing of the page lies over it. */
    canPress(x: number, y: number): boolean {
      if (!menu.element.hasAttribute('data-shown')) return false;
      const button = menu.buttonAt(x, y);
      const around = [root, layer, document.documentElement];
      if (!button || !isInSight({ composedPath: () => around }, button)) return false;
      // For this question alone the pointer meets the menu. No script of the page runs meanwhile.
      menu.element.style.pointerEvents = 'auto';
      const top = document.elementFromPoint(x, y);
      menu.element.style.pointerEvents = '';
      return top === layer;
    },
    hover: menu.hover,
    pressAt: menu.pressAt,
  };
}
export type LinkMarks = ReturnType<typeof createLinkMarks>;

const nameOf = (link: PaperLink): string => titleOfLink(link) ?? link.id;
