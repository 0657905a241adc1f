/** How much work one document may make, in steps: no clock, so the same document ends the same way everywhere. */
import { NoFeed } from '../feed';

/**
 * A step is an element or an attribute that is looked at, or a character of text. arXiv's biggest documents (4 million
 * characters) take under 6 million; the most that this allows takes about two seconds, as every expression takes linear
 * time (`tests/unit/linear-expressions.test.ts`).
 */
const workLimit = 16_000_000;
/** What reading a text costs besides its characters. */
const perText = 50;

/** What is left of a document's work. */
export class Work {
  #left = workLimit;

  /** Counts steps. Throws `NoFeed` where none are left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new NoFeed('too much work', `over ${workLimit} steps`);
  }

  /** Counts the reading of a text. Throws like `spend`. */
  read(text: string): string {
    this.spend(perText + text.length);
    return text;
  }
}
