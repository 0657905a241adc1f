import { resolve } from 'node:path';

/** The folder that WXT builds extensions into, one folder for each browser. */
export const builds = resolve(import.meta.dirname, '../../.output');
