/** One check of one feed: asks politely, reads the answers, and hands over all of it or what went wrong. */

import {
  eachOnce,
  type FeedId,
  type FeedPaper,
  type FeedRequest,
  NoFeed,
  type Source,
} from '../feeds/feed';
import { type Memory, missedOnceMore, remember, sampleOf } from '../feeds/memory';
import type { FeedRow, Validator } from '../library/inbox-rows';
import type { PaperId } from '../paper/paper-id';
import { type AskNeeds, ask, Failed, longestWait } from './ask';

export interface CheckNeeds extends AskNeeds {
  /** 0 to 1, for what is to happen at no exact moment. */
  random(): number;
  sourceOf(id: FeedId): Source;
}

/** What a check came to. */
export interface Checked {
  /** How it went, to be kept together with the papers. */
  readonly row: FeedRow;
  readonly papers: readonly FeedPaper[];
}

/** No more requests than this in one check, and none after a server had so many faults. */
const requestLimit = 40;
const faultLimit = 3;
/** The first wait after a failure, ms. Doubled with each failure, up to the longest. */
const firstWait = 5 * 60_000;
/** What is still that of the day before, or not believed, is asked for again after this long, ms. */
const hour = 60 * 60_000;

interface Trouble {
  readonly failed: Failed;
  readonly of: string | undefined;
}

/** What the answers of a check told. */
interface Answers {
  readonly papers: FeedPaper[];
  readonly validators: Record<string, Validator>;
  readonly troubles: Trouble[];
  memory: Memory;
  /** What came so far of lists whose pages follow one another, by `FeedRequest.of`. */
  readonly begun: Map<string, ReadonlySet<PaperId>>;
  title?: string;
  isEarly: boolean;
  /** How many were read and believed. */
  good: number;
}

/**
 * Checks a feed. Never rejects: what went wrong is in the row, and what was read is handed over. What one request did not
 * bring keeps no other one from being asked. Only after a whole check are the server's validators kept, so what was not
 * handed over is asked for again.
 */
export async function checkFeed(needs: CheckNeeds, before: FeedRow): Promise<Checked> {
  const started = needs.now();
  const answers: Answers = {
    papers: [],
    validators: {},
    troubles: [],
    memory: before.memory ?? {},
    begun: new Map(),
    isEarly: false,
    good: 0,
  };
  let source: Source | undefined;
  try {
    source = needs.sourceOf(before.id);
    await askAll(needs, before, [...source.requests(started, before.good, before.memory)], answers);
  } catch (error) {
    answers.troubles.push({ failed: failureOf(error), of: undefined });
  }
  const { papers, troubles, title = before.title } = answers;
  const row =
    troubles.length > 0 || !source
      ? failedRow(needs, before, started, answers, source)
      : goodRow(needs, before, started, answers, source);
  return { papers: eachOnce(papers), row: title === undefined ? row : { ...row, title } };
}

/** Asks until there is nothing left to ask, or it would be of no use. */
async function askAll(
  needs: CheckNeeds,
  before: FeedRow,
  waiting: FeedRequest[],
  answers: Answers,
): Promise<void> {
  for (let asked = 0; asked < requestLimit; asked++) {
    const request = waiting.shift();
    if (!request) return;
    try {
      const next = await askOne(needs, before, request, answers);
      // The rest of a day before the day before it.
      if (next) waiting.unshift(next);
    } catch (error) {
      const failed = failureOf(error);
      answers.troubles.push({ failed, of: request.of });
      if (request.of !== undefined && !answers.memory[request.of]) {
        answers.memory = remember(answers.memory, request.of, {});
      }
      if (isEndOfAll(failed, answers.troubles)) return;
    }
  }
}

async function askOne(
  needs: CheckNeeds,
  before: FeedRow,
  request: FeedRequest,
  answers: Answers,
): Promise<FeedRequest | undefined> {
  const { of } = request;
  const part = await ask(needs, request, before.validators?.[request.url], answers.validators);
  const known = of === undefined ? undefined : answers.memory[of];
  if (!part) {
    // As it was, and read to its end now, too.
    if (of !== undefined && known) noteRead(answers, of, { ...known, at: needs.now() });
    answers.good++;
    return undefined;
  }
  const { papers, title, early, doubt, next } = part;
  answers.papers.push(...papers);
  if (title !== undefined) answers.title ??= title;
  answers.isEarly ||= early === true;
  if (doubt) {
    answers.troubles.push({ failed: new Failed('not believed', doubt), of });
    noteMissed(request, answers, needs.now());
    return undefined;
  }
  answers.good++;
  if (of === undefined || early) return next;
  const ids = new Set([...(answers.begun.get(of) ?? []), ...papers.map(({ id }) => id)]);
  answers.begun.set(of, ids);
  if (!next) noteRead(answers, of, { at: needs.now(), count: ids.size, ids: sampleOf([...ids]) });
  return next;
}

function noteRead(answers: Answers, of: string, batch: Memory[string]): void {
  const { missed: _, ...read } = batch;
  answers.memory = remember(answers.memory, of, read);
}

function noteMissed({ of }: FeedRequest, answers: Answers, now: number): void {
  if (of === undefined) return;
  answers.memory = remember(answers.memory, of, missedOnceMore(answers.memory[of], now));
}

/** Whether the server, or the way there, is in trouble, and not one of its lists. */
const isEndOfAll = ({ why }: Failed, troubles: readonly Trouble[]): boolean =>
  why === 'busy' ||
  why === 'no access' ||
  why === 'no answer' ||
  troubles.filter(({ failed }) => failed.says?.startsWith('5')).length >= faultLimit;

const remembered = (memory: Memory): { memory?: Memory } =>
  Object.keys(memory).length > 0 ? { memory } : {};

function goodRow(
  needs: CheckNeeds,
  before: FeedRow,
  started: number,
  { validators, memory, isEarly }: Answers,
  source: Source,
): FeedRow {
  const due = isEarly ? started + hour : source.next(started);
  const next = due + Math.round(needs.random() * firstWait);
  const good = isEarly ? before.good : started;
  return {
    ...{ id: before.id, checked: started, next, failures: 0, validators },
    ...remembered(memory),
    ...(good !== undefined && { good }),
  };
}

function failedRow(
  needs: CheckNeeds,
  before: FeedRow,
  started: number,
  { troubles, good, memory }: Answers,
  source: Source | undefined,
): FeedRow {
  // What failed outright says more than what is not believed.
  const first = troubles.find(({ failed }) => failed.why !== 'not believed') ?? troubles[0];
  const { why, says, after } = first?.failed ?? new Failed('no answer');
  const failures = before.failures + 1;
  const begin = why === 'not believed' ? hour : firstWait;
  const wait = Math.min(longestWait, begin * 2 ** Math.min(failures - 1, 20));
  // Between half and one and a half of it: whoever failed together need not come back together.
  const again = Math.round(wait * (0.5 + needs.random()));
  const now = needs.now();
  // Where only a part is missing, the others are not kept waiting.
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

function failureOf(error: unknown): Failed {
  if (error instanceof Failed) return error;
  if (error instanceof NoFeed) return new Failed('no feed', error.reason);
  return new Failed('no answer');
}
