/** What a round does, drawn from a seed: plain data, so that a seed can be replayed. */
import fc from 'fast-check';
import type { Driver } from '../e2e/drivers/driver.ts';
import type { RoundKind } from './surroundings.ts';

/** What the user does. Numbers choose among what exists at that moment. */
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
  /** Feeds are checked by the worker or the popup, with any tab in front. */
  | { readonly do: 'check feeds'; readonly tab: number }
  | { readonly do: 'follow a link'; readonly tab: number; readonly which: number }
  | { readonly do: 'popup'; readonly key: PopupKey; readonly row: number }
  /** In the popup: on a row's tags, or in its note. */
  | { readonly do: 'own words'; readonly what: OwnWords; readonly row: number };

/** A tag that is added, the first tag taken off, or words that are typed at the end of the note. */
export type OwnWords =
  | { readonly tag: string }
  | { readonly untag: true }
  | { readonly type: string };

export type PopupKey = 'm' | 's' | 'b' | 'z' | 'Alt+ArrowDown' | 'Alt+ArrowUp';

/** What goes wrong. `after` counts from the act, in ms. */
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
  | { readonly kind: 'browser killed'; readonly after: number }
  | { readonly kind: 'connections closed by force'; readonly after: number }
  | { readonly kind: 'upgrade blocked by an old tab'; readonly after: number }
  /** Before the act; from then on this many ms off the true time. */
  | { readonly kind: 'clock moved'; readonly off: number }
  | { readonly kind: 'quota exceeded' }
  | { readonly kind: 'disk full'; readonly after: number };

/** The last one strikes in addition to a step's own fault (`Step.kills`). */
export type FaultKind = Fault['kind'] | 'worker killed at any moment';

export interface Step {
  readonly act: Act;
  readonly fault: Fault;
  /** If the worker gets no rest: it is also killed after each of these pauses, in ms, at any point of its work. */
  readonly kills?: readonly number[];
}

const n = fc.nat(999);
const constant = <const T>(value: T) => fc.constant(value);

const ownWords: fc.Arbitrary<OwnWords> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ tag: fc.constantFrom('rl', 'RL', 'later', 'a b') }) },
  { weight: 1, arbitrary: fc.record({ untag: constant(true) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.stringMatching(/^[a-z]{2,5}$/) }) },
);

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: constant('own words'), what: ownWords, row: fc.nat(3) }),
  },
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
  { weight: 1, arbitrary: fc.record({ do: constant('check feeds'), tab: n }) },
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

const hour = 3_600_000;
const day = 24 * hour;
/** Daylight saving, another zone, a flat battery, a wrong year: 1970 and 2071. */
const offs = [0, 0, hour, -hour, 9 * hour, -9 * hour, 2 * day, -2 * day, 400 * day, -400 * day];
const farOffs = [-56 * 365 * day, 45 * 365 * day];

/** What a kind of round adds to the faults of every round. */
const more: Readonly<
  Record<RoundKind, readonly { weight: number; arbitrary: fc.Arbitrary<Fault> }[]>
> = {
  ordinary: [],
  'restless worker': [],
  'moving clock': [
    {
      weight: 15,
      arbitrary: fc.record({
        kind: constant('clock moved'),
        off: fc.constantFrom(...offs, ...farOffs),
      }),
    },
  ],
  'small quota': [{ weight: 8, arbitrary: plain('quota exceeded') }],
  'small disk': [{ weight: 15, arbitrary: timed('disk full') }],
};

/**
 * Whether stored data survives a restart. It doesn't once a disk was full: after a write that the disk refused,
 * Chromium acknowledges what it stores in `storage.local`, but keeps it only until the browser or the extension
 * restarts (30 of 30 records lost in 6 of 6 tries, however much room there was again). `lasting-area.ts` repairs that,
 * but only after it hears of the refusal and has had a moment; the database uses the same kind of file, and a kill in
 * between can break both.
 */
const outlives: Readonly<Record<RoundKind, boolean>> = {
  ordinary: true,
  'restless worker': true,
  'moving clock': true,
  'small quota': true,
  'small disk': false,
};

const restarts = (browser: Driver['name']) => [
  { weight: 2, arbitrary: timed('browser killed', fc.nat(500)) },
  ...(browser === 'chromium'
    ? [{ weight: 2, arbitrary: timed('extension reloaded', fc.nat(200)) }]
    : []),
];

/** Restarting the browser or reloading the extension takes seconds, so these are rare. */
const faultIn = (browser: Driver['name'], round: RoundKind): fc.Arbitrary<Fault> =>
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
    ...(outlives[round] ? restarts(browser) : []),
    { weight: 4, arbitrary: timed('connections closed by force') },
    { weight: 2, arbitrary: timed('upgrade blocked by an old tab', fc.nat(300)) },
    ...more[round],
  );

/** Pauses between the kills of a worker that gets no rest, in ms. */
const kills = fc.array(fc.nat(500), { minLength: 1, maxLength: 4 });

/** The steps of the round with a seed. */
export function planOf(
  seed: number,
  length: number,
  browser: Driver['name'],
  round: RoundKind,
): readonly Step[] {
  const plainStep = { act, fault: faultIn(browser, round) };
  const step: fc.Arbitrary<Step> =
    round === 'restless worker' ? fc.record({ ...plainStep, kills }) : fc.record(plainStep);
  const [plan] = fc.sample(fc.array(step, { minLength: length, maxLength: length }), {
    seed,
    numRuns: 1,
  });
  return plan ?? [];
}
