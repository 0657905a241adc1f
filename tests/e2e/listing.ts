/** The vocabulary of listing tests, in the words of the controls' own labels. */
import type { Page, TreeNode } from './drivers/driver.ts';
import { bringNear, click, findAll, textOf, until } from './drivers/find.ts';

export type Toggle = 'Read' | 'Queue' | 'Star' | 'Hide';

/** Clicks a toggle of the entry with a title. */
export const press = (page: Page, title: string, toggle: Toggle): Promise<void> =>
  click(page, { role: 'button', name: toggle, within: { role: 'group', name: title } });

/** Waits until a toggle of an entry is pressed, or isn't. */
export const untilPressed = (
  page: Page,
  title: string,
  toggle: Toggle,
  pressed = true,
): Promise<true> =>
  until(
    async () => {
      await bringNear(page, title);
      const within = { role: 'group', name: title };
      const [button] = await findAll(page, { role: 'button', name: toggle, within });
      return button?.pressed === pressed;
    },
    `${toggle} ${pressed ? 'pressed' : 'not pressed'} at ${title}`,
  );

/**
 * Waits until exactly these toggles of entries are pressed, by one look for all of them. The entries stand near what is
 * in sight.
 */
export function untilMarked(
  page: Page,
  wanted: Readonly<Record<string, readonly Toggle[]>>,
): Promise<true> {
  const titles = Object.keys(wanted);
  const written = (marks: Readonly<Record<string, readonly string[]>>) =>
    titles.map((title) => `${title}: ${marks[title]?.toSorted().join(', ')}`).join('\n');
  const expected = written(wanted);
  let last = '';
  return until(
    async () => {
      const marks: Record<string, string[]> = {};
      for (const { role, name, pressed, ancestors } of await page.tree()) {
        if (role !== 'button' || pressed === undefined) continue;
        const entry = ancestors.find((up) => up.role === 'group')?.name ?? '';
        marks[entry] = [...(marks[entry] ?? []), ...(pressed ? [name] : [])];
      }
      last = written(marks);
      return last === expected;
    },
    () => `these marks:\n${expected}\n(there are:\n${last})`,
  );
}

/**
 * Goes through a page from its top to its end and back to where it was, quickly enough that nothing counts as seen, and
 * collects titles: only entries nearer than a screen carry controls. A title that is there twice at once is there twice.
 */
async function throughPage(page: Page, titlesNow: () => Promise<string[]>): Promise<string[]> {
  const goTo = (y: number) =>
    page.evaluate<{ from: number; y: number; height: number }>(`new Promise((resolve) => {
      const from = scrollY;
      scrollTo({ top: ${y}, behavior: 'instant' });
      requestAnimationFrame(() =>
        requestAnimationFrame(() => resolve({ from, y: scrollY, height: innerHeight })));
    })`);
  const { from, height } = await goTo(0);
  const all: string[] = [];
  for (let y = 0, last = -1; y > last; ) {
    const met = new Set(all);
    all.push(...(await titlesNow()).filter((title) => !met.has(title)));
    last = y;
    y = (await goTo(y + 2 * height)).y;
  }
  await goTo(from);
  return all;
}

/** Titles of all entries, once for each group of controls. */
export const groups = (page: Page): Promise<string[]> =>
  throughPage(page, async () => (await findAll(page, { role: 'group' })).map(({ name }) => name));

/** Titles of the entries, among the nodes of a page, in whose controls a text stands. */
const sayingAmong = (nodes: readonly TreeNode[], words: string): string[] =>
  nodes
    .filter(({ role, name }) => role === 'StaticText' && name === words)
    .flatMap(({ ancestors }) => ancestors.find(({ role }) => role === 'group')?.name ?? []);

/** Titles of all entries in whose controls a text stands. */
export const titlesSaying = (page: Page, words: string): Promise<string[]> =>
  throughPage(page, async () => sayingAmong(await page.tree(), words));

/** Titles of all entries that show the New sign. */
export const newTitles = (page: Page): Promise<string[]> => titlesSaying(page, 'New');

/** The same as `groups` and `newTitles` in one way through the page: each reads a long page's whole tree. */
export async function groupsAndNew(page: Page): Promise<{ groups: string[]; fresh: string[] }> {
  const fresh: string[] = [];
  const all = await throughPage(page, async () => {
    const nodes = await page.tree();
    const met = new Set(fresh);
    fresh.push(...sayingAmong(nodes, 'New').filter((title) => !met.has(title)));
    return nodes.filter(({ role }) => role === 'group').map(({ name }) => name);
  });
  return { groups: all, fresh };
}

/** The bar's text. */
export const barText = (page: Page): Promise<string> =>
  textOf(page, { role: 'region', name: 'Offprint' });

/** Waits until the bar's text matches. */
export async function untilBar(page: Page, pattern: RegExp): Promise<string> {
  let last = '';
  return until(
    async () => {
      last = await barText(page);
      return pattern.test(last) ? last : undefined;
    },
    () => `the bar saying ${pattern} (it says “${last}”)`,
  );
}

/** Waits until the badge of the page's tab shows a text. */
export async function untilBadge(page: Page, text: string): Promise<void> {
  let last = '';
  await until(
    async () => {
      last = (await page.badge()).text;
      return last === text;
    },
    () => `badge “${text}” (it shows “${last}”)`,
  );
}

/** Titles in their visual order. */
export const inSight = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('article')]
    .filter((entry) => entry.checkVisibility())
    .map((entry) => ({ title: entry.querySelector('h3').textContent, box: entry.getBoundingClientRect() }))
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
    .map(({ title }) => title)`);

/** Waits until the badge shows the bar's count of new papers: while entries on screen become seen, both fall. */
export const untilBadgeIsBar = (page: Page): Promise<string> =>
  until(async () => {
    const unseen = / (\d+) new/.exec(await barText(page))?.[1];
    return unseen !== undefined && (await page.badge()).text === unseen && unseen;
  }, 'a badge that equals the bar');
