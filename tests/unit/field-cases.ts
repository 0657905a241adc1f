import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../shared/cases');

/** Whether the inputs from the field are there; they are not part of this repository. */
export const haveFieldCases = existsSync(folder);

/** Says in a test's name why it is skipped. */
export const fieldCasesOr = (name: string): string =>
  haveFieldCases ? name : `${name} (skipped: no ../shared/cases here)`;

export const readFieldCase = (file: string): string => readFileSync(resolve(folder, file), 'utf8');
