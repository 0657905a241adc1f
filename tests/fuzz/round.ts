/** The data exchanged between the browser that fuzzes and the program that counts. */
export interface SourcePage {
  readonly name: string;
  readonly address: string;
  readonly html: string;
}

export interface Failure {
  readonly seed: number;
  /** The page and its mutations. */
  readonly about: string;
  readonly what: string;
}

export interface Round {
  readonly count: number;
  /** Entries or records read. */
  readonly found: number;
  readonly failures: readonly Failure[];
  readonly ms: number;
  /** The seed that took longest to read, and how many ms. */
  readonly slowest: number;
  readonly longest: number;
}
