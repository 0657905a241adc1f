/**
 * Case 50: a long session of use, and every request that left the browser during it: the one host of the feed that is
 * followed after installation, when it is checked, and no other. Two other extensions try to send
 * something from their workers meanwhile, one under our CSP and one under none: what the second sends must be heard,
 * or the recorder would be deaf.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { builtExtension, inFirefox, launch, newProfile } from './launch.ts';
import { press, untilBadge, untilBadgeIsBar, untilBar, untilPressed } from './listing.ts';
import { allShown, day, dayUrl, demoPapers, serveDemo, title } from './pages.ts';
import { type Recorder, startRecorder } from './recorder.ts';

/** Where browsers go by themselves: updates, lists, whether there is a network. Nothing of ours is there. */
const browsersOwn =
  /(?:^|\.)(?:google\.com|googleapis\.com|gstatic\.com|gvt1\.com|gvt2\.com|mozilla\.(?:com|org|net)|firefox\.com)(?::\d+)?$/;

/** Whom the one feed asks that is followed after installation, Hugging Face's Daily Papers. */
const feedHost = 'huggingface.co';

const hostOf = (asked: string): string => URL.parse(asked)?.host || asked;

/** Hosts asked for, sorted, that neither a page nor the browser itself asks for. */
const strange = ({ asked }: Recorder, { unserved }: Driver): string[] =>
  [
    ...new Set(
      [...asked, ...unserved]
        .map((each) => hostOf(each).replace(/:443$/, ''))
        .filter((host) => !browsersOwn.test(host)),
    ),
  ].toSorted();

/** Makes an extension whose worker tries to reach `<name>.example`, then opens `tried-<name>.example`. */
function makeSender(name: string, policy?: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), `offprint-${name}-`));
  const manifest = {
    manifest_version: 3,
    name,
    version: '1',
    background: inFirefox ? { scripts: ['sender.js'] } : { service_worker: 'sender.js' },
    ...(inFirefox && { browser_specific_settings: { gecko: { id: `${name}@example.invalid` } } }),
    ...(policy !== undefined && { content_security_policy: policy }),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'sender.js'),
    `fetch('https://${name}.example/').catch(() => {}).finally(() =>
      chrome.tabs.create({ url: 'https://tried-${name}.example/', active: false }));`,
  );
  return folder;
}

const { content_security_policy: ourPolicy } = JSON.parse(
  readFileSync(join(builtExtension, 'manifest.json'), 'utf8'),
);

/** Switches off that Chromium opens connections to a page's host in case its links are followed. */
function withoutGuessing(profile: string): void {
  if (inFirefox) return;
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default/Preferences'),
    JSON.stringify({ net: { network_prediction_options: 2 } }),
  );
}

