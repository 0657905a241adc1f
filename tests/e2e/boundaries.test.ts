/**
 * Who may talk to us (case 43), what pages elsewhere see of us (47), private windows (27), and what is typed into another
 * extension's field, with the built extension in a real browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { makeNeighbour } from './neighbour.ts';
import { allShown, day, dayUrl, demoPapers, serveDemo, title } from './pages.ts';

const api = inFirefox ? 'browser' : 'chrome';
const frameUrl = 'https://huggingface.co/papers/2603.00002';
const elsewhere = 'https://elsewhere.example/';
const privateDay = '2026-11-12';
const privatePaper = '2611.77177';

/** The listing with a page of the same site in a frame, one that only a private window shows, and one elsewhere. */
const serve: typeof serveDemo = (url) => {
  if (url.href === dayUrl) {
    const extra = `${allShown}<iframe src="${frameUrl}"></iframe>`;
    return { body: demoListing({ date: day, extra }) };
  }
  if (url.pathname.endsWith(privateDay)) {
    const papers = demoPapers.slice(0, 3).map((paper) => ({ ...paper, id: privatePaper }));
    return { body: demoListing({ date: privateDay, papers: papers.slice(0, 1), extra: allShown }) };
  }
  return url.hostname === 'elsewhere.example'
    ? { body: '<!doctype html><title>Elsewhere</title><p>A paper: arXiv:2603.00001</p>' }
    : serveDemo(url);
};

/** Another extension, with a script in papers' pages that sends to the id at the end of the address. */
const makeSender = () =>
  makeNeighbour(
    'https://huggingface.co/papers/2603.00003*',
    `(async () => {
      const id = decodeURIComponent(location.hash.slice(1));
      const said = [];
      for (const message of [{ type: 'drain', papers: [] }, { type: 'open settings' }]) {
        said.push(await ${api}.runtime.sendMessage(id, message).then((answer) => ({ answer: answer ?? null }), ({ message }) => message));
      }
      said.push(await new Promise((resolve) => {
        const port = ${api}.runtime.connect(id);
        port.onDisconnect.addListener(() => resolve('closed'));
        port.onMessage.addListener(resolve);
        port.postMessage({ type: 'drain', papers: [] });
      }));
      document.documentElement.dataset.neighbour = JSON.stringify(said);
    })();`,
  );

/** Another extension, with a field in a closed root on every listing; it shows what the field holds. */
const makeField = () =>
  makeNeighbour(
    'https://huggingface.co/papers/date/*',
    `{
      const host = document.createElement('div');
      const field = document.createElement('input');
      const outer = host.attachShadow({ mode: 'closed' });
      const inner = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
      inner.append(field);
      document.body.prepend(host);
      field.addEventListener('input', () => { host.dataset.holds = field.value; });
      host.addEventListener('offprint-test', () => { field.focus(); host.dataset.holds = ''; });
      host.addEventListener('offprint-test-over', () => field.blur());
      host.id = 'neighbour';
    }`,
    'field',
  );

