import type { Words } from '../../../utils/basics/words';
import { type Make, onUser, setText } from '../dom/dom';
import { matcher, onlyNames } from '../listing/filters';
import { canReorder, orderNames, ordersOf, sorter } from '../listing/order';
import type { BarPart } from '../scripts/page-parts';
import type { BarPresses, BarState, Button } from './bar-types';
import { keepKeys } from './own-keys';

/** Filters and order of the listing. Each change applies as the user types. */
export function createFilterPanel(
  make: Make,
  { say, count }: Words,
  press: BarPresses,
  add: Button,
): BarPart {
  const choice = <Name extends string>(
    names: readonly Name[],
    prefix: string,
    act: (name: Name) => void,
  ) => {
    const options = names.map((name) =>
      make('option', { value: name, label: say(`${prefix}_${name}`) }),
    );
    return onUser(make('select', {}, ...options), 'change', ({ value }) => {
      const name = names.find((each) => each === value);
      if (name) act(name);
    });
  };
  const field = (name: string, control: HTMLElement) => make('label', {}, say(name), control);

  const hint = say('filterWordsHint');
  const input = make('input', { type: 'search', placeholder: hint, 'data-first': '' });
  const words = onUser(input, 'input', ({ value }) =>
    press.filter({ words: value, matches: matcher(value) }),
  );
  const only = choice(onlyNames, 'filterOnly', (name) => press.filter({ only: name }));
  const number = make('input', { type: 'number', min: '0' });
  const upvotes = onUser(number, 'input', ({ value }) =>
    press.filter({ minUpvotes: Math.max(0, Number(value)) || 0 }),
  );
  const order = choice(orderNames, 'filterOrder', (name) => press.sort(name, sorter(name)));
  const upvotesField = field('filterUpvotes', upvotes);
  const orderField = field('filterOrder', order);
  const leftOut = make('span', { class: 'left-out' });
  const element = make(
    'search',
    { class: 'note open panel' },
    field('filterWords', words),
    field('filterOnly', only),
    upvotesField,
    orderField,
    leftOut,
    add(say('filterClose'), () => press.open(undefined)),
  );

  keepKeys(element, () => press.open(undefined));

  /** Sets a control's value, except while the user edits it. */
  const fill = (control: HTMLInputElement | HTMLSelectElement, value: string) => {
    if (control.value !== value && !control.matches(':focus')) control.value = value;
  };

  return {
    element,
    draw({ panel, filters, filtered, order: by }: BarState): void {
      element.hidden = panel === undefined;
      if (!panel) return;
      setText(leftOut, filtered > 0 ? count('barFiltered', filtered) : undefined);
      fill(words, filters.words);
      fill(only, filters.only);
      fill(upvotes, filters.minUpvotes > 0 ? String(filters.minUpvotes) : '');
      fill(order, by);
      upvotesField.hidden = panel.details.every(({ upvotes: known }) => known === undefined);
      // Only orders that the page's own numbers allow; none where its layout can't be sorted.
      const orders = canReorder(panel.entries) ? ordersOf(panel.details) : [];
      orderField.hidden = orders.length < 2;
      for (const option of order.options) {
        option.hidden = !orders.some((each) => each === option.value);
      }
    },
  };
}
