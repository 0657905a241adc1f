/** Where the focus is on our own pages: the order of Tab, and after everything that opens and closes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { isLongRun } from './long-run.ts';
import { serveDemo } from './pages.ts';
import { fillIn, giveFile, type State, stages } from './states/our-pages.ts';

/** What has the focus: its name, or what it is. */
const focused = (page: Page) =>
  page.evaluate<string>(`(() => {
    const one = document.activeElement;
    return one.ariaLabel ?? (one.textContent.trim() || one.id || one.localName);
  })()`);

const untilFocused = async (page: Page, name: string | RegExp): Promise<void> => {
  let last = '';
  await until(
    async () => {
      last = await focused(page);
      return typeof name === 'string' ? last === name : name.test(last);
    },
    () => `the focus on ${name} (it is on “${last}”)`,
  );
};

const onScreen = (page: Page, selector: string) =>
  page.evaluate<boolean>(`(() => {
    const { top, bottom } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    return top >= 0 && top < innerHeight - 40 && bottom > 0;
  })()`);

interface Stop {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
}

/** Where Tab stops, from the beginning of a page until it comes round or has stopped 80 times. */
async function stops(page: Page): Promise<Stop[]> {
  // From the beginning, wherever the focus was.
  await page.evaluate(`(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  })()`);
  // Where everything stands in one column.
  await page.setViewport(800, 900);
  const all: Stop[] = [];
  const ids = new Set<string>();
  for (let n = 0; n < 80; n++) {
    await page.press('Tab');
    const stop = await page.evaluate<(Stop & { id: string }) | null>(`(() => {
      const one = document.activeElement;
      if (one === document.body || one === document.documentElement) return null;
      one.dataset.stop ??= String(document.querySelectorAll('[data-stop]').length);
      const { top, bottom } = one.getBoundingClientRect();
      const fixed = one.closest('header, nav') ? 0 : scrollY;
      const inner = one.closest('.scroller')?.scrollTop ?? 0;
      return { id: one.dataset.stop, name: one.ariaLabel ?? one.textContent.trim(), top: top + fixed + inner, bottom: bottom + fixed + inner };
    })()`);
    if (!stop || ids.has(stop.id)) break;
    ids.add(stop.id);
    all.push(stop);
  }
  return all;
}

/** Stops that lie wholly above the one before, so that the focus jumps back up: "Save, after Cancel". */
const jumps = (all: readonly Stop[]): string[] =>
  all.flatMap((stop, n) => {
    const before = all[n - 1];
    return before && stop.bottom <= before.top ? [`${stop.name}, after ${before.name}`] : [];
  });

