// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../components/popup/popup';
import { createQueueModel, type QueueNeeds } from '../../../components/popup/queue/queue-model';
import { createPhrases } from '../../../components/ui/phrases/phrases';
import { StorageUnavailable } from '../../../utils/library/store/storage-errors';
import { addDialogs, addSight } from '../jsdom-lacks';
import { paper } from '../make';
import { pageRoot } from '../page-root';
import { turns } from '../settled';
import { violations } from '../violations';
import { english } from './english';
import { createFakeDesk, FakeNotStored, item, lastAction } from './fake-desk';
import { otherParts } from './parts';

const queue = (length: number) => Array.from({ length }, (_, n) => item(n + 1));
const openTab = vi.fn();

const root = pageRoot('Offprint', 'div');
addDialogs();
const seeEnd = addSight();
afterEach(() => void openTab.mockReset());

async function show(fake = createFakeDesk(queue(3)), more: Partial<QueueNeeds> = {}) {
  const model = createQueueModel({
    desk: fake.desk,
    words: english,
    openTab,
    isNotStored: (error) => error instanceof FakeNotStored,
    ...more,
  });
  const visit = vi.fn();
  const openSettings = vi.fn();
  const openLibrary = vi.fn();
  const openData = vi.fn();
  const phrases = createPhrases(english, 'en-GB');
  const others = otherParts(fake.desk, model, { report: () => undefined });
  const shown = { model, phrases, visit, openSettings, openLibrary, openData, ...others };
  const loadSearch = vi.fn();
  await act(() => render(<Popup {...shown} loadSearch={loadSearch} />, root));
  await settle();
  return { fake, model, visit, openSettings, openLibrary, openData };
}
const settle = () => turns();

function find(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
const rows = () => Array.from(document.querySelectorAll('ol[aria-label="Queue"] > li'));
const titles = () => rows().map((row) => row.getAttribute('aria-label'));
const status = () => find('.message[role="status"]').textContent;
const focused = () => document.activeElement?.closest('li')?.getAttribute('aria-label');

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  await act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  await settle();
  return event;
}
async function click(element: Element, more: MouseEventInit = {}, type = 'click') {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, ...more });
  await act(() => void element.dispatchEvent(event));
  await settle();
  return event;
}

describe('the popup', () => {
  it('shows a list named Queue, items named by title, with what is known of each', async () => {
    await show();
    expect(titles()).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
    expect(rows()[1]?.textContent).toBe('Paper 2The Lab2 hours · Daily Papers, 3 Jun 2026');
    expect(find('h1').textContent).toBe('Queue · 3');
    expect(find('header').textContent).toContain('Today: 4 read · 2 queued · 1 starred');
    expect(find('time').title).toMatch(/^Queued \d+ \w+ \d{4}/);
  });

  it('shows a hostile title as text, and the id where the title is not known', async () => {
    const title = '<img src=x onerror="alert(1)">\u202e';
    const { details: _, ...bare } = item(2);
    await show(createFakeDesk([item(1, { details: { title } }), bare]));
    expect(titles()).toEqual([title, 'arxiv:2603.00002']);
    expect(find('ol bdi').textContent).toBe(title);
    expect(document.querySelector('ol img')).toBeNull();
  });

  it('says how to begin where nothing is queued', async () => {
    const { visit } = await show(createFakeDesk());
    expect(find('h2').textContent).toBe('Nothing queued');
    await click(find('a[href="https://huggingface.co/papers"]'));
    expect(visit).toHaveBeenCalledWith('https://huggingface.co/papers');
  });

  it('copies the citation of the current paper with a key, and says whether it did', async () => {
    const cite = vi.fn(async () => true);
    await show(undefined, { cite });
    await press('c');
    expect(cite).toHaveBeenCalledWith(paper(1), undefined);
    expect(status()).toBe('Copied BibTeX');
    cite.mockResolvedValue(false);
    await press('c');
    expect(status()).toBe("Not copied: the browser didn't allow it");
  });

  it('leads to the settings', async () => {
    const { openSettings } = await show();
    await click(find('footer button:nth-of-type(3)'));
    expect(openSettings).toHaveBeenCalledOnce();
  });

  it('leads to the library', async () => {
    const { openLibrary } = await show();
    await click(find('footer button:nth-of-type(2)'));
    expect(openLibrary).toHaveBeenCalledOnce();
  });

  it('says that it cannot read the library, and tries again', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createFakeDesk(queue(1));
    fake.unreadable = new Error('for some reason');
    const { openData } = await show(fake);
    expect(find('h2').textContent).toBe("Your queue can't be shown");
    await click(find('.placeholder button:last-child'));
    expect(openData).toHaveBeenCalledOnce();
    fake.unreadable = undefined;
    await click(find('.placeholder button'));
    expect(titles()).toEqual(['Paper 1']);
  });

  it('says that the library is of a newer version, which restoring a file would not help', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createFakeDesk(queue(1));
    fake.unreadable = new StorageUnavailable('newer', undefined);
    await show(fake);
    expect(find('h2').textContent).toBe('This library needs a newer Offprint');
    expect(find('.placeholder').textContent).toContain('nothing was changed');
    expect(document.querySelectorAll('.placeholder button')).toHaveLength(1);
  });

  it('says once what was lost and is there again, above the queue', async () => {
    const fake = createFakeDesk(queue(2));
    fake.healed = { marked: 43, untitled: 12, seen: 1_204, aside: 1 };
    await show(fake);
    expect(find('.healed').getAttribute('role')).toBe('status');
    expect(find('.healed h2').textContent).toBe('Your library was damaged and has been restored');
    expect(find('.healed p').textContent).toBe(
      '43 marked papers are back. ' +
        '12 of them show their IDs instead of their titles until you mark them again. ' +
        '1,204 papers count as seen again. 1 damaged record was set aside.',
    );
    expect(titles()).toEqual(['Paper 1', 'Paper 2']);
    expect(await violations()).toEqual([]);
    await click(find('.healed button'));
    expect(find('.healed').textContent).toBe('');
    expect(fake.healed).toBeUndefined();
    expect(focused()).toBe('Paper 1');
  });

  it('shows nothing while it loads, and words only where that takes long', async () => {
    const fake = createFakeDesk(queue(1));
    fake.gate = new Promise(() => undefined);
    await show(fake);
    expect(find('main').textContent).toBe('');
    await vi.waitFor(() => expect(find('main').textContent).toBe('Opening your queue…'));
  });

  it('reads more when the end comes near', async () => {
    await show(createFakeDesk(queue(50)));
    expect(rows()).toHaveLength(30);
    await seeEnd();
    await settle();
    expect(rows()).toHaveLength(50);
  });
});

