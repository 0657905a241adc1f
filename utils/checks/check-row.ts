/** How a check went, as the feed's row stores it: when to check again, and what to tell the user. */

import type { FeedPaper, Source } from '../feeds/feed';
import type { Memory } from '../feeds/memory';
import type { FeedRow, Validator } from '../library/inbox/inbox-rows';
import type { PaperId } from '../paper/ids/paper-id';
import { Failed, longestWait } from './ask';

/** The first wait after a failure, ms. Doubled with each failure, up to the longest. */
const firstWait = 5 * 60_000;
/** After this long, a list that is still the day before's, or that isn't believed, is requested again, ms. */
const hour = 60 * 60_000;

export interface Trouble {
  readonly failed: Failed;
  readonly of: string | undefined;
}

/** What a check learned from its answers. */
export interface Answers {
  readonly papers: FeedPaper[];
  readonly validators: Record<string, Validator>;
  readonly troubles: Trouble[];
  memory: Memory;
  /** The papers so far of lists that come in pages, by `FeedRequest.of`. */
  readonly begun: Map<string, ReadonlySet<PaperId>>;
  title?: string;
  isEarly: boolean;
  /** How many answers were read and believed. */
  good: number;
}

/** The time of a check. */
export interface Moment {
  readonly started: number;
  readonly now: number;
  /** A random number, 0 to 1, that spreads checks in time. */
  readonly random: number;
}

const remembered = (memory: Memory): { memory?: Memory } =>
  Object.keys(memory).length > 0 ? { memory } : {};

/** The row after a check whose answers were all read and believed. */
export function goodRow(
  before: FeedRow,
  { started, random }: Moment,
  { validators, memory, isEarly }: Answers,
  source: Source,
): FeedRow {
  const due = isEarly ? started + hour : source.next(started);
  const next = due + Math.round(random * firstWait);
  const good = isEarly ? before.good : started;
  return {
    ...{ id: before.id, checked: started, next, failures: 0, validators },
    ...remembered(memory),
    ...(good !== undefined && { good }),
  };
}

/** The row after a check that did not get all answers, or got one that can't be true. */
export function failedRow(
  before: FeedRow,
  { started, now, random }: Moment,
  { troubles, good, memory }: Answers,
  source: Source | undefined,
): FeedRow {
  // A failure tells the user more than a doubt.
  const first = troubles.find(({ failed }) => failed.why !== 'not believed') ?? troubles[0];
  const { why, says, after } = first?.failed ?? new Failed('no answer');
  const failures = before.failures + 1;
  const begin = why === 'not believed' ? hour : firstWait;
  const wait = Math.min(longestWait, begin * 2 ** Math.min(failures - 1, 20));
  // Jitter, 0.5 to 1.5: clients that failed together shouldn't retry together.
  const again = Math.round(wait * (0.5 + random));
  // If only a part is missing, the rest need not wait.
  const isPart = good > 0 || why === 'not believed';
  const inTime = isPart && source ? source.next(started) - now : again;
  const missing = good > 0 && /^\d{4}-/.test(first?.of ?? '') ? first?.of : undefined;
  const { says: _, missing: __, memory: ___, ...rest } = before;
  return {
    ...rest,
    ...{ checked: started, failures, failure: why },
    next: now + Math.max(after, firstWait / 2, Math.min(again, inTime)),
    ...(says !== undefined && { says }),
    ...(missing !== undefined && { missing }),
    ...remembered(memory),
  };
}
