/** One check of one feed: makes the requests, reads the answers, and returns the papers and what went wrong. */

import {
  eachOnce,
  type FeedId,
  type FeedPaper,
  type FeedRequest,
  NoFeed,
  type Source,
} from '../feeds/feed';
import { type Memory, missedOnceMore, remember, sampleOf } from '../feeds/memory';
import type { FeedRow } from '../library/inbox/inbox-rows';
import { type AskNeeds, ask, Failed } from './ask';
import type { Trouble } from './check-row';
import { type Answers, failedRow, goodRow } from './check-row';

export interface CheckNeeds extends AskNeeds {
  /** A random number, 0 to 1, that spreads checks in time. */
  random(): number;
  sourceOf(id: FeedId): Source;
}

/** The result of a check. */
export interface Checked {
  /** How it went, to be stored in the papers' transaction. */
  readonly row: FeedRow;
  readonly papers: readonly FeedPaper[];
}

/** No more requests than this in one check, and none after a server had so many faults. */
const requestLimit = 40;
const faultLimit = 3;
/**
 * Checks a feed. Never rejects: the row holds what went wrong, and the papers that were read are returned. A failed
 * request doesn't stop the others. The server's validators are kept only after a complete check, so that what is
 * missing is requested again.
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
  const moment = { started, now: needs.now(), random: needs.random() };
  const row =
    troubles.length > 0 || !source
      ? failedRow(before, moment, answers, source)
      : goodRow(before, moment, answers, source);
  return { papers: eachOnce(papers), row: title === undefined ? row : { ...row, title } };
}

/** Makes requests until none are left, or further ones would be useless. */
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
      // First the rest of this day, then the day before.
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
    // Unchanged: counts as read to its end now.
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

/** Whether the server or the network fails, rather than one list. */
const isEndOfAll = ({ why }: Failed, troubles: readonly Trouble[]): boolean =>
  why === 'busy' ||
  why === 'no access' ||
  why === 'no answer' ||
  troubles.filter(({ failed }) => failed.says?.startsWith('5')).length >= faultLimit;

function failureOf(error: unknown): Failed {
  if (error instanceof Failed) return error;
  if (error instanceof NoFeed) return new Failed('no feed', error.reason);
  return new Failed('no answer');
}
