import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { huggingfaceDay } from '../bench/listings.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { untilBar } from './listing.ts';
import { alikeInBoth } from './long-run.ts';
import { allShown, dayUrl } from './pages.ts';

const count = 200;
/** Enough of them where a page is laid out in another way. */
const fewer = 120;

/** Styles of pages that lay their entries out in other ways, by the day at which they are. */
const styles = {
  '2026-11-23': '',
  // The browser skips what is out of sight.
  '2026-11-22': '.grid > * { content-visibility: auto !important; contain-intrinsic-size: 300px }',
  '2026-11-21': 'section { height: 500px; overflow: auto }',
  '2026-11-20': '.grid { display: flex !important; overflow: auto } .grid > * { flex: 0 0 300px }',
  '2026-11-19': '.grid { display: block !important } .grid > * { min-height: 2500px }',
} as const;
const ways = [
  ['skips what is out of sight', '2026-11-22', 'scrollTo({ top: 9000, behavior: "instant" })'],
  [
    'has a box that scrolls by itself',
    '2026-11-21',
    'document.querySelector("section").scrollTo({ top: 9000, behavior: "instant" })',
  ],
  [
    'scrolls to the side',
    '2026-11-20',
    'document.querySelector(".grid").scrollTo({ left: 9000, behavior: "instant" })',
  ],
  [
    'has entries taller than the screen',
    '2026-11-19',
    'scrollTo({ top: 30000, behavior: "instant" })',
  ],
] as const;

/** Counts, before each frame is painted, entries on screen that lack controls. */
const record = `{
  window.bare = 0;
  window.frames = 0;
  window.jump = undefined;
  const check = () => {
    window.frames++;
    const inView = [...document.querySelectorAll('article')].filter((entry) => {
      const { top, bottom, left, right } = entry.getBoundingClientRect();
      return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && bottom > top;
    });
    window.bare += inView.filter((entry) => !entry.querySelector(':scope > [data-offprint]')).length;
    requestAnimationFrame(check);
  };
  requestAnimationFrame(check);
}`;

/** How many entries carry controls. */
const carrying = `document.querySelectorAll('article > [data-offprint]').length`;

/** The looks of the entries on screen. */
const looksOnScreen = `[...document.querySelectorAll('article')].flatMap((entry) => {
  const { top, bottom } = entry.getBoundingClientRect();
  return bottom > 0 && top < innerHeight ? [entry.dataset.offprintLook ?? ''] : [];
})`;

