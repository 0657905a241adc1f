/**
 * How much work one document may cause, in steps: not in time, so that the same document gives the same result
 * everywhere.
 */
import { NoFeed } from '../feed';

/**
 * A step is an element or an attribute that is looked at, or a character of text. arXiv's biggest documents (4 million
 * characters) take under 6 million; the most that this allows takes about two seconds, as every expression takes linear
 * time (`tests/unit/linear-expressions.test.ts`).
 */
const workLimit = 16_000_000;
/** The cost of reading a text, besides its characters. */
const perText = 50;

/** A document's remaining work. */
export class Work {
  #left = workLimit;

  /** Counts steps. Throws `NoFeed` if none are left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new NoFeed('too much work', `over ${workLimit} steps`);
  }

  /** Counts the reading of a text, and returns it. Throws like `spend`. */
  read(text: string): string {
    this.spend(perText + text.length);
    return text;
  }
}
