import { own } from '../../../utils/sites/own';
import type { Entry } from '../../../utils/sites/site';
import { createShadows } from '../dom/shadow-roots';
import { whenMoved } from '../watch/when-moved';
import { freeSpot, wholeSpot } from './free-spot';
import css from './over-page.css?inline';
import { anchorOf, type Stand, wear } from './stand';

/**
 * The controls stand in one element of ours over the page. Nothing is written onto the page's own elements, so that a site
 * can't tell by them what the user knows; only the looks of entries are, where the user switched that on for the site.
 * `askForLooks` has their style put into the page.
 */
export function overPage(document: Document, signal: AbortSignal, askForLooks: () => void): Stand {
  const layer = document.createElement('div');
  const root = createShadows(css)(layer);
  const boxes = new Map<HTMLElement, { readonly box: HTMLElement; readonly entry: Entry }>();
  let isStyled = false;

  /** Brings each box to its entry. Measures all before it moves any. */
  function follow(): void {
    if (!layer.isConnected) document.documentElement.append(layer);
    const origin = layer.getBoundingClientRect();
    const found = [...boxes].map(([host, { box, entry }]) => {
      const spot = host.dataset['offprint'] === 'boxed' ? wholeSpot(entry) : freeSpot(entry);
      return [box, spot] as const;
    });
    for (const [box, { left, top, width, height, isFree }] of found) {
      const { style } = box;
      // Not by `translate`: in Firefox, what hangs over an entry would be placed as if its box had not moved.
      style.left = `${Math.round(left - origin.left)}px`;
      style.top = `${Math.round(top - origin.top)}px`;
      style.width = `${width}px`;
      style.height = `${height}px`;
      // An entry out of the flow has no spot.
      style.display = height > 0 ? '' : 'none';
      box.toggleAttribute('data-quiet', !isFree);
    }
  }
  const moved = whenMoved(document, signal, follow);
  signal.addEventListener('abort', () => layer.remove());
  // Where there is no free spot, controls show while the pointer is on their entry.
  document.addEventListener(
    'pointerover',
    ({ target }) => {
      if (!(target instanceof Element)) return;
      for (const { box, entry } of boxes.values()) {
        box.toggleAttribute(
          'data-awake',
          own(entry.element, 'contains').call(entry.element, target),
        );
      }
    },
    { capture: true, passive: true, signal },
  );

  return {
    measure: () => false,
    put(entry, host) {
      const box = document.createElement('div');
      box.className = 'box';
      box.append(host);
      root.append(box);
      boxes.set(host, { box, entry });
      moved.watch(anchorOf(entry));
      moved.soon();
    },
    // A page that rebuilds everything removes the whole layer; it comes back in the next frame.
    has: (_, host) => boxes.has(host),
    putBack: () => undefined,
    takeAway({ element, anchor }, host) {
      boxes.get(host)?.box.remove();
      boxes.delete(host);
      moved.forget(anchor ?? element);
    },
    current: () => undefined,
    isBare: (settings) => !settings?.sites['any-page'].dims,
    dress(entry, look) {
      if (look !== 'plain' && !isStyled) {
        isStyled = true;
        askForLooks();
      }
      wear(entry, look);
      moved.soon();
    },
    page: () => undefined,
  };
}
