/** Our own pages in all their states: nothing for axe to complain of, nothing cut off, nothing printed over. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atRest } from '../setup/at-rest.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { isLongRun } from './long-run.ts';
import { serveDemo } from './pages.ts';
import { type State, stages } from './states/our-pages.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rows of long lists that differ from those above in their words alone: axe takes seconds for each hundred of them. */
const alike = isLongRun
  ? 'none'
  : 'section[aria-label] > ol > li:nth-child(n + 9), .waiting:nth-child(n + 9)';

/**
 * What axe finds wrong with a page, contrast included: "color-contrast: .title". `selector`: with this part of it.
 * `only`: by one of its rules.
 */
async function violations(page: Page, selector: string, only?: string): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(only && { runOnly: [only] }) };
  if (!(await page.evaluate<boolean>('!!globalThis.axe')))
    await page.evaluate(`(() => { ${axe} })()`);
  return page.evaluate(`(async () => {
    const few = new CSSStyleSheet();
    few.replaceSync('${alike} { display: none !important }');
    document.adoptedStyleSheets = [few];
    const { violations } = await axe.run('${selector}', ${JSON.stringify(options)});
    document.adoptedStyleSheets = [];
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) =>
      [id, target.join(' '), any[0]?.message ?? ''].join(': ')));
  })()`);
}

/**
 * Elements that lie outside of the page's width, and so are cut off. A `bdi` may, with its formulas: its line ends in an
 * ellipsis; and so may what is in a table that scrolls by itself.
 */
const cutOff = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('body *')].filter((element) => {
    if (element.matches('.unseen, bdi, .formula, .formula *, .table *') || !element.checkVisibility()) return false;
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -1 || right > innerWidth + 1);
  }).map(({ localName, className, id }) => [localName, id, className].join(' '))`);

/** Parts of the popup of which one is drawn over the other. What scrolls goes under the footer, which stays in sight. */
const printedOver = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)];
    const scrolls = (element) => element.scrollHeight > element.clientHeight + 1;
    const box = (element) => element.getBoundingClientRect();
    const meets = (a, b) => a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const parts = shown('header, .this-paper, .follow, .failing, .inbox-bar, .scroller, #history')
      .concat(scrolls(document.querySelector('#popup')) ? [] : shown('footer'));
    return parts.flatMap((one, n) => parts.slice(n + 1).filter((other) =>
      !one.contains(other) && meets(box(one), box(other)))
      .map((other) => (one.id || one.className || one.localName) + ' over ' + (other.id || other.className || other.localName)));
  })()`);

/** Fields whose hint is fainter than quiet text. */
const faintHints = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const quiet = document.createElement('i');
    quiet.style.color = 'var(--quiet)';
    document.body.append(quiet);
    const { color } = getComputedStyle(quiet);
    const faint = [...document.querySelectorAll('[placeholder]')].filter((field) => {
      const hint = getComputedStyle(field, '::placeholder');
      return hint.color !== color || hint.opacity !== '1';
    });
    quiet.remove();
    return faint.map(({ placeholder }) => placeholder);
  })()`);

/** States of which another one shows every part, as a state with an open dialog shows the page below: in the long run. */
const shownByOthers = [
  'popup, inbox never checked',
  'popup, queue',
  'popup, inbox',
  'popup, inbox, history',
  'options',
  'options, import',
  'options, import of a table',
  'library, found',
  'library, nothing found',
  'library, export',
  'library, keys',
  'digest',
];

/**
 * What is looked at on one opened page, one look after the other. The states of a look show their parts at once, each in a
 * place of its own. In the long run each state has a page of its own.
 */
const walks: readonly (readonly (readonly string[])[])[] = [
  [['popup, follow this list', 'popup, message', 'popup, history'], ['popup, keys']],
  [['popup, this paper'], ['popup, search']],
  [
    [
      'options, feed refused',
      'options, rule tried',
      'options, delete asked',
      'options, file refused',
    ],
    ['options, import counted'],
  ],
  [
    ['library'],
    ['library, selected and marked', 'library, details'],
    ['library, export as Markdown'],
  ],
];

/** The walks through some states: those of none above are walks by themselves, so that no state is forgotten. */
function walksThrough(states: readonly State[]): State[][][] {
  const alone = states.map((state) => [[state]]);
  if (isLongRun) return alone;
  const named = new Map(states.map((state) => [state.name, state]));
  const found = walks.map((walk) =>
    walk
      .map((look) => look.flatMap((name) => named.get(name) ?? []))
      .filter(({ length }) => length),
  );
  const others = new Set([...shownByOthers, ...walks.flat(2)]);
  return [
    ...found.filter(({ length }) => length),
    ...alone.filter((walk) => walk.flat().every((state) => !others.has(state.name))),
  ];
}

/** Everything of a page that is looked at in a state. `isFirst`: nothing of the page was looked at before. */
async function expectGood(page: Page, isPopup: boolean, isFirst: boolean): Promise<void> {
  await atRest(page);
  // What a dialog stands over was looked at without it.
  const isOver =
    !isFirst && (await page.evaluate<boolean>(`!!document.querySelector('dialog[open]')`));
  const part = isOver ? 'dialog[open]' : 'html';
  expect(await violations(page, part)).toEqual([]);
  expect(await faintHints(page)).toEqual([]);
  await page.evaluate(`document.documentElement.style.colorScheme = 'dark'`);
  await atRest(page);
  // Nothing else differs from the light page.
  expect(await violations(page, part, 'color-contrast')).toEqual([]);
  let wrong: string[] = [];
  // What a new size moves is at its place some frames later.
  const isWhole = () =>
    until(
      async () => {
        wrong = await cutOff(page);
        if (isPopup) wrong.push(...(await printedOver(page)));
        return wrong.length === 0;
      },
      () => `a page that is whole (wrong: ${wrong.join(', ')})`,
    );
  // A window of 1280 × 1600 at 400 %.
  await page.setViewport(320, 400);
  await isWhole();
  // As the browser's setting does.
  const letters = `Number.parseFloat(getComputedStyle(document.querySelector('h1, h2')).fontSize)`;
  const before = await page.evaluate<number>(letters);
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
  expect(await page.evaluate<number>(letters)).toBeCloseTo(2 * before, 1);
  await page.setViewport(640, 600);
  await isWhole();
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
  await page.evaluate(`document.documentElement.dir = 'rtl'`);
  await page.setViewport(420, 600);
  await isWhole();
  await page.evaluate(
    `(document.documentElement.dir = '', document.documentElement.style = '', 0)`,
  );
  await page.setViewport(1280, 720);
}

describe('our own pages', () => {
  const profile = newProfile();
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch(profile.path, serveDemo, { welcome: 'as built' });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  for (const { prepare, states, isLong } of stages) {
    if (isLong && !isLongRun) continue;
    describe('in a stage of the library', () => {
      beforeAll(() => prepare(driver));

      for (const walk of walksThrough(states)) {
        const name = walk
          .map((look) => look.map((state) => state.name).join(' with '))
          .join('; then ');
        it(`${name}: no violations, nothing cut off in a small window, with large letters, from right to left`, async () => {
          const [first] = walk.flat();
          if (!first) throw new Error('a walk through nothing');
          const pages = await first.open(driver);
          const [page] = pages;
          for (const [n, look] of walk.entries()) {
            for (const state of look) if (state !== first) await state.act(page);
            await expectGood(page, name.startsWith('popup'), n === 0);
          }
          for (const each of pages) await each.close();
        });
      }
    });
  }
});
