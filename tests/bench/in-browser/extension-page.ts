/** What the benches' own page in a copy of the extension can do. */
import { stores } from './stores';

const page = { ...stores };
export type ExtensionPageBench = typeof page;
Object.assign(globalThis, { offprintStores: page });