describe('by pointer', () => {
  const button = (name: string, row = 0) => find(`button[aria-label="${name}"]`, rows()[row]);

  it('marks read, says so with Undo, and undoes', async () => {
    const { fake } = await show();
    await click(button('Read', 1));
    expect(titles()).toEqual(['Paper 1', 'Paper 3']);
    expect(status()).toBe('Marked read ·Undo');
    expect(focused()).toBe('Paper 3');
    await click(find('.message button'));
    expect(titles()).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
    expect(focused()).toBe('Paper 2');
    expect(fake.journal.map(({ kind }) => kind)).toEqual(['mark', 'undo']);
  });

  it('stars with a pressed state, removes, moves', async () => {
    const { fake } = await show();
    expect(button('Star').getAttribute('aria-pressed')).toBe('false');
    await click(button('Star'));
    expect(button('Star').getAttribute('aria-pressed')).toBe('true');
    await click(button('Move down'));
    expect(titles()).toEqual(['Paper 2', 'Paper 1', 'Paper 3']);
    await click(button('Remove from queue'));
    expect(titles()).toEqual(['Paper 1', 'Paper 3']);
    expect(fake.rows).toHaveLength(2);
  });

  it.each([
    ['click', {}, true],
    ['click', { ctrlKey: true }, false],
    ['click', { metaKey: true }, false],
    ['auxclick', { button: 1 }, false],
  ] as const)('opens a new tab on %s %o', async (type, how, inFront) => {
    await show();
    const event = await click(find('a.title'), how, type);
    expect(event.defaultPrevented).toBe(true);
    expect(openTab.mock.calls[0]?.slice(0, 2)).toEqual([
      'https://huggingface.co/papers/2603.00001',
      inFront,
    ]);
  });

  it('marks what is opened read where the user chose that, as an automatic mark, and off no queue', async () => {
    const fake = createFakeDesk(queue(3));
    await show(fake, { readOnOpen: () => true });
    await click(find('a.title'));
    expect(fake.journal).toMatchObject([
      { kind: 'opened', paper: paper(1) },
      { kind: 'mark', mark: 'read', value: true, by: 'auto', papers: [{ id: paper(1) }] },
    ]);
  });

  it('leaves the context menu of a link alone', async () => {
    await show();
    const event = await click(find('a.title'), { button: 2 }, 'auxclick');
    expect(event.defaultPrevented).toBe(false);
    expect(openTab).not.toHaveBeenCalled();
  });
});

