import type { Page } from '../e2e/drivers/driver.ts';

/** Waits until what the page draws has come to rest: a picture shows no button half lit. */
export const atRest = (page: Page) =>
  page.evaluate(`new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    .then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    .then(() => 0)`);
