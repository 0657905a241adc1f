/** Events and names that a page chooses switch nothing of us off. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { groups, press, untilBar, untilPressed } from './listing.ts';
import { allShown, dayUrl, demoPapers, serveDemo, title } from './pages.ts';

const papers = demoPapers.slice(0, 6);
const page = (date: string, extra: string) =>
  demoListing({ date, papers, extra: allShown + extra });

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

/** Runs before anything of ours on the page. */
const overrides = `
  for (const name of ['addEventListener', 'dispatchEvent']) EventTarget.prototype[name] = () => undefined;
  for (const name of ['isTrusted', 'target', 'composedPath', 'stopPropagation', 'preventDefault'])
    Object.defineProperty(Event.prototype, name, { get: () => { throw new Error('broken by the page'); }, configurable: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) { return attachShadow.call(this, { ...init, mode: 'open' }); };
  window.getSelection = document.getSelection = () => null;
  window.MutationObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };
  window.getComputedStyle = () => { throw new Error('broken by the page'); };
  Object.defineProperty(window, 'chrome', { value: {} });
  Object.defineProperty(window, 'browser', { value: { runtime: { id: 'page' } } });
`;

const pages: Readonly<Record<string, string>> = {
  '2026-03-01': page(
    '2026-03-01',
    '<form id="browser"><input name="runtime" id="x"></form><form id="chrome"></form><i id="offprintParts"></i>',
  ),
  '2026-03-02': page('2026-03-02', members),
  '2026-03-03': page('2026-03-03', '').replace(
    '<meta charset',
    `<script>${overrides}</script><meta charset`,
  ),
};

describe('a page that means to switch us off', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const body = pages[url.pathname.slice('/papers/date/'.length)];
      return body ? { body } : serveDemo(url);
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** Controls act, and the parts come that are put into a page when they are asked for. */
  async function works(at: Page): Promise<void> {
    await untilBar(at, /6 papers/);
    expect(await groups(at)).toHaveLength(6);
    await press(at, title(1), 'Star');
    await untilPressed(at, title(1), 'Star');
    await press(at, title(1), 'Star');
    await untilPressed(at, title(1), 'Star', false);
    await click(at, { role: 'button', name: 'Filter' });
    await find(at, { role: 'searchbox' });
  }

  it.each([
    ['2026-03-01', 'elements called like the browser’s API and our parts'],
    ['2026-03-02', 'pictures called like members of the document'],
    ['2026-03-03', 'everything overridden that it can reach'],
  ])('%s: fails with %s', async (date) => {
    const at = await driver.open(`https://huggingface.co/papers/date/${date}`);
    await works(at);
    await at.close();
  });

  it('fails with the event at which an old script makes room for a new one', async () => {
    const at = await driver.open(dayUrl);
    await untilBar(at, /papers/);
    const id = await driver.ask<string>(`location.host`);
    const runtimeId = await driver.ask<string>(`(globalThis.browser ?? chrome).runtime.id`);
    await at.evaluate(`(() => {
      window.old = document.querySelector('article > [data-offprint]');
      for (const id of ${JSON.stringify([id, runtimeId])}) {
        for (const name of ['huggingface', 'arxiv']) {
          for (const target of [document, window]) {
            target.dispatchEvent(new Event(id + ':' + name + ':started'));
            target.dispatchEvent(new CustomEvent(id + ':wxt:content-script-started', { detail: { contentScriptName: name, messageId: 'x' } }));
          }
        }
      }
      for (const target of [document, window]) target.dispatchEvent(new Event('offprint'));
    })()`);
    await press(at, title(1), 'Star');
    await untilPressed(at, title(1), 'Star');
    expect(await at.evaluate('old.isConnected')).toBe(true);
    await at.close();
  });
});
