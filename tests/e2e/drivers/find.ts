import type { AccessibleNode, ClickOptions, Page, Query } from './driver.ts';

/** Longest wait for a state, in ms. */
const limit = 20_000;

/** The pause between two checks, in ms: it grows, because a check itself costs the browser up to 100 ms. */
const [shortest, longest] = [20, 150];

/** All nodes that match a query now. */
export const findAll = (page: Page, query: Query): Promise<AccessibleNode[]> => page.findAll(query);

/** Waits until `check` returns something that is neither undefined nor false, and returns it. */
export async function until<T>(
  check: () => Promise<T | undefined | false>,
  what: string | (() => string) = 'the state waited for',
): Promise<T> {
  const end = performance.now() + limit;
  let last: unknown;
  let interval = shortest;
  do {
    try {
      const result = await check();
      if (result !== undefined && result !== false) return result;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, interval));
    interval = Math.min(interval * 1.5, longest);
  } while (performance.now() < end);
  const words = typeof what === 'string' ? what : what();
  throw new Error(`${words} did not come within ${limit} ms`, { cause: last });
}

const describe = ({ role, name, within }: Query): string =>
  `${role} ${name ?? ''}${within ? ` in ${within.role} ${within.name ?? ''}` : ''}`;

/**
 * Scrolls the heading of an entry into sight if it is farther than one screen away: only entries nearer than that carry
 * controls.
 */
export async function bringNear(page: Page, title: string): Promise<void> {
  const scroll = page.evaluate(`(() => {
    const isIt = ({ textContent }) => textContent.replace(/\\s+/g, ' ').trim().endsWith(${JSON.stringify(title)});
    // Some pages name their elements like the document's methods.
    const all = Document.prototype.querySelectorAll.call(document, 'h1, h2, h3, .list-title, a');
    const heading = [...all].find(isIt);
    const { top = 0, bottom = 0 } = heading?.getBoundingClientRect() ?? {};
    if (bottom < -innerHeight || top > 2 * innerHeight) {
      heading.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
  })()`);
  // Other pages broke all that this needs; they are short.
  await scroll.catch(() => undefined);
}

/** Nodes that match now. If they are to be in an entry that may be out of sight, its heading is scrolled near first. */
async function findNear(page: Page, query: Query): Promise<AccessibleNode[]> {
  const { role, name } = query.within ?? query;
  if (role === 'group' && typeof name === 'string') await bringNear(page, name);
  return findAll(page, query);
}

/** Waits for the first node that matches a query. */
export const find = (page: Page, query: Query): Promise<AccessibleNode> =>
  until(async () => (await findNear(page, query))[0], describe(query));

/** Resolves once the page was drawn: within one frame everything stands where it stood. */
const nextFrames = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))`;

/** Clicks the middle of the first node that matches a query, with real pointer input. */
export async function click(page: Page, query: Query, options?: ClickOptions): Promise<void> {
  // Two equal boxes in a row: the node may still be moving, and Firefox reports boxes a frame late.
  const boxAtRest = () => {
    let last = '';
    let node: AccessibleNode | undefined;
    return until(async () => {
      if (last !== '') await page.evaluate(nextFrames);
      node = (page.boxesAreLive && node) || (await findNear(page, query))[0];
      const found = await node?.box();
      if (!found) node = undefined;
      const before = last;
      last = JSON.stringify(found);
      return found && found.width > 0 && last === before ? found : undefined;
    }, describe(query));
  };
  let box = await boxAtRest();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // The bar covers the bottom of the viewport, with a note more of it. Some pages break what this needs; they have no notes.
  const scrolled = await page.evaluate<boolean>(`(() => {
    const before = scrollY;
    const isCovered = () => {
      try {
        return document.elementFromPoint(${x}, ${y}).dataset.offprint === 'bar';
      } catch {
        return false;
      }
    };
    if (${box.y + box.height} > innerHeight - 140) scrollBy({ top: 300, behavior: 'instant' });
    else if (${query.within?.role === 'group'} && isCovered()) {
      scrollBy({ top: ${box.y - 40}, behavior: 'instant' });
    }
    return scrollY !== before;
  })()`);
  if (scrolled) box = await boxAtRest();
  await page.clickAt(box.x + box.width / 2, box.y + box.height / 2, options);
}

/** The text inside the nodes of a role and name. */
export async function textOf(page: Page, within: NonNullable<Query['within']>): Promise<string> {
  const texts = await findAll(page, { role: 'StaticText', within });
  return texts.map(({ name }) => name).join(' ');
}
