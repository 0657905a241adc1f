/** An abstract page names a DOI, which its authors fill in: what that may join, and what only the user may. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { untilFiled } from './journal.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilPressed } from './listing.ts';

const source = readFileSync(
  resolve(import.meta.dirname, '../pages/sites/arxiv/paper.html'),
  'utf8',
);
const heading = 'A Study of $k$-Lantern-Lit Margins';

/** Our own abstract page as that of another paper. */
const abstract = (id: string, title: string, doi: string) => ({
  url: `https://arxiv.org/abs/${id}`,
  title,
  html: source
    .replaceAll('2609.10044v2', id)
    .replaceAll('2609.10044', id)
    .replaceAll(heading, title)
    .replaceAll(/10\.5555\/margins\.2026\.7/gi, doi),
});

const known = abstract('2609.10044', 'The known paper', '10.5555/known.1');
const stranger = abstract('2609.16666', 'A stranger that names its DOI', '10.5555/known.1');
const journalDoi = '10.5555/journal.2';
const other = abstract('2609.16667', 'A stranger that names a journal’s DOI', journalDoi);
const pages = [known, stranger, other];

const queueOf = { role: 'list', name: 'Queue' };
const asks = { role: 'group', name: /^This page says it's also doi:10\.5555\/journal\.2[.,]/ };

describe('what an abstract page says of a DOI', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;
  let popup: Page | undefined;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const found = pages.find((each) => each.url === url.href);
      return found && { body: found.html };
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** Opens a page in front of all others. */
  async function open({ url, title }: (typeof pages)[number]): Promise<Page> {
    const opened = await driver.open(url);
    await find(opened, { role: 'button', name: 'Read', within: { role: 'group', name: title } });
    return opened;
  }
  /** The popup over the tab that was in front. */
  async function popupOver(tab: Page): Promise<Page> {
    await popup?.close();
    await tab.front();
    popup = await driver.popup();
    return popup;
  }
  const queued = async (in_: Page) =>
    (await findAll(in_, { role: 'link', within: queueOf })).map(({ name }) => name);
  const pressed = async (at: Page, title: string) =>
    (await findAll(at, { role: 'button', within: { role: 'group', name: title } })).flatMap(
      (button) => (button.pressed ? [button.name] : []),
    );

  it('shows nothing of the paper whose DOI a stranger names', async () => {
    const own = await open(known);
    await press(own, known.title, 'Queue');
    await untilPressed(own, known.title, 'Queue');
    await untilFiled(driver);
    page = await open(stranger);
    // A second look-up, after what the first one stated was weighed.
    await page.reload();
    await find(page, {
      role: 'button',
      name: 'Read',
      within: { role: 'group', name: stranger.title },
    });
    expect(await pressed(page, stranger.title)).toEqual([]);
  });

  it('and hiding the stranger hides and dequeues nothing else', async () => {
    await press(page, stranger.title, 'Hide');
    await untilPressed(page, stranger.title, 'Hide');
    await untilFiled(driver);
    const over = await popupOver(page);
    await find(over, { role: 'heading', name: 'This paper' });
    await until(async () => (await queued(over)).length > 0, 'the queue');
    expect(await queued(over)).toEqual([known.title]);
    const own = await open(known);
    expect(await pressed(own, known.title)).toEqual(['Queue']);
    await own.close();
    await over.front();
  });

  it('and the popup says why they stay apart', async () => {
    const over = popup as Page;
    const line =
      "This page says it's also doi:10.5555/known.1. You know that one as arxiv:2609.10044, so they stay apart.";
    await find(over, { role: 'StaticText', name: line });
  });

  it('asks before it shows the marks of what is known by the DOI alone', async () => {
    // As a feed of the journal brings it, and the user queues it in the popup.
    const time = Date.now();
    const id = `${time.toString(36).padStart(9, '0')}-00000000000a`;
    await driver.ask(
      `(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({
        [`journal:${id}`]: {
          id,
          time,
          kind: 'mark',
          by: 'hand',
          mark: 'queued',
          value: true,
          papers: [{ id: `doi:${journalDoi}`, title: 'As the journal has it' }],
        },
      })}).then(() => null)`,
    );
    page = await open(other);
    await page.reload();
    await untilFiled(driver);
    await find(page, {
      role: 'button',
      name: 'Read',
      within: { role: 'group', name: other.title },
    });
    expect(await pressed(page, other.title)).toEqual([]);
    const over = await popupOver(page);
    const group = await find(over, asks);
    expect(group.name).toContain('Your marks there: queued. Same paper?');
    const buttons = await findAll(over, { role: 'button', within: asks });
    expect(buttons.map(({ name }) => name)).toEqual(['Same paper', 'Not the same paper']);
  });

  it('answered with yes, shows them there at once; one key parts them again', async () => {
    const over = popup as Page;
    await click(over, { role: 'button', name: 'Same paper', within: asks });
    await untilPressed(over, other.title, 'Queue');
    await untilPressed(page, other.title, 'Queue');
    expect(await findAll(over, asks)).toEqual([]);
    // The focus has gone to what takes the answer back.
    await over.press('Enter');
    await untilPressed(over, other.title, 'Queue', false);
    await untilPressed(page, other.title, 'Queue', false);
    expect([...(await queued(over))].sort()).toEqual(['As the journal has it', known.title].sort());
  });

  it('is not asked again, however often the page says so', async () => {
    await page.front();
    await page.reload();
    await find(page, {
      role: 'button',
      name: 'Read',
      within: { role: 'group', name: other.title },
    });
    const over = await popupOver(page);
    await find(over, { role: 'button', name: 'Undo' });
    expect(await findAll(over, asks)).toEqual([]);
    expect(await pressed(page, other.title)).toEqual([]);
  });

  it('can be taken back, and that as well', async () => {
    const over = popup as Page;
    await click(over, { role: 'button', name: 'Undo' });
    await untilPressed(over, other.title, 'Queue');
    await click(over, { role: 'button', name: 'Not the same paper' });
    await untilPressed(over, other.title, 'Queue', false);
  });
});
