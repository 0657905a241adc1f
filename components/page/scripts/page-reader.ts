import type { readAnyPage } from '../../../utils/sites/any-page/read-any-page';
import { sharedAs } from './shared';

/** Where the page reader's script leaves it; `utils/browser/tabs/any-page.ts` reads it by that name. */
export const sharedReader = sharedAs<typeof readAnyPage>('page reader');
