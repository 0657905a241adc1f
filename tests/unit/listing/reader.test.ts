import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../utils/listing/reader';
import { createStates } from '../../../utils/listing/states';
import { siteFor } from '../../../utils/sites';
import { demoListing } from '../../pages/demo/listing.ts';

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
      send: async (request) => void sent.push(request),
    },
    states: createStates(),
    signal: AbortSignal.abort(),
  });
  return { reader, sent };
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
});
