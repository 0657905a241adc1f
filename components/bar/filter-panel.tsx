import { onlyNames } from '../../utils/listing/filters';
import type { Order } from '../../utils/listing/order';
import type { Words } from '../../utils/words';
import type { BarPresses, BarState } from './bar';
import { Press } from './press';

/** What the page allows of filters and orders. */
export interface PanelState {
  /** Orders that make sense here; none where the page's layout can't be sorted. */
  readonly orders: readonly Order[];
  readonly hasUpvotes: boolean;
}

interface Props extends PanelState {
  readonly state: BarState;
  readonly press: BarPresses;
  readonly words: Words;
}

type Field = HTMLInputElement | HTMLSelectElement;

/** Filters and order of the listing. Everything acts while it is typed. */
export function FilterPanel({ orders, hasUpvotes, state, press, words: { say } }: Props) {
  const { words, only, minUpvotes } = state.filters;
  /** Only the user's own input counts, as with all controls on a page. */
  const take = (act: (value: string) => void) => (event: Event) => {
    if (event.isTrusted) act((event.currentTarget as Field).value);
  };
  const options = <Name extends string>(names: readonly Name[], prefix: string, chosen: Name) =>
    names.map((name) => (
      <option key={name} value={name} selected={name === chosen}>
        {say(`${prefix}_${name}`)}
      </option>
    ));
  return (
    <search class="note panel">
      <label>
        {say('filterWords')}
        <input
          type="search"
          data-first
          value={words}
          placeholder={say('filterWordsHint')}
          onInput={take((value) => press.filter({ words: value }))}
        />
      </label>
      <label>
        {say('filterOnly')}
        <select
          onChange={take((value) => {
            const name = onlyNames.find((each) => each === value);
            if (name) press.filter({ only: name });
          })}
        >
          {options(onlyNames, 'filterOnly', only)}
        </select>
      </label>
      {hasUpvotes && (
        <label>
          {say('filterUpvotes')}
          <input
            type="number"
            min="0"
            value={minUpvotes || ''}
            onInput={take((value) => press.filter({ minUpvotes: Math.max(0, Number(value)) || 0 }))}
          />
        </label>
      )}
      {orders.length > 1 && (
        <label>
          {say('filterOrder')}
          <select
            onChange={take((value) => {
              const name = orders.find((each) => each === value);
              if (name) press.sort(name);
            })}
          >
            {options(orders, 'filterOrder', state.order)}
          </select>
        </label>
      )}
      <Press onPress={() => press.open(undefined)}>{say('filterClose')}</Press>
    </search>
  );
}