describe('by keyboard', () => {
  it('has one stop of the Tab key in the queue, the current row', async () => {
    await show();
    expect(focused()).toBe('Paper 1');
    await press('ArrowDown');
    expect(focused()).toBe('Paper 2');
    const stops = Array.from(document.querySelectorAll('ol [tabindex="0"]'));
    expect(new Set(stops.map((stop) => stop.closest('li')))).toEqual(new Set([rows()[1]]));
  });

  it('steps, to the ends and not beyond', async () => {
    await show();
    await press('End');
    expect(focused()).toBe('Paper 3');
    await press('ArrowDown');
    expect(focused()).toBe('Paper 3');
    await press('Home');
    expect(focused()).toBe('Paper 1');
    await press('j');
    expect(focused()).toBe('Paper 2');
    await press('k');
    expect(focused()).toBe('Paper 1');
  });

  it.each([
    ['m', { mark: 'read', value: true }],
    ['s', { mark: 'starred', value: true }],
    ['b', { mark: 'queued', value: false }],
    ['Delete', { mark: 'queued', value: false }],
    ['o', { kind: 'opened' }],
    ['O', { kind: 'opened' }],
  ])('%s acts on the row with focus', async (key, what) => {
    const { fake } = await show();
    await press('ArrowDown');
    await press(key);
    const action = lastAction(fake);
    expect(action).toMatchObject(what);
    expect(JSON.stringify(action)).toContain(paper(2));
    if (key.toLowerCase() === 'o') expect(openTab.mock.calls[0]?.[1]).toBe(key === 'o');
  });

  it('moves the row with Alt and the arrows by their place on the keyboard; focus goes along', async () => {
    await show();
    await press('ÔArrowDown', { code: 'ArrowDown', altKey: true });
    expect(titles()).toEqual(['Paper 2', 'Paper 1', 'Paper 3']);
    expect(focused()).toBe('Paper 1');
    expect(status()).toBe('Moved to position 2 of 3 ·Undo');
    await press('z');
    expect(titles()).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
  });

  it.each([
    ['m', { ctrlKey: true }],
    ['m', { metaKey: true }],
    ['m', { altKey: true, code: 'KeyM' }],
    ['m', { repeat: true }],
    ['z', { ctrlKey: true }],
  ])('leaves %s with %o alone', async (key, how) => {
    const { fake } = await show();
    const event = await press(key, how);
    expect(event.defaultPrevented).toBe(false);
    expect(fake.journal).toHaveLength(0);
  });

  it('takes no keys while the user types, nor those of other buttons', async () => {
    const { fake } = await show();
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await press('m');
    find('footer button').focus();
    await press('m');
    expect(fake.journal).toHaveLength(0);
  });

  it('shows its keys on ?, rests meanwhile, and closes them on Escape but not itself', async () => {
    const { fake } = await show();
    await press('?');
    expect(find('dialog').textContent).toContain('Mark read');
    await press('m');
    expect(fake.journal).toHaveLength(0);
    const event = await press('Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('keeps the focus when other contexts change the queue around it', async () => {
    const { fake } = await show();
    await press('ArrowDown');
    const star = find('button[aria-label="Star"]', rows()[1]);
    star.focus();
    await act(() => fake.change([item(3), item(2), item(1), item(4)]));
    await settle();
    expect(titles()).toEqual(['Paper 3', 'Paper 2', 'Paper 1', 'Paper 4']);
    expect(document.activeElement).toBe(star);
  });

  it('puts the focus on the way on when the last row has gone', async () => {
    await show(createFakeDesk(queue(1)));
    await press('m');
    expect(document.activeElement?.getAttribute('href')).toBe('https://huggingface.co/papers');
    await press('z');
    expect(focused()).toBe('Paper 1');
  });
});

describe('the history', () => {
  it('tells the last actions in words, with Undo where they still stand', async () => {
    const fake = createFakeDesk(queue(1));
    const read = { kind: 'mark', mark: 'read', value: true } as const;
    const time = Date.now() - 5 * 60_000;
    fake.remember({ ...read, count: 23 }, { time });
    fake.remember({ ...read, count: 1, title: 'Old' }, { time, undoneBy: item(1).id as never });
    await show(fake);
    await click(find('[aria-controls="history"]'));
    const [undone, standing] = Array.from(document.querySelectorAll('#history li'));
    expect(undone?.textContent).toBe('Marked 1 paper read · 5 minutes agoOldUndone');
    expect(standing?.textContent).toBe('Marked 23 papers read · 5 minutes agoUndo');
    await click(find('#history button'));
    expect(document.querySelectorAll('#history button')).toHaveLength(0);
    expect(document.activeElement?.id).toBe('history');
    expect(status()).toBe('Undone');
  });
});

describe('for assistive technology', () => {
  it.each([
    ['the queue', async () => void (await show())],
    ['an empty queue', async () => void (await show(createFakeDesk()))],
    [
      'a full disk',
      async () => {
        const fake = createFakeDesk(queue(2));
        fake.failure = 'storage full';
        await show(fake);
        await press('m');
        expect(find('[role="alert"]').textContent).toContain('storage is full');
      },
    ],
    [
      'an action not stored',
      async () => {
        const fake = createFakeDesk(queue(2));
        fake.stored = false;
        await show(fake);
        await press('m');
        expect(find('[role="alert"]').textContent).toContain('Not saved');
      },
    ],
    [
      'history and message',
      async () => {
        await show();
        await press('m');
        await click(find('[aria-controls="history"]'));
      },
    ],
    [
      'the keys',
      async () => {
        await show();
        await press('?');
      },
    ],
  ])('%s has no violations', async (_, prepare) => {
    await prepare();
    expect(await violations()).toEqual([]);
  });
});
