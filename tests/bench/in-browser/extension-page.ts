/** What the benches' own page in a copy of the extension can do. */
import { bulks } from './bulk';
import { stores } from './stores';
import './stored';

const page = { ...stores, ...bulks };
export type ExtensionPageBench = typeof page;
Object.assign(globalThis, { offprintStores: page });