describe('the boundaries', () => {
  const profile = newProfile();
  const neighbours = [makeSender(), makeField()];
  let driver: Driver;
  let page: Page;
  let isClosed = false;

  beforeAll(async () => {
    driver = await launch(profile.path, serve, { others: neighbours.map(({ path }) => path) });
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
  });
  afterAll(async () => {
    if (!isClosed) await driver.end();
    profile.remove();
    for (const { remove } of neighbours) remove();
  });

  /** Sends messages from where our own scripts run in the listing's tab: its top document, or all of its frames. */
  const sent = (
    messages: unknown[],
    allFrames = false,
  ): Promise<{ frame: number; said: unknown[] }[]> =>
    driver.ask(`(async () => {
      const [tab] = await ${api}.tabs.query({ url: ${JSON.stringify(dayUrl)} });
      const results = await ${api}.scripting.executeScript({
        target: { tabId: tab.id, allFrames: ${allFrames} },
        args: [${JSON.stringify(messages)}],
        func: async (messages) => {
          const said = [];
          for (const message of messages) {
            // A list of that many ids, in place of its number.
            if (typeof message?.papers === 'number') {
              message.papers = Array.from({ length: message.papers }, (_, n) => 'arxiv:2603.' + String(n + 1).padStart(5, '0'));
            }
            said.push(await ${api}.runtime.sendMessage(message).then((answer) => answer ?? 'nothing', () => 'nothing'));
          }
          return said;
        },
      });
      return results.map(({ frameId, result }) => ({ frame: frameId, said: result }));
    })()`);

  const listing = `huggingface/day/${day}`;
  const tabs = () => driver.ask<number>(`${api}.tabs.query({}).then(({ length }) => length)`);

  it('leave what is typed into another extension’s closed root to its field', async () => {
    await page.evaluate(
      `document.querySelector('#neighbour').dispatchEvent(new Event('offprint-test'))`,
    );
    for (const key of 'jmbsh') await page.press(key);
    await until(
      async () =>
        (await page.evaluate(`document.querySelector('#neighbour').dataset.holds`)) === 'jmbsh',
      'the field holding what was typed',
    );
    expect(JSON.stringify(await driver.storage())).not.toContain('"mark"');
    // The keys are there: beside the field they do what they should.
    await page.evaluate(
      `document.querySelector('#neighbour').dispatchEvent(new Event('offprint-test-over'))`,
    );
    await page.press('j');
    await page.press('s');
    await untilPressed(page, title(0), 'Star');
    await untilPressed(page, title(0), 'Read', false);
  });

  it('case 43: answer our own script, up to two thousand papers', async () => {
    // By the key of the test before.
    const starred = { id: `arxiv:${demoPapers[0]?.id}`, marks: { starred: { value: true } } };
    const [top] = await sent([
      { type: 'drain', papers: 2_000 },
      { type: 'look up', listing, papers: [starred.id] },
    ]);
    expect(top?.frame).toBe(0);
    expect(top?.said[0]).toMatchObject({ outcomes: expect.any(Array) });
    expect(top?.said[1]).toMatchObject({ papers: [starred] });
  });

  it('case 43: refuse from there what no page’s script may say', async () => {
    const before = await tabs();
    const refused = [
      { type: 'drain', papers: 2_001 },
      { type: 'look up', listing, papers: 100_000 },
      { type: 'look up', listing: 'arxiv/new/cs.CL', papers: [] },
      { type: 'look up', listing: 'x'.repeat(1_000_000), papers: [] },
      { type: 'open', paper: 'https://elsewhere.example/', listing },
      { type: 'mark', mark: 'starred', value: true, papers: ['arxiv:2603.00009'] },
      { type: 'act', action: { kind: 'mark', mark: 'starred', value: true } },
      { type: 'export' },
      { type: 'are you there' },
      { type: 'erase' },
      { type: 'follow', value: true },
      { type: 'changed', papers: [] },
      { type: '__proto__' },
      'drain',
      null,
    ];
    const [top] = await sent(refused);
    expect(top?.said).toEqual(refused.map(() => 'nothing'));
    expect(await tabs()).toBe(before);
    await untilPressed(page, title(8), 'Star', false);
  });

  it('case 43: refuse a frame what the page around it may say', async () => {
    const answers = await sent([{ type: 'drain', papers: [] }, { type: 'open settings' }], true);
    const inFrames = answers.filter(({ frame }) => frame !== 0);
    expect(inFrames).toHaveLength(1);
    expect(inFrames[0]?.said).toEqual(['nothing', 'nothing']);
    expect(answers.find(({ frame }) => frame === 0)?.said[0]).toMatchObject({
      outcomes: expect.any(Array),
    });
  });

  it('case 43: refuse another extension, and the page itself has no one to ask', async () => {
    const id = await driver.ask<string>(`${api}.runtime.id`);
    const beside = await driver.open(
      `https://huggingface.co/papers/2603.00003#${encodeURIComponent(id)}`,
    );
    const said = await until(
      () =>
        beside.evaluate<unknown[] | false>(
          `JSON.parse(document.documentElement.dataset.neighbour ?? 'false')`,
        ),
      'the neighbour’s answers',
    );
    const nobody = expect.stringMatching(/Could not establish connection|does not exist/);
    expect(said).toEqual([nobody, nobody, 'closed']);
    expect(
      await beside.evaluate('[typeof globalThis.chrome?.runtime, typeof globalThis.browser]'),
    ).toEqual(['undefined', 'undefined']);
    await beside.close();
  });

  it('case 27: are closed in a private window', async () => {
    const hidden = await driver.openPrivately(`https://huggingface.co/papers/date/${privateDay}`);
    await hidden.press('j');
    await hidden.press('b');
    // Where we are, controls and marks come meanwhile.
    await page.front();
    await page.reload();
    await untilBar(page, /papers/);
    await press(page, title(4), 'Star');
    await untilPressed(page, title(4), 'Star');
    expect(
      await hidden.evaluate(
        `[...document.querySelectorAll('*')].filter((element) => [...element.attributes].some(({ name }) => name.startsWith('data-offprint'))).length`,
      ),
    ).toBe(0);
    const stored = JSON.stringify(await driver.storage());
    expect(stored).not.toContain(privatePaper);
  });

  it('case 47: show a page elsewhere nothing: it is as without us', async () => {
    const origin = await driver.ask<string>('location.origin');
    const traces = `(async () => {
      const heard = (tag, address) => new Promise((resolve) => {
        const element = document.createElement(tag);
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        if (tag === 'link') { element.rel = 'stylesheet'; element.href = address; } else element.src = address;
        document.body.append(element);
      });
      const before = document.documentElement.outerHTML;
      const names = ['manifest.json', 'popup.html', 'background.js', 'page-parts.js', 'content-scripts/arxiv.css', 'content-scripts/arxiv.js', 'icon/16.png'];
      const answers = {};
      for (const name of names) {
        const address = ${JSON.stringify(origin)} + '/' + name;
        answers[name] = [
          await fetch(address).then(({ status }) => status, ({ name }) => name),
          await heard('img', address),
          await heard('script', address),
          await heard('link', address),
        ];
      }
      return {
        before,
        answers,
        globals: Object.getOwnPropertyNames(window).toSorted(),
        styles: [document.styleSheets.length, document.adoptedStyleSheets.length, getComputedStyle(document.body).cssText],
        resources: performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !names.some((each) => name.endsWith(each))),
        extension: [typeof globalThis.chrome?.runtime, typeof globalThis.browser],
        attributes: document.documentElement.getAttributeNames(),
      };
    })()`;
    const look = async () => {
      const visited = await driver.open(elsewhere);
      for (const key of ['j', 'm', '?']) await visited.press(key);
      const found = await visited.evaluate<{ answers: Record<string, unknown[]> }>(traces);
      await visited.close();
      return found;
    };
    const withUs = await look();
    expect(Object.values(withUs.answers).flat()).not.toContain('loaded');
    expect(Object.values(withUs.answers).flat()).not.toContain(200);
    await driver.disableExtension();
    expect(withUs).toEqual(await look());
  });

  it('case 27: leave no trace of the private window in the profile', async () => {
    await driver.close();
    isClosed = true;
    const files = readdirSync(profile.path, { recursive: true, withFileTypes: true });
    const holding = (text: string) =>
      files
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .filter((path) => readFileSync(path).includes(text));
    // What was done where we are is found by the same means.
    expect(holding(demoPapers[4]?.id ?? '').length).toBeGreaterThan(0);
    expect(holding(privatePaper)).toEqual([]);
  });
});
