import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serveCommands } from '../../../utils/worker/commands';
import { browser, resetBrowser } from '../fake-browser';
import { paper } from '../make';
import { createLibraryDesk } from '../popup/library-desk';

let desk: ReturnType<typeof createLibraryDesk>;
beforeEach(() => {
  resetBrowser();
  desk = createLibraryDesk();
  serveCommands(desk.desk);
});

const pdf = { id: 7, url: 'https://arxiv.org/pdf/2603.00001' };
const command = (name: string, tab?: object) => browser.commands.onCommand.fire(name, tab);
const asked = () => browser.tabs.sendMessage.mock.calls.map(([, notice]) => notice);

/** The papers that are marked once a command that was given later has marked another paper. */
async function markedUntilTheNext(): Promise<unknown[]> {
  browser.tabs.sendMessage.mockResolvedValue(undefined);
  command('queue-paper', { id: 8, url: 'https://arxiv.org/pdf/2603.00002' });
  const marked = () =>
    desk.journal.flatMap((action): readonly unknown[] =>
      action.kind === 'mark' ? action.papers.map(({ id }) => id) : [action.kind],
    );
  await vi.waitFor(() => expect(marked()).toContain(paper(2)));
  return marked();
}

describe('commands', () => {
  it.each([
    ['queue-paper', 'queue'],
    ['read-paper', 'read'],
    ['next-new', 'nextNew'],
  ])('%s goes to the page, and that is all where it had something to do', async (name, does) => {
    browser.tabs.sendMessage.mockResolvedValue(true);
    command(name, pdf);
    await vi.waitFor(() => expect(asked()).toEqual([{ type: 'do', command: does }]));
    expect(await markedUntilTheNext()).toEqual([paper(2)]);
    expect(asked().filter((notice) => 'command' in notice)).toHaveLength(2);
  });

  it.each([
    ['queue-paper', 'queued', async () => false],
    ['read-paper', 'read', async () => undefined],
    [
      'queue-paper',
      'queued',
      async () => {
        throw new Error('Receiving end does not exist.');
      },
    ],
  ])('%s marks the paper of the address otherwise, and confirms it', async (name, mark, answer) => {
    browser.tabs.sendMessage.mockImplementation(answer);
    command(name, pdf);
    const title = `This paper: ${mark}`;
    await vi.waitFor(() =>
      expect(browser.action.setTitle).toHaveBeenCalledWith({ tabId: 7, title }),
    );
    expect(desk.journal).toMatchObject([
      { kind: 'mark', mark, value: true, by: 'hand', papers: [{ id: paper(1) }] },
    ]);
  });

  it('opens the library', async () => {
    command('open-library', pdf);
    await vi.waitFor(() =>
      expect(browser.tabs.create).toHaveBeenCalledWith({
        url: 'chrome-extension://offprint/library.html',
      }),
    );
    expect(asked()).toEqual([]);
  });

  it('finds the front tab where the browser does not name it', async () => {
    browser.tabs.query.mockResolvedValue([pdf]);
    command('queue-paper');
    await vi.waitFor(() => expect(desk.journal).toHaveLength(1));
  });

  it.each([
    ['next-new', pdf],
    ['queue-paper', { id: 7, url: 'https://arxiv.org/list/cs.CL/new' }],
    ['queue-paper', {}],
    ['unknown', pdf],
  ])('%s marks nothing where there is nothing to mark: %o', async (name, tab) => {
    command(name, tab);
    expect(await markedUntilTheNext()).toEqual([paper(2)]);
  });
});
