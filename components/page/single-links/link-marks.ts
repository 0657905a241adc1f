import type { Words } from '../../../utils/basics/words';
import type { PaperLink } from '../../../utils/sites/any-page/lists/links';
import { markIcons } from '../../ui/controls/icons';
import { maker } from '../dom/dom';
import { icon } from '../dom/icon';
import { createShadows } from '../dom/shadow-roots';
import { whenMoved } from '../watch/when-moved';
import css from './link-marks.css?inline';
import { type LinksModel, nameOf, type Sign } from './links-model';
import { type MarkSpot, size, spotOf } from './mark-spot';
import { createNearLinks } from './near-links';
import { createOpenMenu } from './open-menu';

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
  const marks = new Map<Element, HTMLElement>();
  /** Where the marks are, as of the last frame in which something moved. */
  let spots = new Map<Element, MarkSpot>();
  const menu = createOpenMenu(document, words, model, layer, root);
  const moved = whenMoved(document, signal, follow);
  const links = createNearLinks(signal, moved.soon);
  signal.addEventListener('abort', () => layer.remove());

  /** Brings each mark to its link. Measures all before it moves any. */
  function follow(): void {
    if (!model.isOn() || links.all.size === 0) {
      layer.remove();
      return;
    }
    if (!layer.isConnected) document.documentElement.append(layer);
    const origin = layer.getBoundingClientRect();
    spots = new Map();
    for (const link of links.near) {
      const spot = links.all.has(link) && spotOf(link, document);
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
    const spot = menu.open && spots.get(menu.open.element);
    if (spot) menu.put(spot.line, origin);
    else menu.close();
  }

  function drawMark(link: Element, mark: HTMLElement): void {
    const paper = links.all.get(link);
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

  return {
    draw(): void {
      links.take(model.links());
      menu.draw();
      moved.soon();
    },

    /** The link that an element is part of. */
    linkAt(target: EventTarget | null): PaperLink | undefined {
      const link = target instanceof Element ? target.closest('a, area') : null;
      return link ? links.all.get(link) : undefined;
    },

    /** The link whose mark is at a point of the viewport. */
    linkOfMark(x: number, y: number): PaperLink | undefined {
      for (const [link, { left, top }] of spots) {
        if (x >= left && x <= left + size && y >= top && y <= top + size)
          return links.all.get(link);
      }
      return undefined;
    },

    openMenu(link: PaperLink): void {
      if (menu.open === link) return;
      menu.openAt(link);
      follow();
    },
    menu,
  };
}
export type LinkMarks = ReturnType<typeof createLinkMarks>;
