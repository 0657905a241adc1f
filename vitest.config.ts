import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/**
 * Each end-to-end file drives a real browser, and waits for it now and then: three in parallel, of either browser, keep a
 * small machine busy (`OFFPRINT_SIDE_BY_SIDE` changes the number). The limits leave room for a slow machine.
 */
const endToEnd = {
  testTimeout: process.env['OFFPRINT_TIMES'] ? 1_200_000 : 180_000,
  hookTimeout: 120_000,
  // Files share nothing but loaded modules, and loading the drivers takes longer than some tests.
  isolate: false,
  maxWorkers: Number(process.env['OFFPRINT_SIDE_BY_SIDE'] ?? 3),
  setupFiles: ['tests/e2e/set-up.ts'],
  globalSetup: ['tests/e2e/quiet-builds.ts'],
};

/**
 * Files whose outcome depends on our own logic, not on the browser, each with the reason: reviewed one by one. Chromium
 * runs them every time, Firefox in the long run. What touches events, roots, storage, the worker's life, permissions,
 * downloads, networking or navigation isn't among them.
 */
const alikeInBoth = process.env['OFFPRINT_TIMES']
  ? {}
  : {
      data: 'which files the options page takes and writes; a download of the browser is in `weekly`',
      export:
        'what is written in every format, to a clipboard and downloads that the test puts in the browser’s place',
      'feed-answers': 'what the worker makes of answers; that it may ask is in `feeds`',
      'feed-attacks':
        'what the worker makes of answers that attack; where a redirect may lead is in `feeds`',
      'feed-replay': 'what the worker makes of answers that come again',
      'filled-in':
        'which details a kept paper gets from a listing; that listings are read and stored is in `main-path`',
      hiding: 'what a second visit leaves out; going and coming back is in `navigation`',
      import: 'what is read of other programs’ files, and what becomes of it',
      library:
        'what our own page lists, finds and marks; that it opens and finds is in `own-words-on-listings`, that our pages’ keys, typing and focus work and outlive the browser in `focus` and `own-words`',
      'one-library':
        'how acts of several places join; that tabs hear of each other is in `main-path`',
      'one-paper': 'which ids are one paper; that a paper counts as opened is in `unearned-marks`',
      options: 'what the settings do; that what is stored lasts is in `durability`',
      'our-pages':
        'how our own pages look in every state; that they work is in `focus` and `own-words`',
      'page-reader': 'which paper an entry names; marks over pages of any site are in `any-page`',
      'stated-ids':
        'which DOI joins papers, and what the popup asks; a popup over a page is in `any-page`',
      'this-paper':
        'what the popup says and does of a paper; a popup over a listing is in `main-path`',
      'working-through':
        'what each key, filter and order does; that keys come and are left to fields is in `boundaries`, `traffic` and `frameworks`',
    };

/** What tests nothing of the extension, but the tests' own browsers: in the long run. */
const ofTestsThemselves = process.env['OFFPRINT_TIMES'] ? [] : ['tests/e2e/shared-browser.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/set-up.ts'],
          // A worker for each file would load the same modules anew, which takes a third of the time.
          isolate: false,
          // The default leaves one processor idle, which is half of a small machine. Some files wait for timers, so one
          // worker more than processors keeps all of them busy.
          maxWorkers: availableParallelism() + 1,
          // Pages and rows live shorter than a test. V8's usual 16 MB for what is young make it move them all the time.
          execArgv: ['--max-semi-space-size=64'],
          // Property tests are slow on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'chromium',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/**/*.firefox.test.ts', ...ofTestsThemselves],
          env: { OFFPRINT_BROWSER: 'chromium' },
          ...endToEnd,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [
            'tests/e2e/**/*.chromium.test.ts',
            ...ofTestsThemselves,
            ...Object.keys(alikeInBoth).map((name) => `tests/e2e/${name}.test.ts`),
          ],
          env: { OFFPRINT_BROWSER: 'firefox' },
          ...endToEnd,
          globalSetup: [...endToEnd.globalSetup, 'tests/e2e/firefox-profile.ts'],
        },
      },
    ],
  },
});
