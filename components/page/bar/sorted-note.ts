import type { Words } from '../../../utils/basics/words';
import { type Make, setText } from '../dom/dom';
import type { BarPart } from '../scripts/page-parts';
import type { BarPresses, BarState, Button } from './bar-types';

/** The line that names the order of the listing and offers to restore the page's own. */
export function createSortedNote(
  make: Make,
  { say }: Words,
  press: BarPresses,
  add: Button,
): BarPart {
  const text = make('span', {});
  const back = add(say('filterOrder_listing'), () => press.sort('listing'));
  const element = make('p', { class: 'note', hidden: '' }, make('span', {}, text, ' ', back));
  return {
    element,
    draw({ order }: BarState): void {
      element.hidden = order === 'listing';
      if (order !== 'listing') setText(text, say(`barSorted_${order}`));
    },
  };
}
