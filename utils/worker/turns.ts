/**
 * Turns at bringing the journal in. What a page wrote is brought in as soon as the storage holds it: the page itself hears of
 * that only after its next frame, and asks then. Only a shortcut: a worker that hears nothing, or dies, is asked all the same.
 */
import { TabKeySchema } from '../actions/actions-schema';
import { journalPrefix } from '../basics/storage-keys';
import * as z from '../basics/z';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { parsedText } from '../browser/storage/journal-storage';
import type { Desk } from '../desk/desk';
import type { Outcome } from '../library/action-record';
import { type ActionId, isActionId } from '../paper/action-id';
import { createBell } from './bell';

type Outcomes = readonly Outcome[];

export interface Turns {
  /** Brings the journal in. Resolves as soon as the library holds it, with what became of its actions. */
  take(): Promise<Outcomes>;
  /**
   * Answers a page once the library holds these actions of its own, which an earlier turn may have brought in. `answer` gets
   * what became of them, and of what else was brought in with them.
   */
  answer<T>(actions: readonly ActionId[], answer: (outcomes: Outcomes) => Promise<T>): Promise<T>;
  /** A page got its answer. */
  answered(): void;
  /** Resolves once a page got an answer, or none asked for a moment. What no page waits for comes after. */
  quiet(): Promise<void>;
}

/** Outcomes of so many actions are remembered. One of a bulk names two thousand papers. */
const remembered = 20;

/** A page asks within a frame or two, in ms. */
const moment = 25;

/** Actions of our own pages carry no tab: these bring them in themselves, and tell what became of them. */
const OfPageSchema = z.object({ tab: TabKeySchema });

export function createTurns({ ready }: Pick<Desk, 'ready'>): Turns {
  const outcomes = new Map<ActionId, Outcome>();
  let last: Promise<unknown> = Promise.resolve();
  const taken = createBell();
  const answered = createBell();

  /** `asker`: resolves when the page has its answer, which goes before all contexts are told. They never wait long. */
  function begin(likely: readonly ActionId[], asker?: Promise<unknown>): Promise<Outcomes> {
    const first = () => Promise.race([asker, pause(moment)]);
    const turn = ready({ likely, ...(asker && { first }) }).then((found) => {
      for (const outcome of found) {
        // What it did at first says more than that it is known.
        if (!outcomes.has(outcome.id)) outcomes.set(outcome.id, outcome);
      }
      for (const id of [...outcomes.keys()].slice(0, -remembered)) outcomes.delete(id);
      return found;
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  /** Brings in what a page wrote. The others are told after that page, but who else wants a turn does not wait. */
  function hear(actions: readonly ActionId[]): void {
    taken.ring();
    const turn = begin(actions, Promise.race([taken.next(), answered.next()]));
    turn.catch((cause: unknown) => reportFailure('journal', cause));
  }

  browser.storage.local.onChanged.addListener((changes) => {
    const actions = Object.entries(changes).flatMap(([key, { newValue }]) =>
      actionOf(key, newValue),
    );
    if (actions.length > 0) hear(actions);
  });

  return {
    take() {
      taken.ring();
      return begin([]);
    },
    async answer(actions, answer) {
      const areHeld = () => actions.length > 0 && actions.every((id) => outcomes.has(id));
      const known = () => actions.flatMap((id) => outcomes.get(id) ?? []);
      if (!areHeld()) await last;
      const given = Promise.withResolvers<void>();
      try {
        if (areHeld()) return await answer(known());
        taken.ring();
        const before = known();
        const found = await begin(actions, given.promise);
        const ids = new Set(found.map(({ id }) => id));
        return await answer([...before.filter(({ id }) => !ids.has(id)), ...found]);
      } finally {
        given.resolve();
        answered.ring();
      }
    },
    answered: answered.ring,
    async quiet() {
      await Promise.race([answered.next(), pause(moment)]);
    },
  };
}

/** The action of a page that was written under a key of the storage, if one was. */
function actionOf(key: string, written: unknown): ActionId[] {
  if (!key.startsWith(journalPrefix)) return [];
  const id = key.slice(journalPrefix.length);
  const isOfPage = z.safeParse(OfPageSchema, parsedText(written)).success;
  return isOfPage && isActionId(id) ? [id] : [];
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
