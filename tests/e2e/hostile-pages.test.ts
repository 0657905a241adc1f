/** Hostile pages under the extension, by the numbers of the cases: none switches it off. `npm run fuzz` makes up more of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { groups, press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth, isLongRun } from './long-run.ts';
import { allShown, demoPapers, serveDemo, title } from './pages.ts';

const papers = demoPapers.slice(0, 6);

const inHead = (html: string, more: string) =>
  html.replace('<meta charset', `${more}<meta charset`);
const page = (date: string, extra = '', of = papers) =>
  demoListing({ date, papers: of, extra: allShown + extra });

const strict = `<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'">`;
const invisible =
  '<style>[data-offprint] { opacity: 0 !important; transform: scale(1) !important }</style>';

/**
 * What a page's script asks of the document. In the page's own world a picture of that name takes the place of each; neither
 * browser lets it do so in ours, and this says when one does.
 */
const members = [
  'addEventListener',
  'body',
  'createElement',
  'createElementNS',
  'createTreeWalker',
  'defaultView',
  'dispatchEvent',
  'documentElement',
  'location',
  'prerendering',
  'querySelector',
  'querySelectorAll',
  'readyState',
  'visibilityState',
]
  .map((name) => `<img name="${name}" alt="">`)
  .join('');

/** Breaks what a page can reach of its own world, before anything of ours runs on it. */
const breaks = `
  for (const name of ['addEventListener', 'dispatchEvent']) EventTarget.prototype[name] = () => undefined;
  for (const name of ['isTrusted', 'target', 'composedPath', 'stopPropagation', 'preventDefault'])
    Object.defineProperty(Event.prototype, name, { get: () => { throw new Error('broken by the page'); }, configurable: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) { return attachShadow.call(this, { ...init, mode: 'open' }); };
  window.getSelection = document.getSelection = () => null;
  window.getComputedStyle = () => { throw new Error('broken by the page'); };
  Object.defineProperty(window, 'chrome', { value: {} });
  Object.defineProperty(window, 'browser', { value: { runtime: { id: 'page' } } });
  customElements.define = () => {};
  for (const name of ['IntersectionObserver', 'MutationObserver', 'AbortController', 'CSSStyleSheet']) window[name] = undefined;
  for (const name of ['find', 'flatMap', 'includes']) Array.prototype[name] = () => { throw new Error('broken by the page'); };
  Object.prototype.isTrusted = true;
  Object.prototype.polluted = 1;
  for (const frozen of [document, Node.prototype, Element.prototype, HTMLElement.prototype]) Object.freeze(frozen);
`;

const fields = [
  'append',
  'closest',
  'dataset',
  'matches',
  'parentElement',
  'querySelector',
  'remove',
]
  .map((name) => `<input name="${name}">`)
  .join('');

/** Elements called like the browser's API, our parts, the document's members, and a form's own. */
const named = `<form id="browser"><input name="runtime" id="x"></form><form id="chrome"></form><i id="offprintParts"></i>${members}<form id="hostile" tabindex="0" data-offprint="controls">${fields}</form>`;

const ids = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, n) => `26${String(1 + ((from + n) % 9)).padStart(2, '0')}.${String(10_000 + from + n)}`,
  );
const small = (id: string) => `<article><h3><a href="/papers/${id}">Paper ${id}</a></h3></article>`;
/** The long run has as many as a page may ever have. */
const [entries, replaced] = isLongRun ? [50_000, 1_000] : [2_100, 200];
const many = `<!doctype html><body>${allShown}<div data-target="DailyPapers"><div class="grid">${ids(0, entries).map(small).join('')}</div></div></body>`;

const pages: Readonly<Record<string, () => string>> = {
  '2026-01-36': () => page('2026-01-30', '', Array(30).fill(papers[0])),
  '2026-01-37': () => many,
  '2026-01-40': () => page('2026-01-30', invisible + named),
  '2026-01-44': () => inHead(page('2026-01-30'), `<script>${breaks}</script>${strict}`),
  '2026-01-01': () => page('2026-01-30'),
};

