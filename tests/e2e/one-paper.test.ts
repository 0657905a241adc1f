/** A paper carries the same marks on every site, view and version. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { bringNear, click, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';

const tests = resolve(import.meta.dirname, '..');
const id = '2611.20001';

interface View {
  readonly url: string;
  readonly html: string;
  /** What the page calls the paper. */
  readonly title: string;
}

/** A page of our own in which the first paper is made the one paper. */
function view(name: string): View {
  const html = readFileSync(resolve(tests, `pages/sites/${name}.html`), 'utf8');
  const { papers } = JSON.parse(readFileSync(resolve(tests, `expected/${name}.json`), 'utf8'));
  const own: string = papers[0].id.replace('arxiv:', '');
  const made = html.replaceAll(own, id);
  const url = /^<!-- (\S+) -->/.exec(made)?.[1] ?? '';
  return { url, html: made, title: papers[0].title };
}

const views = {
  day: view('huggingface/day'),
  week: view('huggingface/week'),
  trending: view('huggingface/trending'),
  search: view('huggingface/search'),
  paper: view('huggingface/paper'),
  list: view('arxiv/new'),
  recent: view('arxiv/recent'),
  abs: view('arxiv/paper'),
};

describe('one paper in every view', () => {
  const profile = newProfile();
  const opened = new Map<keyof typeof views, Page>();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const found = Object.values(views).find((each) => each.url === url.href);
      return found && { body: found.html };
    });
    for (const name of Object.keys(views) as (keyof typeof views)[]) {
      opened.set(name, await driver.open(views[name].url));
    }
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const page = (name: keyof typeof views): Page => {
    const found = opened.get(name);
    if (!found) throw new Error(`no page of ${name}`);
    return found;
  };

  /** The toggles of the paper in a view, each with whether it is pressed. */
  const toggles = async (name: keyof typeof views) => {
    // Without a style sheet the title of a paper's own page is far down.
    await bringNear(page(name), views[name].title);
    const within = { role: 'group', name: views[name].title };
    const buttons = await findAll(page(name), { role: 'button', within });
    return buttons.filter(({ pressed }) => pressed !== undefined);
  };
  /** Waits until each view has one group of controls, in which these are pressed. */
  const untilEverywhere = async (...expected: string[]) => {
    for (const name of opened.keys()) {
      // What is behind is drawn once a second.
      await page(name).front();
      let last = '';
      await until(
        async () => {
          const all = await toggles(name);
          last = all.map((each) => `${each.name}${each.pressed ? ' (pressed)' : ''}`).join(', ');
          const isOnce =
            all.length > 0 && new Set(all.map((each) => each.name)).size === all.length;
          const pressed = all.filter((each) => each.pressed).map((each) => each.name);
          return isOnce && pressed.join() === expected.join();
        },
        () => `one group in ${name}, ${expected.join()} pressed (there are ${last})`,
      );
    }
  };
  const press = async (name: keyof typeof views, toggle: string) => {
    await page(name).front();
    await click(page(name), {
      role: 'button',
      name: toggle,
      within: { role: 'group', name: views[name].title },
    });
  };

  it('marked on the day, it is marked in every open tab, in one group of controls: the layouts of one card share theirs', async () => {
    await press('day', 'Star');
    await untilEverywhere('Star');
  });

  it('marked on the page of its second version, it is marked everywhere', async () => {
    await press('abs', 'Queue');
    await untilEverywhere('Queue', 'Star');
  });

  it('still is when the pages are loaded anew, with what was marked last', async () => {
    await press('list', 'Read');
    for (const each of opened.values()) await each.reload();
    await untilEverywhere('Read', 'Star');
  });

  it('is marked under its DOI, too, because its page says that this is the same', async () => {
    const states = await driver.ask<{ same: Record<string, { value: boolean }> } | undefined>(
      `new Promise((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const getting = opening.result.transaction('aliases').objectStore('aliases').get('arxiv:${id}');
          getting.onsuccess = () => { opening.result.close(); resolve(getting.result); };
        };
      })`,
    );
    expect(states?.same).toMatchObject({ 'doi:10.5555/margins.2026.7': { value: true } });
  });

  it('counts as opened once its own page was in sight, and not as read by that', async () => {
    await page('paper').front();
    await until(
      () =>
        driver.ask<boolean>(`new Promise((resolve, reject) => {
          const opening = indexedDB.open('offprint');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const getting = opening.result.transaction('marks').objectStore('marks').get('arxiv:${id}');
            getting.onsuccess = () => { opening.result.close(); resolve(getting.result?.opened > 0); };
          };
        })`),
      'opened',
    );
  });
});