describe('the focus', () => {
  const profile = newProfile();
  let driver: Driver;
  const [, filled] = stages;
  if (!filled) throw new Error('there is no filled library');

  beforeAll(async () => {
    driver = await launch(profile.path, serveDemo);
    await filled.prepare(driver);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const named = (name: string): State => {
    const found = filled.states.find((state) => state.name === name);
    if (!found) throw new Error(`no state ${name}`);
    return found;
  };

  const all: readonly (readonly [name: string, least: number])[] = [
    ['popup, queue', 8],
    ['popup, inbox', 8],
    ['popup, history', 8],
    ['popup, this paper', 12],
    ['options', 40],
    ['options, delete asked', 40],
    ['digest', 8],
  ];
  // Where a part stands on a page is alike in both browsers; a page of each kind shows how Tab goes.
  const short = ['popup, queue', 'options', 'digest'];
  it.each(all.filter(([name]) => !inFirefox || isLongRun || short.includes(name)))(
    'goes with Tab from top to bottom: %s',
    async (name, least) => {
      const pages = await named(name).open(driver);
      const found = await stops(pages[0]);
      expect(found.length).toBeGreaterThanOrEqual(least);
      expect(jumps(found)).toEqual([]);
      for (const page of pages) await page.close();
    },
  );

  it.each([
    ['Esc', (page: Page) => page.press('Escape')],
    ['its key', (page: Page) => page.press('?')],
    ['its button', (page: Page) => click(page, { role: 'button', name: 'Close' })],
  ])('returns when the popup’s help is closed by %s', async (_, close) => {
    const [page] = await named('popup, keys').open(driver);
    await close(page);
    await until(() => page.evaluate<boolean>(`!document.querySelector('dialog')`), 'no dialog');
    await untilFocused(page, 'Keys');
    await page.close();
  });

  it('stays on the button of the history, and in it after an undo', async () => {
    const [page] = await named('popup, history').open(driver);
    await untilFocused(page, 'History');
    await page.press('Enter');
    await until(() => page.evaluate<boolean>(`!document.querySelector('#history')`), 'no history');
    await untilFocused(page, 'History');
    await page.close();
  });

  it('and the view go to what a chosen file would do, and back when that is left', async () => {
    const page = await driver.extensionPage('options.html');
    await page.setViewport(1280, 600);
    await find(page, { role: 'button', name: 'Choose a file…' });
    await page.evaluate(`[...document.querySelectorAll('#data button.main')].at(-1).focus()`);
    await giveFile(page, 'no file of ours');
    await until(() => onScreen(page, '#data .bad'), 'the refusal on screen');
    await untilFocused(page, /can't be restored/);
    await page.close();
  });

  it('is on the button that asked when deleting is left by Esc', async () => {
    const [page] = await named('options, delete asked').open(driver);
    await page.press('Escape');
    await until(
      () => page.evaluate<boolean>(`!document.querySelector('.question')`),
      'no question',
    );
    await untilFocused(page, /^Delete/);
    await page.close();
  });

  it('is in the form of a rule that is edited, and stays there when that is left', async () => {
    const page = await driver.extensionPage('options.html');
    await click(page, { role: 'button', name: /^Edit the rule .*diffusion/ });
    await untilFocused(page, 'What it looks for');
    expect(await page.evaluate(`document.activeElement.value`)).toBe('diffusion');
    await page.press('Escape');
    await untilFocused(page, 'What it looks for');
    expect(await page.evaluate(`document.activeElement.value`)).toBe('');
    await page.close();
  });

  describe('beside it, the settings', () => {
    it('lead from their list of contents to each section', async () => {
      const page = await driver.extensionPage('options.html');
      await find(page, { role: 'heading', name: 'Troubleshooting' });
      // Most sections are drawn once the settings are read.
      let astray: unknown[] = [];
      await until(
        async () => {
          astray =
            await page.evaluate(`[...document.querySelectorAll('nav a')].map(({ hash, textContent }) =>
            [textContent, document.querySelector(hash)?.querySelector('h2')?.textContent]).filter(([a, b]) => a !== b)`);
          return astray.length === 0;
        },
        () => `links to sections of their name (others: ${astray.join('; ')})`,
      );
      expect(await page.evaluate(`document.querySelectorAll('nav a').length`)).toBe(
        await page.evaluate(`document.querySelectorAll('section[id]').length`),
      );
      await click(page, { role: 'link', name: 'Rules' });
      await until(() => onScreen(page, '#rules h2'), 'the rules on screen');
      await page.close();
    });

    it('name the publishers where a feed of none of them is refused', async () => {
      const page = await driver.extensionPage('options.html');
      await find(page, { role: 'heading', name: 'Feeds' });
      await fillIn(page, '#feeds input', 'https://www.nowhere.example/feed.xml');
      await page.press('Enter');
      const said = await until(
        () => page.evaluate<string>(`document.querySelector('#feeds .bad')?.textContent ?? ''`),
        'a refusal',
      );
      expect(said).toMatch(/www\.nowhere\.example/);
      for (const name of ['Nature', 'PLOS', 'bioRxiv', 'Hugging Face'])
        expect(said).toContain(name);
      expect(said).not.toMatch(/README/);
      await page.close();
    });

    it('forget what they showed once everything is deleted, and say what is followed again', async () => {
      const page = await driver.extensionPage('options.html');
      await click(page, { role: 'button', name: 'Unfollow Hugging Face Daily Papers' });
      await find(page, { role: 'StaticText', name: 'Saved', within: { role: 'status' } });
      await page.evaluate(`document.querySelector('#data button.danger').click()`);
      await fillIn(page, '.question input', 'delete');
      await page.press('Enter');
      await find(page, { role: 'StaticText', name: /Offprint follows Hugging Face Daily Papers/ });
      await untilFocused(page, /^Delete/);
      expect(await page.evaluate(`document.querySelector('header button').ariaDisabled`)).toBe(
        'true',
      );
      expect(
        await page.evaluate(`document.querySelector('header [role=status]').textContent`),
      ).toBe('');
      await page.close();
    });
  });
});
