/** Saving to Zotero, against a server that answers as Zotero's connector server does. */
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cite } from '../../../utils/citations/cite';
import { type ZoteroItem, zoteroItem } from '../../../utils/citations/zotero/item';
import { saveToZotero } from '../../../utils/citations/zotero/save';
import { zoteroAddress } from '../../../utils/citations/zotero/zotero-address';
import { doi, paper } from '../make';

const options = { arxivDoi: true, abstracts: true, notes: true };

/** What Zotero has, which sessions it knows, and how it is minded. */
const zotero = {
  saved: [] as ZoteroItem[],
  sessions: new Set<string>(),
  editable: true,
  version: '3',
  room: Number.POSITIVE_INFINITY,
};

const bodyOf = async (request: IncomingMessage) => {
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text);
};
const server = createServer((request, response) => {
  void (async () => {
    const say = (status: number, answer?: object) =>
      response.writeHead(status).end(answer && JSON.stringify(answer));
    if (request.headers['x-zotero-connector-api-version'] !== zotero.version) return say(412);
    if (request.url !== '/connector/saveItems') return say(404);
    const { sessionID, items } = await bodyOf(request);
    if (zotero.sessions.has(sessionID)) return say(409, { error: 'SESSION_EXISTS' });
    if (!zotero.editable) return say(500, { libraryEditable: false });
    if (zotero.saved.length + items.length > zotero.room) return say(503);
    zotero.sessions.add(sessionID);
    zotero.saved.push(...items);
    return say(201);
  })();
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  zotero.saved.length = 0;
  zotero.sessions.clear();
  Object.assign(zotero, { editable: true, version: '3', room: Number.POSITIVE_INFINITY });
});

let sessions = 0;
const save = (items: readonly ZoteroItem[], more: { sessionId?: () => string } = {}) =>
  saveToZotero(items, {
    fetch: (address, init) => {
      expect(address.startsWith(`${zoteroAddress}/`)).toBe(true);
      return fetch(address.replace(zoteroAddress, origin), init);
    },
    sessionId: () => `session ${++sessions}`,
    ...more,
  });
const items = Array.from({ length: 120 }, (_, n) =>
  zoteroItem(cite({ id: paper(n + 1), details: { title: `Paper ${n + 1}` } }, options)),
);

test('a preprint as Zotero has it', () => {
  const cited = {
    id: paper(7),
    details: {
      title: 'Attention',
      authors: ['Ludwig van Beethoven', 'Martin Luther King Jr.', 'The ATLAS Collaboration'],
      abstract: 'All.',
      publishedOn: '2026-03-05',
    },
    tags: ['to read'],
    note: 'See <this> & that.\n\nThen.',
  };
  expect(zoteroItem(cite(cited, options), cited.tags)).toEqual({
    id: paper(7),
    itemType: 'preprint',
    title: 'Attention',
    creators: [
      { creatorType: 'author', lastName: 'van Beethoven', firstName: 'Ludwig' },
      { creatorType: 'author', lastName: 'King', firstName: 'Martin Luther, Jr.' },
      { creatorType: 'author', lastName: 'The ATLAS Collaboration', fieldMode: 1 },
    ],
    date: '2026-03-05',
    repository: 'arXiv',
    archiveID: 'arXiv:2603.00007',
    DOI: '10.48550/arXiv.2603.00007',
    url: 'https://arxiv.org/abs/2603.00007',
    abstractNote: 'All.',
    tags: [{ tag: 'to read' }],
    notes: [{ note: '<p>See &lt;this> &amp; that.</p><p>Then.</p>' }],
    attachments: [],
  });
});

test('an article of a journal as Zotero has it', () => {
  const details = { title: 'Published', journal: 'Phys. Rev. D 76, 013009 (2007)' };
  expect(zoteroItem(cite({ id: doi(7), details }, options))).toMatchObject({
    itemType: 'journalArticle',
    publicationTitle: 'Phys. Rev. D',
    volume: '76',
    pages: '013009',
    DOI: '10.1145/7',
  });
});

test('many items are saved, a fresh session for each request', async () => {
  expect(await save(items)).toEqual({ kind: 'saved', saved: 120 });
  expect(zotero.saved.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  expect(zotero.sessions.size).toBe(3);
});

test.each([
  [
    'a library that is read-only',
    () => {
      zotero.editable = false;
    },
    'read-only',
    0,
  ],
  [
    'another version of the protocol',
    () => {
      zotero.version = '9';
    },
    'old',
    0,
  ],
  [
    'a busy one',
    () => {
      zotero.room = 70;
    },
    'busy',
    50,
  ],
])('%s refuses, and it is told how many were saved before', async (_, mind, why, saved) => {
  mind();
  expect(await save(items)).toEqual({ kind: 'failed', why, saved });
  expect(zotero.saved).toHaveLength(saved);
});

test('a session that exists is refused', async () => {
  const sessionId = () => 'always the same';
  expect(await save(items, { sessionId })).toEqual({ kind: 'failed', why: 'busy', saved: 50 });
});

test('none that runs is told, and cancelling ends it', async () => {
  const refused = () => Promise.reject(new TypeError('Failed to fetch'));
  const sessionId = () => 'one';
  expect(await saveToZotero(items, { fetch: refused, sessionId })).toEqual({
    kind: 'failed',
    why: 'not running',
    saved: 0,
  });
  const leaving = new AbortController();
  leaving.abort();
  await expect(
    saveToZotero(items, { fetch: refused, sessionId, signal: leaving.signal }),
  ).rejects.toThrow('abort');
});
