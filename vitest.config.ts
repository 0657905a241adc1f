import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/**
 * End-to-end files drive a real browser each, and wait for it most of the time: two side by side keep a small machine busy
 * (`OFFPRINT_SIDE_BY_SIDE` says otherwise). The limits leave room for a slow one.
 */
const endToEnd = {
  testTimeout: process.env['OFFPRINT_TIMES'] ? 1_200_000 : 180_000,
  hookTimeout: 120_000,
  maxWorkers: Number(process.env['OFFPRINT_SIDE_BY_SIDE'] ?? 2),
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/set-up-preact.ts'],
          // All of it is computation: the default leaves a processor free, which is half of a small machine.
          maxWorkers: '100%',
          // Property tests are slow on a machine that does something else as well.
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
          exclude: ['tests/e2e/**/*.chromium.test.ts'],
          env: { OFFPRINT_BROWSER: 'firefox' },
          ...endToEnd,
        },
      },
    ],
  },
});
