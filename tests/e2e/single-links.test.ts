/** Marks after links to papers in running text, on pages of other sites. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth } from './long-run.ts';

const origin = 'https://blog.example.org';
const known = 'A Ladder of Proofs for Sparse Graphs';
const unknown = 'Why Do Depth Maps Drift?';
const titles = [known, unknown, 'Small Models That Know When to Ask', 'On Cheap Supervision Only'];
const link = (title: string) =>
  `<a href="https://arxiv.org/abs/2502.0000${titles.indexOf(title)}">${title}</a>`;
const policy = `<meta http-equiv="Content-Security-Policy"
  content="style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'">`;
/** What a page can note of us: changes of its nodes, and shifts of its layout. */
const spy = `<script>
  window.changes = [];
  new MutationObserver((records) => {
    for (const { target, attributeName } of records) {
      window.changes.push(target.localName + (attributeName ? ' ' + attributeName : ''));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  window.shift = 0;
  try {
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  } catch {}
</script>`;
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notes</title>${head}</head><body>${body}</body></html>`;
const article = (head: string) =>
  page(
    head,
    `<h1>Notes</h1><p id="one">The idea of ${link(known)}, <i>is simple</i>, and we go on from there.</p>
    <p id="two">Another one is ${link(unknown)}, <i>as you see</i>, of which more below.</p><p id="more"></p>`,
  );
const list = page(
  '',
  `<ul>${titles.map((title) => `<li><h3>${link(title)}</h3></li>`).join('')}</ul>`,
);

const menuOf = (name: string) => ({ role: 'group', name });
const buttonOf = (name: string, label: string) => ({
  role: 'button',
  name: label,
  within: menuOf(name),
});

/** What the marks say, in the page's order. */
const marks = async (on: Page) =>
  (await on.tree())
    .filter(({ role, name }) => /^(?:image|img|graphic)$/.test(role) && name.includes(': '))
    .map(({ name }) => name);
const untilMarks = (on: Page, ...names: string[]) =>
  until(async () => (await marks(on)).join('|') === names.join('|'), `marks: ${names.join(', ')}`);

/** Rests on the link of a paragraph. */
async function rest(on: Page, part: string): Promise<void> {
  const { x, y } = await on.evaluate<{ x: number; y: number }>(`(() => {
    const { left, top, width, height } = document.querySelector('${part} a').getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  })()`);
  await on.move(x - 4, y);
  await on.move(x, y);
}

/** What of ours lies at and around the links of both paragraphs, as far as the page can find it. */
const foundBy = (on: Page) =>
  on.evaluate<string[]>(`['one', 'two'].map((id) => {
    const { left, right, top, bottom } = document.querySelector('#' + id + ' a').getBoundingClientRect();
    const found = new Set();
    for (let x = left; x < right + 40; x += 2) for (let y = top - 12; y < bottom + 50; y += 2) {
      const at = document.elementFromPoint(x, y);
      if (at && at !== document.documentElement && !document.body.contains(at)) found.add(at.localName);
    }
    return [...found].join();
  })`);

/** Whether what follows each link is covered by something, as Chromium tells a page that tracks it. */
const isVisible = (on: Page) =>
  on.evaluate<boolean[]>(`new Promise((resolve) => {
    const all = ['#one i', '#two i', '#one a', '#two a'].map((each) => document.querySelector(each));
    const seen = new Map();
    const observer = new IntersectionObserver((list) => {
      for (const { target, isVisible } of list) seen.set(target, isVisible);
      if (seen.size === all.length) resolve(all.map((each) => seen.get(each)));
    }, { trackVisibility: true, delay: 100 });
    for (const each of all) observer.observe(each);
  })`);

describe('links to papers in running text', () => {
  const profile = newProfile();
  let driver: Driver;
  let notes: Page;
  let other: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, ({ hostname, pathname }) => {
      if (!hostname.endsWith('.example.org')) return undefined;
      if (pathname === '/list') return { body: list };
      return { body: article(pathname === '/strict' ? policy : spy) };
    });
    notes = await driver.open(`${origin}/notes`);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** What the page saw so far. */
  const changes = () => notes.evaluate<string[]>('[...new Set(window.changes)]');
  const own = () => notes.evaluate<string>('document.body.outerHTML');

  it('are counted by the popup, which can switch the site on', async () => {
    await notes.front();
    await driver.pressButton(notes);
    const popup = await driver.popup();
    await find(popup, { role: 'StaticText', name: '2 links to papers here · 0 in your library' });
    await driver.agreeTo(origin);
    await popup.front();
    await click(popup, { role: 'button', name: 'Offprint on this site' });
    other = await driver.open(`${origin}/list`);
    await untilBar(other, /4 papers/);
  });

  it('get a mark where their paper is known, at once after a click elsewhere, and no other does', async () => {
    expect(await marks(notes)).toEqual([]);
    await press(other, known, 'Star');
    await untilPressed(other, known, 'Star');
    await notes.front();
    await untilMarks(notes, `${known}: Starred`);
  });

  it('have a menu under the pointer, which marks and takes it back', async () => {
    await rest(notes, '#one');
    await find(notes, { ...buttonOf(known, 'Star') });
    await click(notes, buttonOf(known, 'Queue'));
    await until(
      async () => (await findAll(notes, buttonOf(known, 'Queue')))[0]?.pressed === true,
      'queued',
    );
    await click(notes, buttonOf(known, 'Undo'));
    await until(
      async () => (await findAll(notes, buttonOf(known, 'Queue')))[0]?.pressed === false,
      'not queued',
    );
    await click(notes, buttonOf(known, 'Star'));
    await untilMarks(notes);
    await click(notes, buttonOf(known, 'Read'));
    await untilMarks(notes, `${known}: Read`);
    await other.front();
    await untilPressed(other, known, 'Read');
    await untilPressed(other, known, 'Star', false);
    await notes.front();
  });

  it('show nothing at a paper that is not known', async () => {
    await rest(notes, '#one');
    await find(notes, menuOf(known));
    await rest(notes, '#two');
    await until(async () => (await findAll(notes, menuOf(known))).length === 0, 'no menu');
    expect(
      (await notes.tree()).filter(({ name, role }) => role === 'group' && name === unknown),
    ).toEqual([]);
  });

  it('let the page find nothing, and no difference between them', async () => {
    for (const part of ['#one', '#two']) {
      await rest(notes, part);
      expect(await foundBy(notes)).toEqual(['', '']);
    }
    if (driver.name !== 'chromium') return;
    const [afterKnown, afterUnknown, atKnown, atUnknown] = await isVisible(notes);
    expect([afterKnown, atKnown]).toEqual([afterUnknown, atUnknown]);
  });

  it('change nothing of the page but that our own elements are there', async () => {
    expect(
      (await changes()).filter((each) => !/^(?:html|body|head|title|h1|p|a|i)$/.test(each)),
    ).toEqual([]);
    expect(await own()).not.toMatch(/offprint/);
    expect(await notes.evaluate<number>('window.shift')).toBe(0);
    expect(await notes.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('that come late are marked, too', async () => {
    await notes.evaluate(
      `document.querySelector('#more').append('So ', document.querySelector('#one a').cloneNode(true))`,
    );
    await untilMarks(notes, `${known}: Read`, `${known}: Read`);
    await notes.evaluate(`document.querySelector('#more').replaceChildren()`);
    await untilMarks(notes, `${known}: Read`);
  });

  it('are marked under a policy that forbids styles', async () => {
    const strict = await driver.open(`${origin}/strict`);
    await untilMarks(strict, `${known}: Read`);
    await rest(strict, '#one');
    const button = await find(strict, buttonOf(known, 'Read'));
    expect((await button.box())?.width).toBe(32);
    await strict.close();
  });

  alikeInBoth(
    'what the keys do; that keys come is in `boundaries`, `frameworks` and `traffic`',
    () => {
      it('take the keys of marks while they have the focus, known or not, where keys are on', async () => {
        const options = await driver.extensionPage('options.html');
        const within = { role: 'group', name: 'blog.example.org' };
        await click(options, { role: 'checkbox', name: 'Keys on its pages', within });
        await find(options, { role: 'StaticText', name: 'Saved', within: { role: 'status' } });
        await notes.front();
        await notes.reload();
        await untilMarks(notes, `${known}: Read`);
        await notes.evaluate(`document.querySelector('#two a').focus({ focusVisible: true })`);
        await notes.press('b');
        await untilMarks(notes, `${known}: Read`, `${unknown}: Queued`);
        await notes.press('z');
        await untilMarks(notes, `${known}: Read`);
        await options.front();
        await click(options, { role: 'radio', name: 'Mark none' });
        await notes.front();
        await untilMarks(notes);
        await options.close();
      });
    },
  );
});
