import type { Words } from '../../utils/words';
import type { Make } from '../dom';
import type { BarPresses, BarState, Button } from './bar';

/** A part above the bar that stands open now and then. */
export interface BarPart {
  readonly element: HTMLElement;
  draw(state: BarState): void;
}

/**
 * What few visits need: the panel of filters and the keys' help. They are a script of their own, put into a page when
 * one of them is first asked for, so that every listing need not carry them.
 */
export interface BarParts {
  readonly css: string;
  create(make: Make, words: Words, press: BarPresses, add: Button): readonly BarPart[];
}

/** Where that script leaves them for the content script: both share one world that no page can see. */
const world: typeof globalThis & { offprintBarParts?: BarParts } = globalThis;

export const provideBarParts = (parts: BarParts): void => {
  world.offprintBarParts = parts;
};

/** The parts, once their script has run here. `fetch` asks for it. */
export async function barParts(fetch: () => Promise<unknown>): Promise<BarParts | undefined> {
  if (!world.offprintBarParts) await fetch();
  return world.offprintBarParts;
}
