/** Where the focus is on our own pages: the order of Tab, and after everything that opens and closes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { alikeInBoth, isLongRun } from './long-run.ts';
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

  /** Opens the first of some states, which have their parts in places of their own, and goes on to the others on its page. */
  async function open([first = '', ...more]: readonly string[]): Promise<
    readonly [Page, ...Page[]]
  > {
    const pages = await named(first).open(driver);
    for (const name of more) await named(name).act(pages[0]);
    return pages;
  }

  // The first two have the queue between them and what the popup shows with it; the third has all of the settings.
  const all = [
    // The queue, and what the popup shows with it.
    { least: 14, states: ['popup, this paper', 'popup, history'] },
    { least: 8, states: ['popup, inbox'] },
    // All of the settings, and the question.
    { least: 40, states: ['options, delete asked'] },
    { least: 8, states: ['digest'] },
    ...(isLongRun
      ? [
          { least: 8, states: ['popup, queue'] },
          { least: 8, states: ['popup, history'] },
          { least: 12, states: ['popup, this paper'] },
          { least: 40, states: ['options'] },
        ]
      : []),
  ];
  // Where a part stands on a page is alike in both browsers; two pages show how Tab goes through buttons and links.
  const short = all.filter((_, n) => n === 0 || n === 3);
  const chosen = inFirefox && !isLongRun ? short : all;
  it.each(chosen.map((each) => ({ ...each, name: each.states.join(' with ') })))(
    'goes with Tab from top to bottom: $name',
    async ({ least, states }) => {
      const pages = await open(states);
      const found = await stops(pages[0]);
      expect(found.length).toBeGreaterThanOrEqual(least);
      expect(jumps(found)).toEqual([]);
      for (const page of pages) await page.close();
    },
  );

  describe('in the popup', () => {
    let page: Page;
    beforeAll(async () => {
      [page] = await open(['popup, queue']);
    });
    afterAll(() => page.close());

    it.each([
      ['Esc', () => page.press('Escape')],
      ['its key', () => page.press('?')],
      ['its button', () => click(page, { role: 'button', name: 'Close' })],
    ])('returns when the help is closed by %s', async (_, close) => {
      await named('popup, keys').act(page);
      await close();
      await until(() => page.evaluate<boolean>(`!document.querySelector('dialog')`), 'no dialog');
      await untilFocused(page, 'Keys');
    });

    it('stays on the button of the history, and in it after an undo', async () => {
      await named('popup, history').act(page);
      await untilFocused(page, 'History');
      await page.press('Enter');
      await until(
        () => page.evaluate<boolean>(`!document.querySelector('#history')`),
        'no history',
      );
      await untilFocused(page, 'History');
    });
  });

  describe('in the settings', () => {
    let page: Page;
    beforeAll(async () => {
      [page] = await open(['options']);
      await page.setViewport(1280, 600);
    });
    afterAll(() => page.close());

    alikeInBoth('what our own page holds and says', () => {
      it('is led from their list of contents to each section', async () => {
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
      });
    });

    it('stays in the field of a feed of none of the publishers, which the refusal names', async () => {
      await named('options, feed refused').act(page);
      const said = await page.evaluate<string>(`document.querySelector('#feeds .bad').textContent`);
      for (const name of ['www.nowhere.example', 'Nature', 'PLOS', 'bioRxiv', 'Hugging Face'])
        expect(said).toContain(name);
      expect(said).not.toMatch(/README/);
      expect(await page.evaluate(`document.activeElement.matches('#feeds input')`)).toBe(true);
    });

    it('and the view go to what a chosen file would do, and back when that is left', async () => {
      await page.evaluate(`[...document.querySelectorAll('#data button.main')].at(-1).focus()`);
      await giveFile(page, 'no file of ours');
      await until(() => onScreen(page, '#data .bad'), 'the refusal on screen');
      await untilFocused(page, /can't be restored/);
    });

    it('is on the button that asked when deleting is left by Esc', async () => {
      await named('options, delete asked').act(page);
      await page.press('Escape');
      await until(
        () => page.evaluate<boolean>(`!document.querySelector('.question')`),
        'no question',
      );
      await untilFocused(page, /^Delete/);
    });

    it('is in the form of a rule that is edited, and stays there when that is left', async () => {
      // So tall that nothing scrolls: Firefox tells where a button was before a long way there.
      await page.setViewport(1280, 3000);
      await click(page, { role: 'button', name: /^Edit the rule .*diffusion/ });
      await untilFocused(page, 'What it looks for');
      expect(await page.evaluate(`document.activeElement.value`)).toBe('diffusion');
      await page.press('Escape');
      await untilFocused(page, 'What it looks for');
      expect(await page.evaluate(`document.activeElement.value`)).toBe('');
    });

    it('is where it was once everything is deleted, which the settings forget, and say what is followed again', async () => {
      await click(page, { role: 'button', name: 'Unfollow Hugging Face Daily Papers' });
      await find(page, { role: 'StaticText', name: 'Saved', within: { role: 'status' } });
      await named('options, delete asked').act(page);
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
    });
  });
});
