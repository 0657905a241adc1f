/** What a page makes the user press without their seeing it, does nothing; following a list is asked on a page of ours. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth } from './long-run.ts';
import { allShown, day, dayUrl, demoPapers, title } from './pages.ts';

const api = inFirefox ? 'browser' : 'chrome';
const mallory = 'https://huggingface.co/mallory/activity/papers';
const followed = { role: 'button', name: 'Follow this list' };

describe('what the user did not see', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, ({ href }) => {
      const papers = demoPapers.slice(0, href === mallory ? 6 : 9);
      return [mallory, dayUrl].includes(href)
        ? { body: demoListing({ date: day, papers, extra: allShown }) }
        : undefined;
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const feeds = async () => {
    const { settings } = await driver.storage();
    return Object(settings).feeds ?? [];
  };
  /** What stands behind `follow.html` in the addresses of open tabs. */
  const asking = () =>
    driver.ask<string[]>(`(async () => {
      const tabs = await ${api}.tabs.query({});
      return tabs.flatMap(({ url }) => url?.split('/follow.html')[1] ?? []);
    })()`);
  const closeAsking = () =>
    driver.ask(`(async () => {
      const tabs = await ${api}.tabs.query({});
      const open = tabs.filter(({ url }) => url?.includes('/follow.html'));
      await ${api}.tabs.remove(open.map(({ id }) => id));
    })()`);
  const style = (page: Page, css: string) =>
    page.evaluate(`(() => {
      document.getElementById('attack')?.remove();
      const style = document.createElement('style');
      style.id = 'attack';
      style.textContent = ${JSON.stringify(css)};
      document.head.append(style);
    })()`);

  it('follows nothing: the press leads to a page of ours, which asks in our words', async () => {
    const page = await driver.open(mallory);
    await untilBar(page, /6 papers/);
    await style(page, 'html div[data-offprint=bar][data-offprint]{opacity:0!important}');
    expect(
      await page.evaluate(
        `getComputedStyle(document.querySelector('[data-offprint=bar]')).opacity`,
      ),
    ).toBe('1');
    await click(page, followed);
    const [hash] = await until(async () => {
      const found = await asking();
      return found.length > 0 && found;
    }, 'the page that asks');
    await closeAsking();
    expect(hash).toBe(`#${encodeURIComponent(mallory)}`);
    expect(await feeds()).toEqual([]);

    const ours = await driver.extensionPage(`follow.html${hash}`);
    await find(ours, { role: 'heading', name: 'Follow this list?' });
    await find(ours, { role: 'StaticText', name: /mallory/ });
    expect(await feeds()).toEqual([]);
    // It takes no press in its first moments.
    const follow = { role: 'button', name: 'Follow' };
    await until(
      () => ours.evaluate<boolean>(`document.querySelector('[aria-disabled=false]') !== null`),
      'ready for a press',
    );
    await click(ours, follow);
    await find(ours, { role: 'heading', name: 'You follow this list' });
    expect(await feeds()).toContain('huggingface:submitter/mallory');
    await ours.close();

    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange')) && 0`);
    await until(async () => (await findAll(page, followed)).length === 0, 'nothing to follow');
    await page.close();
  });

  describe('on a page whose style changes', () => {
    /** One page for all styles that follow: each replaces the one before it. */
    let listing: Page;
    beforeAll(async () => {
      listing = await driver.open(dayUrl);
      await untilBar(listing, /papers/);
    });

    /** Styles under which a press of the star took effect: the n-th style was the page's when the n-th paper's was pressed. */
    const pressedUnder = async (styles: readonly string[]) => {
      const tree = await listing.tree();
      return styles.filter((_, n) =>
        tree.some(
          ({ role, name, pressed, ancestors }) =>
            role === 'button' &&
            name === 'Star' &&
            pressed &&
            ancestors.some((up) => up.role === 'group' && up.name === title(n)),
        ),
      );
    };

    const untilPressedUnder = async (styles: readonly string[]) => {
      let found: readonly string[] = [];
      await until(
        async () => {
          found = await pressedUnder(styles);
          return found.length === styles.length;
        },
        () => `a star that was pressed under ${styles.find((css) => !found.includes(css))}`,
      );
    };

    const looks = [
      '[data-offprint]{opacity:0!important;filter:opacity(0)!important;mask:linear-gradient(#0000,#0000)!important}',
      'html article > div[data-offprint]{clip-path:inset(50%)!important;transform:scale(0)!important;mix-blend-mode:multiply!important;scale:0!important;position:fixed!important;visibility:hidden!important;animation:x 1s!important}',
    ];
    it('is ours: the page’s style changes nothing of it', async () => {
      const names = `['opacity', 'filter', 'maskImage', 'clipPath', 'transform', 'scale', 'mixBlendMode', 'position', 'visibility', 'animationName']`;
      const ours = `JSON.stringify(${names}.map((name) => getComputedStyle(document.querySelector('article > [data-offprint]'))[name]))`;
      const before = await listing.evaluate(ours);
      for (const [n, css] of looks.entries()) {
        await style(listing, css);
        expect(await listing.evaluate(ours), css).toBe(before);
        await press(listing, title(n), 'Star');
      }
      await untilPressedUnder(looks);
      for (const [n] of looks.entries()) await press(listing, title(n), 'Star');
      await until(async () => (await pressedUnder(looks)).length === 0, 'no star');
    });

    const hiding = [
      'html{opacity:.02}',
      'article{opacity:.5} .grid{opacity:.5}',
      'body{filter:opacity(2%)}',
      'main{filter:brightness(0)}',
      'main{filter:blur(40px)}',
      'main{mask-image:linear-gradient(#0001,#0001)}',
      'main{mix-blend-mode:multiply}',
      'main{transform:scale(.2)}',
    ];
    it('is not there to be pressed where the page hides it', async () => {
      for (const [n, css] of hiding.entries()) {
        await style(listing, css);
        await press(listing, title(n), 'Star');
      }
      await style(listing, '');
      // A mark of our own afterwards: any effect of the presses would be stored before it.
      await press(listing, title(hiding.length), 'Queue');
      await untilPressed(listing, title(hiding.length), 'Queue');
      expect(await pressedUnder(hiding)).toEqual([]);
    });

    alikeInBoth('which styles hide nothing; that styles are read is shown above', () => {
      const harmless = [
        'html{filter:invert(1) hue-rotate(180deg)}',
        'html{filter:brightness(.95) contrast(90%) sepia(10%)}',
        'article{opacity:.6;transition:opacity 1s}',
        'article:hover{transform:translateY(-4px) scale(1.02);box-shadow:0 0 9px #000}',
        'article{content-visibility:auto;overflow:hidden;border-radius:20px;isolation:isolate}',
        'main{transform:scale(.8)}',
      ];
      it('acts as ever where a page or another extension changes only how it looks', async () => {
        for (const [n, css] of harmless.entries()) {
          await style(listing, css);
          await press(listing, title(n), 'Star');
        }
        await untilPressedUnder(harmless);
      });
    });
  });
});
