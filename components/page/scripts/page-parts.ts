import type { Words } from '../../../utils/basics/words';
import type { createJudge } from '../../../utils/rules/rules';
import type { BarPresses, BarState, Button } from '../bar/bar-types';
import type { openMenu, unfold } from '../controls/hanging';
import type { Make } from '../dom/dom';
import type { createKeys } from '../keys/key-commands';
import type { matcher } from '../listing/filters';
import { sharedAs } from './shared';

/** A part above the bar that opens on demand. */
export interface BarPart {
  readonly element: HTMLElement;
  draw(state: BarState): void;
}

/**
 * What few visits need: the panel of filters, the keys' help, an entry's menu and abstract, what keys do. They are a
 * script of their own, loaded into a page on first use, so that not every listing carries them.
 */
export interface PageParts {
  readonly barCss: string;
  createBarParts(make: Make, words: Words, press: BarPresses, add: Button): readonly BarPart[];
  readonly matcher: typeof matcher;
  readonly createJudge: typeof createJudge;
  readonly openMenu: typeof openMenu;
  readonly unfold: typeof unfold;
  readonly createKeys: typeof createKeys;
}

/** Where that script leaves the parts. */
export const sharedParts = sharedAs<PageParts>('parts');
