import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serveContextMenus } from '../../../utils/worker/context-menus';
import { browser, resetBrowser } from '../fake-browser';
import { mark } from '../library/set-up';
import { paper } from '../make';
import { createLibraryDesk } from '../popup/library-desk';

let desk: ReturnType<typeof createLibraryDesk>;
beforeEach(() => {
  resetBrowser();
  desk = createLibraryDesk();
  serveContextMenus(desk.desk);
});

const click = (menuItemId: string, info: object, tab: object = { id: 7 }) =>
  browser.contextMenus.onClicked.fire({ menuItemId, ...info }, tab);
const noPaper = fc.oneof(
  fc.string(),
  fc.constantFrom('https://arxiv.org/list/cs.CL/new', 'javascript:alert(1)', 'file:///a.pdf'),
);
const linkUrl = 'https://arxiv.org/abs/2603.00001v2';

describe('context menus', () => {
  it('are made when the worker starts, and anew after an update', async () => {
    const { create, removeAll } = browser.contextMenus;
    const made = create.mock.calls.map(([entry]) => entry);
    expect(made.map((entry) => 'title' in entry && entry.title)).toEqual([
      ...['Library', 'Queue', 'Queue', 'Mark read', 'Mark read', 'Star', 'Star'],
    ]);
    browser.runtime.onInstalled.fire({ reason: 'update' });
    await vi.waitFor(() => expect(create).toHaveBeenCalledTimes(14));
    expect(removeAll).toHaveBeenCalledOnce();
  });

  it('open the library from the toolbar button', async () => {
    click('library', {});
    await vi.waitFor(() =>
      expect(browser.tabs.create).toHaveBeenCalledWith({
        url: 'chrome-extension://offprint/library.html',
      }),
    );
  });

  it.each([
    ['link queued', 'queued'],
    ['link read', 'read'],
    ['link starred', 'starred'],
  ])('%s marks the paper that a link leads to, with its text for a title', async (id, name) => {
    click(id, { linkUrl, linkText: ' Make Deep Networks\nShallow Again ' });
    await vi.waitFor(() => expect(desk.journal).toHaveLength(1));
    expect(desk.journal).toMatchObject([
      {
        mark: name,
        value: true,
        by: 'hand',
        papers: [{ id: paper(1), title: 'Make Deep Networks Shallow Again' }],
      },
    ]);
  });

  it.each([undefined, '', 'PDF', 'arXiv:2603.00001v2 [cs.CL]', linkUrl, 'View this PDF'])(
    'take %s for no title',
    async (linkText) => {
      click('link queued', { linkUrl, ...(linkText !== undefined && { linkText }) });
      await vi.waitFor(() => expect(desk.journal).toHaveLength(1));
      expect(desk.journal[0]).toMatchObject({ papers: [{ id: paper(1) }] });
      expect(JSON.stringify(desk.journal)).not.toContain('title');
    },
  );

  it('leave a title that is known alone', async () => {
    await desk.library.apply(mark('read', true, [1]));
    click('link starred', { linkUrl, linkText: 'a great paper by friends' });
    await vi.waitFor(async () =>
      expect((await desk.library.lookUp([paper(1)]))[0]?.marks.starred?.value).toBe(true),
    );
    expect((await desk.library.paper(paper(1)))?.details.title).toBe('Paper 1');
  });

  it("mark a page's own paper as the page tells it", async () => {
    const details = { title: 'A paper' };
    browser.tabs.sendMessage.mockResolvedValue({
      ...{ site: 'huggingface', view: 'paper', papers: 1 },
      paper: { id: paper(1), details },
    });
    click('page queued', { pageUrl: 'https://huggingface.co/papers/2603.00001' });
    await vi.waitFor(() => expect(desk.journal).toHaveLength(1));
    expect(desk.journal).toMatchObject([
      { papers: [{ id: paper(1), details }], listing: 'huggingface/paper/2603.00001' },
    ]);
  });

  it('do nothing, and throw nothing, where there is no paper after all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('link queued', 'page read', 'link', 'other queued', ''),
        fc.record(
          {
            linkUrl: noPaper,
            pageUrl: noPaper,
            linkText: fc.string(),
          },
          { requiredKeys: [] },
        ),
        async (id, info) => {
          click(id, info);
          await new Promise((resolve) => setTimeout(resolve));
        },
      ),
      { numRuns: 50 },
    );
    expect(desk.journal).toEqual([]);
  });
});
