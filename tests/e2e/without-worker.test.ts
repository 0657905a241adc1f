import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { journalItem } from '../../utils/actions/journal';
import { markByHand } from '../../utils/desk/by-hand';
import { paperId } from '../../utils/paper/addresses/from-text';
import type { Driver } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilMarked } from './listing.ts';
import { dayUrl, demoPapers, serveFew, title } from './pages.ts';

const queue = { role: 'list', name: 'Queue' };

describe('case 6: a worker that can not start', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew, {
      change: (build) => writeFileSync(join(build, 'background.js'), 'throw new Error("broken");'),
      // None opens.
      welcome: 'stays',
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const journal = async () =>
    Object.values(await driver.storage()).filter(
      (value) => typeof value === 'string' && JSON.parse(value).kind === 'mark',
    );

  it('leaves the popup reading and writing', async () => {
    const id = paperId(demoPapers[0]?.id ?? '');
    if (!id) throw new Error('the demo has no papers');
    // As a page wrote it down before its worker broke.
    const action = markByHand({ id, details: { title: title(0) } }, 'queued', true);
    const item = JSON.stringify(journalItem(action));
    await driver.ask(`(globalThis.browser ?? chrome).storage.local.set(${item}).then(() => null)`);
    const popup = await driver.popup();
    await find(popup, { role: 'link', name: title(0), within: queue });
    await popup.press('s');
    await find(popup, { role: 'StaticText', name: /Starred/ });
    await popup.close();
    const again = await driver.popup();
    await until(
      async () =>
        (await findAll(again, { role: 'button', name: 'Star', within: queue }))[0]?.pressed,
      'the star',
    );
    await again.close();
  });

  it('lets a page say so, and keep its marks in the journal until they are filed', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /can't be opened right now\. Your marks are written down/);
    await press(page, title(3), 'Queue');
    await untilMarked(page, { [title(3)]: ['Queue'] });
    await until(async () => (await journal()).length === 1, 'the mark in the journal');
    const popup = await driver.popup();
    await find(popup, { role: 'link', name: title(3), within: queue });
    await click(popup, { role: 'button', name: /^Remove from queue/, within: queue });
    await until(
      async () => (await findAll(popup, { role: 'link', within: queue })).length === 1,
      'one left',
    );
    await until(async () => (await journal()).length === 0, 'all filed');
  });
});
