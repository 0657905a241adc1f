import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/**
 * Each end-to-end file drives a real browser, and waits for it most of the time: two in parallel keep a small machine
 * busy (`OFFPRINT_SIDE_BY_SIDE` changes the number). The limits leave room for a slow machine.
 */
const endToEnd = {
  testTimeout: process.env['OFFPRINT_TIMES'] ? 1_200_000 : 180_000,
  hookTimeout: 120_000,
  maxWorkers: Number(process.env['OFFPRINT_SIDE_BY_SIDE'] ?? 2),
};

/**
 * Files whose outcome depends on our own logic, not on the browser: reviewed one by one. Chromium runs them every time,
 * Firefox in the long run. What touches events, roots, storage, the worker's life, permissions, downloads, networking or
 * navigation isn't among them.
 */
const alikeInBoth = process.env['OFFPRINT_TIMES']
  ? []
  : ['data', 'feed-answers', 'feed-replay', 'one-library', 'options', 'this-paper'].map(
      (name) => `tests/e2e/${name}.test.ts`,
    );

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/set-up-preact.ts'],
          // Pure computation: the default leaves one processor idle, which is half of a small machine.
          maxWorkers: '100%',
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
          exclude: ['tests/e2e/**/*.firefox.test.ts'],
          env: { OFFPRINT_BROWSER: 'chromium' },
          ...endToEnd,
        },
      },
      {
        test: {
          name: 'firefox',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/**/*.chromium.test.ts', ...alikeInBoth],
          env: { OFFPRINT_BROWSER: 'firefox' },
          ...endToEnd,
        },
      },
    ],
  },
});
