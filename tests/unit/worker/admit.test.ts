import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bulkLimit } from '../../../utils/actions/bulk-limit';
import type { Desk } from '../../../utils/desk/desk';
import type { Request } from '../../../utils/messages/messages-schema';
import { newActionId } from '../../../utils/paper/state/action-id';
import { createAdmission, type Sender } from '../../../utils/worker/admit';
import { browser, fakeEvent, resetBrowser } from '../fake-browser';
import { paper } from '../make';

beforeEach(() => {
  resetBrowser();
});

const listing = 'huggingface/day/2026-06-03';
const drain: Request = { type: 'drain', papers: [paper(1)] };
const lookUp: Request = { type: 'look up', listing, papers: [paper(1)] };

/** Our own script in the top frame of a listing. */
const ours = {
  id: browser.runtime.id,
  frameId: 0,
  origin: 'https://huggingface.co',
  url: 'https://huggingface.co/papers',
  tab: { id: 7 } as NonNullable<Sender['tab']>,
} satisfies Sender;

const admitted = (message: unknown, sender: Sender = ours) => createAdmission()(message, sender);

describe('a page of any site', () => {
  const there = {
    ...ours,
    origin: 'https://lists.example.org',
    url: 'https://lists.example.org/today',
  };
  const asks = (key: string): Request => ({ ...lookUp, listing: key });
  const own = asks('any-page/https://lists.example.org/today');

  it('is answered only where the user asked for marks', () => {
    expect(createAdmission()(own, there)).toBe('not from a granted host');
    expect(createAdmission()(own, there, true)).toMatchObject({ request: own, tabId: 7 });
  });

  it.each([
    'any-page/https://lists.example.org.evil.example/today',
    'any-page/https://other.example.org/today',
    'huggingface/day/2026-06-03',
  ])('speaks of no listing of others: %s', (key) => {
    expect(createAdmission()(asks(key), there, true)).toBe('for another site');
  });

  it('may be one of a site that we know, whose own reader understands nothing any more', () => {
    const key = 'any-page/https://huggingface.co/papers';
    expect(admitted(asks(key))).toMatchObject({ tabId: 7 });
    expect(admitted(asks('any-page/https://arxiv.org/list'))).toBe('for another site');
  });

  it('states as many identifiers of its own as a page lists papers', () => {
    const stating = (count: number) => {
      const stated = Array.from({ length: count }, () => ({ own: paper(1), better: paper(2) }));
      return createAdmission()({ type: 'own ids', stated }, there, true);
    };
    expect(stating(bulkLimit)).toMatchObject({ tabId: 7, address: new URL(there.url) });
    expect(stating(bulkLimit + 1)).toBe('malformed');
  });

  it('a frame, an unencrypted page or a sandboxed document is refused all the same', () => {
    const admit = createAdmission();
    expect(admit(own, { ...there, frameId: 2 }, true)).toBe('not from a top frame');
    expect(admit(own, { ...there, origin: 'null' }, true)).toBe('not from a granted host');
    const plain = {
      ...there,
      url: 'http://lists.example.org/',
      origin: 'http://lists.example.org',
    };
    expect(admit(own, plain, true)).toBe('not from a granted host');
  });
});

describe('messages from whom', () => {
  it('takes those of our own script in a listing, whatever address its tab has gone on to', () => {
    expect(admitted(drain)).toMatchObject({ request: drain, tabId: 7 });
    const gone = { ...ours, tab: { ...ours.tab, url: 'https://example.org/' } };
    expect(admitted(drain, gone)).toMatchObject({ request: drain, tabId: 7 });
    const mirror = {
      ...ours,
      origin: 'https://export.arxiv.org',
      url: 'https://export.arxiv.org/list/cs.CL/new',
    };
    expect(admitted(drain, mirror)).toMatchObject({ request: drain, tabId: 7 });
  });

  const { tab: _, ...withoutTab } = ours;
  const { id: __, ...withoutId } = ours;
  const at = (url: string, origin = URL.parse(url)?.origin ?? '') => ({ ...ours, url, origin });
  it.each<[string, Sender, string]>([
    ['another extension', { ...ours, id: 'anotherextension' }, 'not from our script'],
    ['a page itself', withoutId, 'not from our script'],
    ['a context that is no tab', withoutTab, 'not from our script'],
    ['a frame in a listing', { ...ours, frameId: 3 }, 'not from a top frame'],
    ['another host', at('https://example.org/papers'), 'not from a granted host'],
    ['a host that ends alike', at('https://evilhuggingface.co/'), 'not from a granted host'],
    ['a host that begins alike', at('https://arxiv.org.example/'), 'not from a granted host'],
    ['a host as a user name', at('https://huggingface.co@example.org/'), 'not from a granted host'],
    ['a sibling of a host', at('https://cdn.huggingface.co/'), 'not from a granted host'],
    ['a host of arXiv’s without lists', at('https://status.arxiv.org/'), 'not from a granted host'],
    ['arXiv’s laboratory', at('https://ar5iv.labs.arxiv.org/'), 'not from a granted host'],
    ['an unencrypted page', at('http://huggingface.co/papers'), 'not from a granted host'],
    [
      'a page of the extension',
      at('chrome-extension://offprint/popup.html'),
      'not from a granted host',
    ],
    ['a local file', at('file:///huggingface.co/papers'), 'not from a granted host'],
    ['no address', at(''), 'not from a granted host'],
    [
      'a sandboxed document',
      at('https://huggingface.co/papers', 'null'),
      'not from a granted host',
    ],
    [
      'a document of another origin',
      at('https://huggingface.co/papers', 'https://example.org'),
      'not from a granted host',
    ],
  ])('refuses those of %s', (_name, sender, why) => {
    expect(admitted(drain, sender)).toBe(why);
    expect(admitted(lookUp, sender)).toBe(why);
  });
});

