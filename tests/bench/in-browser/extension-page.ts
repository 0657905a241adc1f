/** The functions of the benches' own page in a copy of the extension. */
import { bulks } from './bulk';
import { imports } from './import';
import { libraries } from './library';
import { stores } from './stores';
import './stored';

const page = { ...stores, ...bulks, ...imports, ...libraries };
export type ExtensionPageBench = typeof page;
Object.assign(globalThis, { offprintStores: page });
