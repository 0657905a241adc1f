/** Mozilla's linter, which `web-ext lint` and the store itself run, over the archive for Firefox. */
import { resolve } from 'node:path';
import { createInstance, type Message } from 'addons-linter';
import { expect, it } from 'vitest';
import { archiveName, root } from './archives.ts';

/** Warnings that were looked at, and why they stay. */
const reviewed: readonly { code: string; file: RegExp; why: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^chunks\//,
    why: 'Preact’s own `innerHTML`, for a property that none of ours uses; the store forbids changing a library',
  },
  {
    code: 'DANGEROUS_EVAL',
    file: /^chunks\/open-import-/,
    why: 'how lodash, which the BibTeX parser uses, finds the global object where there is neither `self` nor `global`',
  },
];

it('case 51: finds no error, nothing to note, and no warning that was not looked at', async () => {
  const linter = createInstance({
    config: { _: [resolve(root, archiveName('firefox'))], logLevel: 'fatal', output: 'none' },
    runAsBinary: false,
  });
  const { errors, notices, warnings } = await linter.run();
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  const matches = ({ code, file = '' }: Message) =>
    reviewed.findIndex((each) => each.code === code && each.file.test(file));
  expect(warnings.filter((warning) => matches(warning) < 0)).toEqual([]);
  // Each reviewed one exactly once: a second of its kind was not looked at, and one that is gone has no place here.
  expect(warnings.map(matches).toSorted()).toEqual(reviewed.map((_, n) => n));
});
