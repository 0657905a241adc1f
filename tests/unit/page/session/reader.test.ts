import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../../components/page/session/reader';
import { createStates } from '../../../../utils/actions/states';
import { defaultSettings } from '../../../../utils/settings/settings';
import { demoListing } from '../../../pages/demo/listing.ts';
import { siteFor } from '../../../read-page/readers';

const url = new URL('https://huggingface.co/papers/date/2026-11-23');

function setUp(html: string) {
  const { document } = new JSDOM(html).window;
  const sent: unknown[] = [];
  const site = siteFor(url);
  if (!site) throw new Error('no adapter');
  const reader = createReader({
    document,
    url,
    site,
    extension: {
      alive: () => true,
      read: async () => undefined,
      write: async () => undefined,
      async send(request) {
        sent.push(request);
        return {
          tab: 'a:1',
          visit: { begun: 1, first: false },
          papers: [],
          counts: [],
          settings: defaultSettings,
        };
      },
    },
    states: createStates(),
    signal: new AbortController().signal,
  });
  return { reader, sent, document };
}

describe("a page's reader", () => {
  it('says that it does not understand a page that throws, and throws nothing itself', async () => {
    const extra = '<form name="querySelectorAll"></form>';
    const { reader, sent } = setUp(demoListing({ date: '2026-11-23', extra }));
    await reader.read();
    expect(reader.entries).toEqual([]);
    expect(reader.sample()).toBeUndefined();
    expect(sent).toEqual([expect.objectContaining({ type: 'not understood' })]);
  });

  it('asks again about a page that it understands again, so that its badge is right', async () => {
    const { reader, sent, document } = setUp(demoListing({ date: '2026-11-23' }));
    await reader.read();
    const list = document.querySelector('main');
    const strange = document.createElement('article');
    list?.replaceWith(strange);
    await reader.read();
    if (list) strange.replaceWith(list);
    await reader.read();
    expect(sent).toEqual(
      ['look up', 'not understood', 'look up'].map((type) => expect.objectContaining({ type })),
    );
  });

  it('asks once for all that came while it waited for an answer', async () => {
    const { reader, sent } = setUp(demoListing({ date: '2026-11-23' }));
    await Promise.all([reader.read(), reader.read(), reader.read()]);
    expect(sent).toHaveLength(1);
  });
});