describe('case 50: a session of use', () => {
  const profile = newProfile();
  const senders = [makeSender('held', ourPolicy), makeSender('free')];
  let recorder: Recorder;
  let driver: Driver;
  let page: Page;

  const listing = demoListing({ date: day, papers: demoPapers.slice(0, 16), extra: allShown });
  const serve: typeof serveDemo = (url) => {
    if (url.href === dayUrl) return { body: listing };
    return url.pathname === '/favicon.ico' ? { body: '' } : serveDemo(url);
  };

  beforeAll(async () => {
    recorder = await startRecorder();
    withoutGuessing(profile.path);
    driver = await launch(profile.path, serve, { proxy: recorder.port, others: senders });
    page = await driver.open(dayUrl);
  });
  afterAll(async () => {
    await driver.end();
    await recorder.close();
    profile.remove();
    for (const folder of senders) rmSync(folder, { recursive: true, force: true });
  });

  it('on a listing: marks, keys, abstract, filters, help, bulk, undo, opening', async () => {
    await untilBar(page, /papers/);
    // Not the page of the first run.
    await page.front();
    for (const toggle of ['Read', 'Queue', 'Star', 'Hide'] as const) {
      await press(page, title(1), toggle);
    }
    await untilPressed(page, title(1), 'Hide');
    await press(page, title(2), 'Queue');
    await page.press('j');
    await untilBar(page, /1 of /);
    await page.press('x');
    await find(page, { role: 'StaticText', name: /^A made-up abstract/ });
    await page.press('?');
    await find(page, { role: 'dialog', name: /.+/ });
    await page.press('Escape');
    await page.press('/');
    await find(page, { role: 'searchbox' });
    await page.press('Escape');
    await click(page, { role: 'button', name: /^Mark these \d+ read$/ });
    await untilBar(page, /· 0 queued/);
    await page.press('z');
    await untilBar(page, /1 queued/);
    await untilBadgeIsBar(page);
    await driver.killWorker();
    await page.reload();
    await untilPressed(page, title(2), 'Queue');
  });

  it('in the popup and on the options page', async () => {
    const popup = await driver.popup();
    const link = { role: 'link', within: { role: 'list', name: 'Queue' } };
    await until(async () => (await findAll(popup, link)).length === 1, 'the queue');
    await click(popup, { role: 'button', name: /^(Mark )?[Rr]ead/, within: link.within });
    await until(async () => (await findAll(popup, link)).length === 0, 'an empty queue');
    await popup.press('z');
    await until(async () => (await findAll(popup, link)).length === 1, 'the queue again');
    // It is by itself a minute after installation.
    await click(popup, { role: 'tab', name: /^Inbox/ });
    await click(popup, { role: 'button', name: 'Check now' });
    await until(async () => strange(recorder, driver).includes(feedHost), 'the feed being asked');
    await popup.close();
    const options = await driver.extensionPage('options.html');
    await options.setViewport(1280, 2200);
    await click(options, { role: 'radio', name: 'Nothing' });
    await page.front();
    await untilBadge(page, '');
    await options.close();
  });

  it('asked the feed’s host alone, and our CSP would have held all else back', async () => {
    const attempts = ['tried-free.example', 'tried-held.example'];
    await until(async () => {
      const heard = strange(recorder, driver);
      return attempts.every((host) => heard.includes(host));
    }, 'two attempts');
    expect(strange(recorder, driver)).toEqual(['free.example', feedHost, ...attempts]);
  });

  it('could not have sent anything from its own pages, nor made code or markup of text', async () => {
    const attempts = `(async () => {
      const settle = async (act) => { try { return String(await act()).slice(0, 60); } catch (error) { return error.name; } };
      const heard = (target, address) => new Promise((resolve) => {
        target.onload = () => resolve('loaded');
        target.onerror = () => resolve('refused');
        target.src = address;
      });
      return {
        fetch: await settle(() => fetch('https://leak.example/fetch')),
        ask: await settle(() => new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = () => reject(new TypeError());
          request.open('GET', 'https://leak.example/xhr');
          request.send();
        })),
        socket: await settle(() => new Promise((resolve, reject) => {
          const socket = new WebSocket('wss://leak.example/socket');
          socket.onopen = resolve;
          socket.onerror = () => reject(new TypeError());
        })),
        image: await settle(() => heard(new Image(), 'https://leak.example/image')),
        markup: await settle(() => { document.createElement('p').innerHTML = '<b>text</b>'; }),
        adjacent: await settle(() => document.body.insertAdjacentHTML('beforeend', '<b>text</b>')),
        parsed: await settle(() => new DOMParser().parseFromString('<b>text</b>', 'text/html')),
        script: await settle(() => { document.createElement('script').src = 'https://leak.example/script'; }),
        policy: await settle(() => trustedTypes.createPolicy('ours', { createHTML: (text) => text })),
      };
    })()`;
    for (const name of ['popup.html', 'options.html', 'digest.html']) {
      const own = await driver.extensionPage(name);
      const { socket, ...others } = await own.evaluate<Record<string, string>>(attempts);
      expect(others, name).toEqual({
        fetch: 'TypeError',
        ask: 'TypeError',
        image: 'refused',
        markup: 'TypeError',
        adjacent: 'TypeError',
        parsed: 'TypeError',
        script: 'TypeError',
        policy: 'TypeError',
      });
      expect(socket, name).toMatch(/^(?:TypeError|SecurityError|NS_ERROR_CONTENT_BLOCKED)$/);
      await own.close();
    }
    expect(strange(recorder, driver).filter((host) => host.includes('leak'))).toEqual([]);
  });
});
