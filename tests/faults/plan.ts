/** What a round does, drawn from a seed: plain data, so that a seed replays. */
import fc from 'fast-check';
import type { Driver } from '../e2e/drivers/driver.ts';

/** What the user does. Numbers choose among what there is at that moment. */
export type Act =
  | { readonly do: 'toggle'; readonly tab: number; readonly which: number }
  | {
      readonly do: 'key';
      readonly tab: number;
      readonly key: 'm' | 'b' | 's' | 'h';
      readonly steps: number;
    }
  | { readonly do: 'mark shown read'; readonly tab: number }
  | { readonly do: 'undo'; readonly tab: number }
  | { readonly do: 'follow a link'; readonly tab: number; readonly which: number }
  | { readonly do: 'popup'; readonly key: PopupKey; readonly row: number };

export type PopupKey = 'm' | 's' | 'b' | 'z' | 'Alt+ArrowDown' | 'Alt+ArrowUp';

/** What goes wrong. `after` is counted from the act, ms. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'worker killed before' }
  | { readonly kind: 'worker killed during'; readonly after: number }
  | { readonly kind: 'worker killed before and during'; readonly after: number }
  | { readonly kind: 'worker killed after' }
  | { readonly kind: 'page closed'; readonly after: number }
  | { readonly kind: 'page left'; readonly after: number }
  | { readonly kind: 'page reloaded'; readonly after: number }
  | { readonly kind: 'page closed, worker asleep' }
  | { readonly kind: 'page left, worker asleep' }
  | { readonly kind: 'extension reloaded'; readonly after: number }
  | { readonly kind: 'browser killed'; readonly after: number };

export type FaultKind = Fault['kind'];

export interface Step {
  readonly act: Act;
  readonly fault: Fault;
}

const n = fc.nat(999);
const constant = <const T>(value: T) => fc.constant(value);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: constant('toggle'), tab: n, which: n }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: constant('key'),
      tab: n,
      key: fc.constantFrom('m', 'b', 's', 'h'),
      steps: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: constant('mark shown read'), tab: n }) },
  { weight: 3, arbitrary: fc.record({ do: constant('undo'), tab: n }) },
  { weight: 1, arbitrary: fc.record({ do: constant('follow a link'), tab: n, which: n }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: constant('popup'),
      key: fc.constantFrom('m', 's', 'b', 'z', 'z', 'Alt+ArrowDown', 'Alt+ArrowUp'),
      row: fc.nat(3),
    }),
  },
);

const soon = fc.nat(60);
const timed = <const K extends FaultKind>(kind: K, after: fc.Arbitrary<number> = soon) =>
  fc.record({ kind: constant(kind), after });
const plain = <const K extends FaultKind>(kind: K) => fc.record({ kind: constant(kind) });

/** A browser that dies or an extension that reloads costs seconds, so they are rare. */
const faultIn = (browser: Driver['name']): fc.Arbitrary<Fault> =>
  fc.oneof(
    { weight: 3, arbitrary: plain('none') },
    { weight: 8, arbitrary: plain('worker killed before') },
    { weight: 10, arbitrary: timed('worker killed during') },
    { weight: 6, arbitrary: timed('worker killed before and during') },
    { weight: 3, arbitrary: plain('worker killed after') },
    { weight: 3, arbitrary: timed('page closed', fc.nat(20)) },
    { weight: 4, arbitrary: timed('page left', fc.nat(20)) },
    { weight: 4, arbitrary: timed('page reloaded', fc.nat(20)) },
    { weight: 4, arbitrary: plain('page closed, worker asleep') },
    { weight: 4, arbitrary: plain('page left, worker asleep') },
    { weight: 2, arbitrary: timed('browser killed', fc.nat(500)) },
    ...(browser === 'chromium'
      ? [{ weight: 2, arbitrary: timed('extension reloaded', fc.nat(200)) }]
      : []),
  );

/** The steps of the round with a seed. */
export function planOf(seed: number, length: number, browser: Driver['name']): readonly Step[] {
  const step = fc.record({ act, fault: faultIn(browser) });
  const [plan] = fc.sample(fc.array(step, { minLength: length, maxLength: length }), {
    seed,
    numRuns: 1,
  });
  return plan ?? [];
}
