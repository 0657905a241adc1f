/** Hostile pages under the extension, by the numbers of the cases. `npm run fuzz` makes up more of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { groups, press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth, isLongRun } from './long-run.ts';
import { allShown, demoPapers, serveDemo, title } from './pages.ts';

const papers = demoPapers.slice(0, 6);

const inHead = (html: string, more: string) =>
  html.replace('<meta charset', `${more}<meta charset`);
const page = (date: string, extra = '', of = papers) =>
  demoListing({ date, papers: of, extra: allShown + extra });

const strict =
  "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Breaks what a page can reach of its own world. */
const breaks = `
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) { return attachShadow.call(this, { ...init, mode: 'open' }); };
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

const ids = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, n) => `26${String(1 + ((from + n) % 9)).padStart(2, '0')}.${String(10_000 + from + n)}`,
  );
const small = (id: string) => `<article><h3><a href="/papers/${id}">Paper ${id}</a></h3></article>`;
/** The long run has as many as a page may ever have. */
const [entries, replaced] = isLongRun ? [50_000, 1_000] : [3_000, 200];
const many = `<!doctype html><body>${allShown}<div data-target="DailyPapers"><div class="grid">${ids(0, entries).map(small).join('')}</div></div></body>`;

const pages: Readonly<Record<string, () => string>> = {
  '2026-01-36': () => page('2026-01-30', '', Array(30).fill(papers[0])),
  '2026-01-37': () => many,
  '2026-01-40': () =>
    page(
      '2026-01-30',
      '<style>[data-offprint] { opacity: 0 !important; transform: scale(1) !important }</style>',
    ),
  '2026-01-41': () =>
    page('2026-01-30', `<form id="hostile" tabindex="0" data-offprint="controls">${fields}</form>`),
  '2026-01-44': () =>
    inHead(page('2026-01-30'), `<meta http-equiv="Content-Security-Policy" content="${strict}">`),
  '2026-01-45': () => inHead(page('2026-01-30'), `<script>${breaks}</script>`),
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

  it('case 40: a click on what a page made invisible does one thing, undone as a whole', async () => {
    const at = await open('40');
    await untilBar(at, /6 papers/);
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
    await at.close();
  });

  it('case 41: forms whose fields are called like their methods keep nothing from working', async () => {
    const at = await open('41');
    await untilBar(at, /6 papers/);
    // What comes and goes, what a key is pressed on, and what is clicked may all be such a form.
    await at.evaluate(`(() => {
      const form = document.getElementById('hostile');
      const copy = form.cloneNode(true);
      HTMLElement.prototype.append.call(copy, document.querySelector('article').cloneNode(true));
      document.querySelector('.grid').append(copy);
      HTMLElement.prototype.remove.call(form);
      document.querySelector('.grid').prepend(form);
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
    await at.close();
  });

  it.each([
    ['44', 'forbids all that a policy can'],
    ['45', 'broke all that it can reach'],
  ])('case %s: on a page that %s, controls look and act as elsewhere', async (name) => {
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
    await plain.close();
    const at = await open(name);
    await untilBar(at, /6 papers/);
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
    await at.close();
  });
});
