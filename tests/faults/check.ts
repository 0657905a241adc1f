/** Compares everything that the user or the database shows with the model, at rest. */
import { isDeepStrictEqual } from 'node:util';
import type { Driver, Page } from '../e2e/drivers/driver.ts';
import { until } from '../e2e/drivers/find.ts';
import { barText } from '../e2e/listing.ts';
import type { Model, markOrder } from './model.ts';
import { idOf, papersAt } from './pages.ts';
import { pictureOf, type Stored, type Witness } from './witness.ts';

const markOf: Readonly<Record<string, (typeof markOrder)[number]>> = {
  Read: 'read',
  Queue: 'queued',
  Star: 'starred',
  Hide: 'hidden',
};

/** What differs; nothing if all matches the model. */
export type Difference = string | undefined;

/** Waits until nothing differs any more; rejects with the difference. */
export async function untilRight(check: () => Promise<Difference>, what: string): Promise<void> {
  let last: Difference;
  await until(
    async () => {
      last = await check();
      return last === undefined;
    },
    () => `${what}: ${last}`,
  );
}

/** The database. */
export async function databaseDiffers(
  witness: Witness,
  model: Model,
  seen: (raw: Stored) => Promise<void>,
): Promise<Difference> {
  const waiting = (await witness.journal()).filter(({ kind }) => kind !== 'left');
  if (waiting.length > 0) return `in the journal: ${JSON.stringify(waiting)}`;
  const raw = await witness.stored();
  await seen(raw);
  const [stored, wanted] = [pictureOf(raw), model.picture()];
  for (const part of ['marks', 'queue', 'tags', 'notes', 'actions', 'seen', 'opened'] as const) {
    if (isDeepStrictEqual(stored[part], wanted[part])) continue;
    return `${part} stored ${JSON.stringify(stored[part])}, wanted ${JSON.stringify(wanted[part])}`;
  }
  return undefined;
}

/** The controls and the bar of a page. */
export async function pageDiffers(page: Page, model: Model): Promise<Difference> {
  const url = await page.evaluate<string>('location.href');
  const papers = papersAt(url);
  const tree = await page.tree();
  let buttons = 0;
  for (const { role, name, pressed, ancestors } of tree) {
    const mark = role === 'button' ? markOf[name] : undefined;
    const title = ancestors.find((up) => up.role === 'group')?.name;
    if (!mark || title === undefined || pressed === undefined) continue;
    buttons++;
    if (pressed !== model.isOn(idOf(title), mark)) {
      return `${url} shows ${name} ${pressed ? '' : 'not '}pressed at ${title}`;
    }
  }
  if (!papers) return undefined;
  if (buttons === 0) return `${url} has no controls`;
  return barDiffers(await barText(page), papers, model);
}

function barDiffers(bar: string, papers: readonly string[], model: Model): Difference {
  const count = (test: (paper: string) => boolean) => papers.filter(test).length;
  const wanted = {
    papers: papers.length,
    new: count(model.isUnseen),
    read: count((paper) => model.isOn(paper, 'read')),
    queued: count((paper) => model.isOn(paper, 'queued')),
  };
  for (const [word, number] of Object.entries(wanted)) {
    if (!new RegExp(`(?<!\\d)${number} ${word.replace('papers', 'papers?')}`).test(bar)) {
      return `the bar says “${bar}”, wanted ${number} ${word}`;
    }
  }
  return undefined;
}

/** The badges of all tabs. */
export async function badgesDiffer(witness: Witness, model: Model): Promise<Difference> {
  for (const { url, text } of await witness.badges()) {
    const papers = papersAt(url ?? '');
    if (!papers) continue;
    const wanted = papers.filter(model.isUnseen).length;
    if (text !== (wanted > 0 ? String(wanted) : '')) return `badge “${text}” at ${url}: ${wanted}`;
  }
  return undefined;
}

/**
 * Opens the popup, which brings the journal in, and compares its queue. Returns the popup: actions leave the journal
 * only after they are shown, so it must stay open until the journal is empty.
 */
export async function checkPopup(
  driver: Driver,
  model: Model,
  listen: () => Promise<void>,
): Promise<Page> {
  const popup = await driver.popup();
  await untilRight(
    async () => {
      await listen();
      const titles = await popup.evaluate<string[]>(
        `[...document.querySelectorAll('li.row')].map((row) => row.getAttribute('aria-label'))`,
      );
      const shown = titles.map(idOf);
      return isDeepStrictEqual(shown, model.queue()) ? undefined : `shows ${shown.join(' ')}`;
    },
    `the popup's queue ${model.queue().join(' ')}`,
  );
  return popup;
}
