import { afterEach } from 'vitest';
import { doubtBrowsers } from './shared-browser.ts';

// A failed test may have broken off anywhere.
afterEach(({ task }) => {
  if (task.result?.state === 'fail') doubtBrowsers();
});
