import type { Entry } from '../../../utils/sites/site';
import { near } from './survey';

/** One of so many entries is measured. */
const step = 16;

/**
 * Measures a few entries of a long list, and returns whether the one at an index may be near what is shown. Entries
 * between two of which the first is far below, or the second far above, are taken to stand between them. So they do in
 * rows and in columns, in the order of the document; it can be wrong where a page places single ones elsewhere.
 */
export function glance(
  entries: readonly Pick<Entry, 'element'>[],
  { innerHeight }: Window,
): (index: number) => boolean {
  const boxes = entries.map(
    ({ element }, index) => index % step === 0 && element.getBoundingClientRect(),
  );
  return (index) => {
    const first = index - (index % step);
    const from = boxes[first];
    const to = boxes[first + step];
    // What has no box stands at 0.
    if (!from || !to || from.top > to.top) return true;
    return from.top < (1 + near) * innerHeight && to.bottom > -near * innerHeight;
  };
}