const opened = {
  id: newActionId(1_000),
  time: 1_000,
  tab: 'session:7',
  kind: 'opened',
  paper: paper(1),
} as const;

describe('messages of what form', () => {
  it('takes no place in the queue from a page', () => {
    expect(admitted({ type: 'keep', action: { ...opened, kind: 'move' } })).toBe('malformed');
  });

  it.each<[string, Request]>([
    ['a look-up', lookUp],
    ['a look-up of a paper’s page', { ...lookUp, paper: paper(1), same: [paper(2)] }],
    ['a drain', drain],
    ['what a page writes down', { type: 'keep', action: opened }],
    ['opening', { type: 'open', paper: paper(1), listing }],
    ['the settings', { type: 'open settings' }],
    ['the library', { type: 'open library' }],
    ['the parts', { type: 'page parts' }],
    ['following', { type: 'ask to follow' }],
    ['exporting', { type: 'ask to export' }],
    ['tags and note', { type: 'ask for own words', paper: paper(1), listing }],
    ['citing', { type: 'citing' }],
    ['formulas', { type: 'maths' }],
    ['leaving', { type: 'leave' }],
    ['a full disk', { type: 'not stored' }],
    ['not understanding', { type: 'not understood', why: 'no rows' }],
  ])('takes %s', (_name, request) => {
    expect(admitted(request)).toMatchObject({ request, tabId: 7 });
  });

  it('takes two thousand ids, and not one more', () => {
    const many = Array.from({ length: bulkLimit }, (_, n) => paper(n + 1));
    for (const request of [drain, lookUp]) {
      expect(admitted({ ...request, papers: many })).toHaveProperty('tabId', 7);
      expect(admitted({ ...request, papers: [...many, paper(1)] })).toBe('malformed');
    }
  });

  it('looks at no id of a list that is too long', () => {
    // What reads an id looks for its separator first.
    const looks = vi.spyOn(String.prototype, 'indexOf');
    const separators = () => looks.mock.calls.filter(([text]) => text === ':').length;
    admitted(drain);
    expect(separators()).toBeGreaterThan(0);
    looks.mockClear();
    expect(admitted({ ...drain, papers: Array(1_000_000).fill(paper(1)) })).toBe('malformed');
    expect(separators()).toBe(0);
    looks.mockRestore();
  });

  const long = 'x'.repeat(10_000);
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'drain'],
    ['a list', [drain]],
    ['no type', { papers: [] }],
    ['the type of a prototype', { type: 'constructor' }],
    // Verbs of other contexts, which a page's script may not use.
    ['an action', { type: 'act', action: { kind: 'undo' } }],
    ['a mark by message', { type: 'mark', papers: [paper(1)], mark: 'read', value: true }],
    ['an export', { type: 'export' }],
    ['a restore', { type: 'restore' }],
    ['erasing', { type: 'erase' }],
    ['a search', { type: 'search', words: 'a' }],
    ['what only we say to pages', { type: 'changed', papers: [] }],
    ['ids that are none', { ...drain, papers: ['arxiv:2403.99999v2'] }],
    ['ids that are no texts', { ...drain, papers: [{ toString: 'arxiv:2603.00001' }] }],
    ['a list that is none', { ...drain, papers: { length: 1, 0: paper(1) } }],
    ['an id of ten thousand letters', { ...drain, papers: [`acl:2023.${long}-x.1`] }],
    [
      'an id of ten thousand digits',
      { ...drain, papers: [`acl:2023.acl-long.${'1'.repeat(10_000)}`] },
    ],
    ['a listing without a site', { ...lookUp, listing: 'day' }],
    ['a listing of ten thousand letters', { ...lookUp, listing: `huggingface/${long}` }],
    ['a listing with white space', { ...lookUp, listing: 'huggingface/day/ 1' }],
    ['six other ids', { ...lookUp, paper: paper(1), same: [1, 2, 3, 4, 5, 6].map(paper) }],
    ['an address to open', { type: 'open', paper: 'https://example.org/', listing }],
    ['a script to open', { type: 'open', paper: 'javascript:alert(1)', listing }],
    ['a long complaint', { type: 'not understood', why: long }],
  ])('refuses %s', (_name, message) => {
    expect(admitted(message)).toBe('malformed');
  });

  it('passes on nothing that it does not know, and no prototype', () => {
    const message = JSON.parse(
      '{"type":"drain","papers":[],"extra":1,"__proto__":{"polluted":true}}',
    );
    const { request } = admitted(message) as { request: unknown };
    expect(request).toEqual({ type: 'drain', papers: [] });
    expect({}).not.toHaveProperty('polluted');
  });

  it('refuses a page that speaks for another site', () => {
    expect(admitted({ ...lookUp, listing: 'arxiv/new/cs.CL' })).toBe('for another site');
    expect(admitted({ type: 'open', paper: paper(1), listing: 'arxiv/new/cs.CL' })).toBe(
      'for another site',
    );
  });
});

