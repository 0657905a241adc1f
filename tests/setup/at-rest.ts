import type { Page } from '../e2e/drivers/driver.ts';

/** Waits until the page's drawing is at rest, so that no picture shows a half-lit button. */
export const atRest = (page: Page) =>
  page.evaluate(`new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    .then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    .then(() => 0)`);