describe('hostile pages', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const made = pages[url.pathname.slice('/papers/date/'.length)];
      return made ? { body: made() } : serveDemo(url);
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const open = (name: string): Promise<Page> =>
    driver.open(`https://huggingface.co/papers/date/2026-01-${name}`);

  const pressed = async (at: Page) =>
    (await findAll(at, { role: 'button' })).filter((node) => node.pressed).map(({ name }) => name);

  alikeInBoth('what counts of many entries; which of them carry controls is in `in-sight`', () => {
    it('case 36: one paper thirty times is one paper, and all its entries are marked alike', async () => {
      const at = await open('36');
      // All thirty are in sight.
      await at.setViewport(1280, 6000);
      await untilBar(at, /1 paper\b/);
      await until(async () => (await groups(at)).length === 30, 'thirty groups');
      await press(at, title(0), 'Star');
      await until(async () => (await pressed(at)).length === 30, 'all of them starred');
      await press(at, title(0), 'Star');
      await until(async () => (await pressed(at)).length === 0, 'none of them starred');
      await at.close();
    });

    it('case 37: of many thousand entries 2,000 count, and those near carry controls, also when hundreds are replaced at once', async () => {
      const at = await open('37');
      await untilBar(at, /2,000 papers/);
      /** How many entries near what is shown lack controls, and how many of all have them. */
      const carrying = () =>
        at.evaluate<{ lacking: number; all: number }>(`(() => {
          const near = [...document.querySelectorAll('article')].filter((entry) => {
            const { top, bottom } = entry.getBoundingClientRect();
            return bottom > -innerHeight && top < 2 * innerHeight;
          });
          const lacks = (entry) => !entry.querySelector('[data-offprint=controls]');
          const all = document.querySelectorAll('[data-offprint=controls]').length;
          return { lacking: near.filter(lacks).length, all };
        })()`);
      const untilCarried = () =>
        until(async () => {
          const { lacking, all } = await carrying();
          return lacking === 0 && all > 0 && all < 1_000;
        }, 'controls on all entries that are near, and on few others');
      await untilCarried();
      // Fifty in each frame, by others with papers of their own.
      await at.evaluate(`new Promise((resolve) => {
        const grid = document.querySelector('.grid');
        let made = 0;
        const frame = () => {
          for (let n = 0; n < 50; n++) {
            const article = document.createElement('article');
            const id = '2609.' + (30_000 + made++);
            article.innerHTML = '<h3><a href="/papers/' + id + '">Paper ' + id + '</a></h3>';
            grid.children[made * 2 % 2_000].replaceWith(article);
          }
          if (made < ${replaced}) requestAnimationFrame(frame); else resolve();
        };
        frame();
      })`);
      await untilCarried();
      await at.evaluate(`scrollTo({ top: 20000, behavior: 'instant' })`);
      await untilCarried();
      await at.evaluate(`scrollTo({ top: 0, behavior: 'instant' })`);
      await untilCarried();
      await at.close();
    });
  });

  /** The parts come that are put into a page when they are asked for. */
  async function opensFilter(at: Page): Promise<void> {
    await click(at, { role: 'button', name: 'Filter' });
    await find(at, { role: 'searchbox' });
  }

  describe('on a page that makes us invisible, and calls its elements like what we use', () => {
    let at: Page;
    beforeAll(async () => {
      at = await open('40');
      await untilBar(at, /6 papers/);
    });

    it('case 40: a click on what a page made invisible does one thing, undone as a whole', async () => {
      await press(at, title(1), 'Star');
      await untilPressed(at, title(1), 'Star');
      expect(await pressed(at)).toEqual(['Star']);
      await click(at, { role: 'button', name: /^Mark these \d+ read$/ });
      await untilBar(at, /6 read/);
      await click(at, { role: 'button', name: 'Undo' });
      await untilBar(at, / 0 read|^(?!.*\d read)/);
      expect(await pressed(at)).toEqual(['Star']);
      await press(at, title(1), 'Star');
      await untilPressed(at, title(1), 'Star', false);
    });

    it('case 41: forms whose fields are called like their methods keep nothing from working', async () => {
      // What comes and goes, what a key is pressed on, and what is clicked may all be such a form.
      await at.evaluate(`(() => {
        const the = (selector) => Document.prototype.querySelector.call(document, selector);
        const form = the('#hostile');
        const copy = form.cloneNode(true);
        HTMLElement.prototype.append.call(copy, the('article').cloneNode(true));
        the('.grid').append(copy);
        HTMLElement.prototype.remove.call(form);
        the('.grid').prepend(form);
        form.focus();
      })()`);
      await until(async () => (await groups(at)).length === 7, 'the entry in the form');
      const key = { role: 'button', name: 'Star', within: { role: 'group', name: title(0) } };
      await at.press('j');
      await at.press('s');
      await until(
        async () => (await findAll(at, key)).every((node) => node.pressed),
        'starred by key',
      );
      await at.press('s');
      await until(async () => (await findAll(at, key)).every((node) => !node.pressed), 'and not');
    });

    it('its names keep nothing from coming', () => opensFilter(at));
  });

  it('case 44, case 45: on a page that forbids and broke all that it can, controls look and act as elsewhere', async () => {
    const plain = await open('01');
    await untilBar(plain, /6 papers/);
    const boxes = async (at: Page) => {
      const buttons = await findAll(at, {
        role: 'button',
        within: { role: 'group', name: title(2) },
      });
      const found = await Promise.all(buttons.map((button) => button.box()));
      return found.map((box) => box && [Math.round(box.width), Math.round(box.height)]);
    };
    const expected = await boxes(plain);
    const at = await open('44');
    await untilBar(at, /6 papers/);
    expect(await groups(at)).toHaveLength(6);
    expect(await boxes(at)).toEqual(expected);
    expect(
      await at.evaluate(
        `[...document.querySelectorAll('[data-offprint]')].map((host) => host.shadowRoot).join('')`,
      ),
    ).toBe('');
    await press(at, title(2), 'Star');
    await untilPressed(at, title(2), 'Star');
    await press(at, title(2), 'Star');
    await untilPressed(at, title(2), 'Star', false);
    await opensFilter(at);
  });
});