describe('messages how often', () => {
  it('opens no hundred tabs, one tab’s limit is not another’s, and time lifts it', () => {
    let now = 1_000_000;
    const admit = createAdmission(() => now);
    const open = { type: 'open', paper: paper(1), listing };
    const answers = Array.from({ length: 100 }, () => admit(open, ours));
    expect(answers.filter((answer) => answer === 'too often')).toHaveLength(40);
    expect(admit({ type: 'open settings' }, ours)).toBe('too often');
    expect(admit(open, { ...ours, tab: { ...ours.tab, id: 8 } })).toHaveProperty('tabId', 8);
    now += 10_000;
    expect(admit(open, ours)).toHaveProperty('tabId', 7);
  });

  it('never keeps back what brings marks in', () => {
    const admit = createAdmission(() => 0);
    const answers = Array.from({ length: 1_000 }, () => admit(drain, ours));
    expect(new Set(answers.map((answer) => typeof answer))).toEqual(new Set(['object']));
  });
});

it('leaves a refused message unanswered, touches nothing, and says each reason once', async () => {
  const { answerPage } = await import('../../../utils/worker/page-requests');
  const desk = new Proxy({} as Desk, {
    get: (_, name) => expect.fail(`the desk was asked for ${String(name)}`),
  });
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const secret = 'a title that must not be told';
  for (let n = 0; n < 3; n++) {
    expect(answerPage(desk, drain, { ...ours, id: secret })).toBeUndefined();
    expect(answerPage(desk, { type: secret }, ours)).toBeUndefined();
  }
  expect(warn.mock.calls).toEqual([
    ['Offprint: message.', new Error('refused, not from our script')],
    ['Offprint: message.', new Error('refused, malformed')],
  ]);
  warn.mockRestore();
});

describe('what only our own pages may ask', () => {
  const ownPage: Sender = { id: 'offprint', url: 'chrome-extension://offprint/options.html' };
  const others: [string, Sender][] = [
    ['a listing', ours],
    ['another extension’s page', { ...ownPage, id: 'anotherextension' }],
    [
      'a page of an extension that begins alike',
      { ...ownPage, url: 'chrome-extension://offprints/' },
    ],
    ['a page without an address', { id: 'offprint' }],
  ];

  it('is answered to them, and to no other sender', async () => {
    browser.runtime.getManifest.mockReturnValue({ version: '1.2.3' });
    const { answerOurs } = await import('../../../utils/worker/own-requests');
    const desk = {} as Desk;
    const question = { type: 'are you there' };
    expect(await answerOurs(question, ownPage, desk)).toEqual({ version: '1.2.3' });
    expect(answerOurs(drain, ownPage, desk)).toBeUndefined();
    for (const [name, sender] of others) {
      for (const asked of [question, { type: 'check feeds' }]) {
        expect(answerOurs(asked, sender, desk), name).toBeUndefined();
      }
    }
  });

  it('is not watched for any other sender', async () => {
    const { serveRestoring } = await import('../../../utils/worker/own-requests');
    const resume = vi.fn(async () => undefined);
    serveRestoring({ resume } as unknown as Desk);
    const connect = (name: string, sender: Sender | undefined) => {
      const onDisconnect = fakeEvent();
      browser.runtime.onConnect.fire({ name, sender, onDisconnect });
      onDisconnect.fire();
    };
    for (const [, sender] of others) connect('restoring', sender);
    connect('restoring', undefined);
    connect('another', ownPage);
    expect(resume).not.toHaveBeenCalled();
    connect('restoring', ownPage);
    expect(resume).toHaveBeenCalledOnce();
  });
});