/** Resolves after two frames. */
const frames = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(1))))`;

describe('a long listing', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const day = url.pathname.split('/').at(-1) as keyof typeof styles;
      if (url.hostname !== 'huggingface.co' || !(day in styles)) return undefined;
      const extra = day === '2026-11-22' ? '' : allShown;
      const entries = styles[day] === '' ? count : fewer;
      return { body: huggingfaceDay(entries, `${extra}<style>${styles[day]}</style>`) };
    });
    page = await driver.open(dayUrl);
    await untilBar(page, new RegExp(`${count} papers`));
    await page.evaluate(`(() => ${record})()`);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const bare = () => page.evaluate<number>('bare');

  it('has controls on few of its entries, and none without on screen', async () => {
    await page.evaluate(frames);
    expect(await page.evaluate(carrying)).toBeLessThan(count / 3);
    expect(await bare()).toBe(0);
  });

  it('shows no entry without controls while it scrolls', async () => {
    await page.evaluate(`new Promise((resolve) => {
      let left = 60;
      const step = () => {
        scrollBy({ top: 150, behavior: 'instant' });
        if (--left > 0) requestAnimationFrame(step); else resolve(1);
      };
      step();
    })`);
    expect(await page.evaluate('frames')).toBeGreaterThan(60);
    expect(await bare()).toBe(0);
    expect(await page.evaluate(carrying)).toBeLessThan((count * 2) / 3);
  });

  it.each(['PageDown', 'End', 'Home'])('shows none after %s', async (key) => {
    await page.press(key);
    await page.evaluate(frames);
    await page.evaluate(frames);
    expect(await bare()).toBe(0);
  });

  it('shows none after a jump to a far entry, or to one that was searched for', async () => {
    await page.evaluate(
      `document.querySelectorAll('article')[130].scrollIntoView({ behavior: 'instant' })`,
    );
    await page.evaluate(frames);
    await page.evaluate(`(scrollTo(0, 0), getSelection().removeAllRanges(), 1)`);
    const found = await page.evaluate<boolean>(
      `find(document.querySelectorAll('article')[170].querySelector('h3').textContent)`,
    );
    expect(found).toBe(true);
    await page.evaluate(frames);
    expect(await page.evaluate('scrollY')).toBeGreaterThan(2_000);
    expect(await bare()).toBe(0);
  });

  it('shows none where keys go, and has the one they act on in its frame', async () => {
    await page.evaluate(`(scrollTo({ top: 12000, behavior: 'instant' }), 1)`);
    await page.press('n');
    await page.press('n');
    await until(
      () => page.evaluate<boolean>(`!!document.querySelector('[data-offprint-current=framed]')`),
      'an entry that keys act on',
    );
    for (let n = 0; n < 5; n++) await page.press('j');
    await page.press('Escape');
    expect(await bare()).toBe(0);
  });

  it('has controls where the focus steps to, out of sight, too', async () => {
    await page.evaluate(`(scrollTo({ top: 0, behavior: 'instant' }), 1)`);
    await page.evaluate(frames);
    await page.evaluate(`(() => {
      const links = document.querySelectorAll('article')[100].querySelectorAll('a:not([tabindex="-1"])');
      [...links].at(-1).focus({ preventScroll: true });
    })()`);
    await page.press('Tab');
    expect(await page.evaluate(`document.activeElement.dataset.offprint`)).toBe('controls');
    expect(
      await page.evaluate(
        `document.activeElement.parentElement === document.querySelectorAll('article')[100]`,
      ),
    ).toBe(true);
  });

  /** Goes to entries that were far, each in its own way, and gives the looks of all that are on screen afterwards. */
  async function looksElsewhere(): Promise<Set<string>> {
    const all = new Set<string>();
    const look = async () => {
      await page.evaluate(frames);
      for (const each of await page.evaluate<string[]>(looksOnScreen)) all.add(each);
    };
    for (const key of ['Home', 'PageDown', 'End', 'Home', 'j', 'j']) {
      await page.press(key);
      await look();
    }
    await page.press('Escape');
    for (const place of [80, 170]) {
      await page.evaluate(
        `(getSelection().removeAllRanges(), find(document.querySelectorAll('article')[${place}].querySelector('h3').textContent))`,
      );
      await look();
    }
    return all;
  }

  alikeInBoth('which looks entries get; where they come into sight is in the tests around', () => {
    it('marks all its entries read at once, dims each where one gets to it, and takes it back likewise', async () => {
      await page.evaluate(`(document.activeElement.blur(), scrollTo(0, 0), 1)`);
      await page.evaluate(frames);
      await click(page, { role: 'button', name: `Mark these ${count} read` });
      await untilBar(page, new RegExp(`${count} read`));
      expect(await looksElsewhere()).toEqual(new Set(['dimmed']));
      await page.press('z');
      await untilBar(page, / 0 read/);
      expect(await looksElsewhere()).toEqual(new Set(['']));
      expect(await page.evaluate(`document.querySelectorAll('[data-offprint-look]').length`)).toBe(
        0,
      );
    });
  });

  it('shows none after the window became larger', async () => {
    await page.setViewport(1000, 1400);
    await page.evaluate(frames);
    await until(async () => {
      const before = await bare();
      await page.evaluate(frames);
      return (await bare()) === before;
    }, 'no bare entry any more');
    await page.setViewport(1280, 800);
  });

  it.each(ways)('that %s shows none after a jump, either', async (_, day, jump) => {
    await page.goto(`https://huggingface.co/papers/date/${day}`);
    await untilBar(page, new RegExp(`${fewer} papers`));
    await page.evaluate(`(() => ${record})()`);
    await page.evaluate(frames);
    await page.evaluate(`(${jump}, 1)`);
    await page.evaluate(frames);
    await page.evaluate(frames);
    expect(await bare()).toBe(0);
    const carried = await page.evaluate<number>(carrying);
    expect(carried).toBeGreaterThan(0);
    expect(carried).toBeLessThan((fewer * 2) / 3);
  });
});
