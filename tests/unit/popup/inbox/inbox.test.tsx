// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inboxShortcuts } from '../../../../components/popup/inbox/inbox-keys';
import type { InboxNeeds } from '../../../../components/popup/inbox/inbox-model';
import { Popup } from '../../../../components/popup/popup';
import { createQueueModel } from '../../../../components/popup/queue/queue-model';
import { createTabs, type TabName } from '../../../../components/popup/tabs';
import type { Follow } from '../../../../components/ui/follow-model';
import { createPhrases } from '../../../../components/ui/phrases/phrases';
import type { FeedId } from '../../../../utils/feeds/feed';
import type { FeedRow } from '../../../../utils/library/inbox/inbox-rows';
import type { PaperDetails } from '../../../../utils/paper/details/details-schema';
import { createJudge } from '../../../../utils/rules/rules';
import type { Rule } from '../../../../utils/rules/rules-schema';
import { defaultSettings } from '../../../../utils/settings/settings';
import { addDialogs, addSight } from '../../jsdom-lacks';
import { see } from '../../library/set-up';
import { paper } from '../../make';
import { pageRoot } from '../../page-root';
import { settled } from '../../settled';
import { violations } from '../../violations';
import { english } from '../english';
import { createLibraryDesk, NoSpace } from '../library-desk';
import { otherParts } from '../parts';

const daily: FeedId = 'huggingface:daily';
const category: FeedId = 'arxiv:category/cs.CL';
const rules: readonly Rule[] = [
  { does: 'raise', by: 'words', value: 'diffusion' },
  { does: 'mute', by: 'upvotes', value: '3' },
];
const hour = 3_600_000;

const openTab = vi.fn();
const openFeeds = vi.fn();
const cite = vi.fn(async () => true);

const root = pageRoot('Offprint', 'div');
addDialogs();
const seeEnd = addSight();
afterEach(() => void vi.resetAllMocks());

const feed = (id: FeedId, more: Partial<FeedRow> = {}): FeedRow => ({
  id,
  next: 0,
  failures: 0,
  checked: Date.now() - 5 * 60_000,
  ...more,
});

function setUp() {
  const fake = createLibraryDesk();
  const judge = createJudge(rules);
  const bring = (id: FeedId, papers: readonly (readonly [number, string])[], at = Date.now()) =>
    fake.library.bringIn(
      feed(id),
      papers.map(([n, title]) => {
        const details: PaperDetails = {
          title,
          upvotes: title.includes('Dull') ? 0 : 9,
          authors: ['Ada Lovelace', 'Alan Turing'],
          publishedOn: '2026-06-01',
          ...(n === 1 && { abstract: 'We do it.' }),
        };
        return { id: paper(n), details, rank: title.includes('Dull') ? 0 : judge(details).rank };
      }),
      at,
    );
  return { ...fake, fake, bring };
}
type Parts = ReturnType<typeof setUp>;

async function some() {
  const parts = setUp();
  await parts.bring(daily, [[2, 'Dull']], Date.now() - hour / 60);
  await parts.bring(daily, [
    [1, 'First'],
    [3, 'Diffusion'],
    [4, 'Fourth'],
  ]);
  await parts.bring(category, [[1, 'First']]);
  return parts;
}

interface Choice extends Partial<InboxNeeds> {
  readonly tab?: TabName;
  readonly feeds?: readonly FeedId[];
  readonly remember?: (tab: TabName) => void;
  readonly follow?: Follow;
}

async function show({ fake }: Parts, choice: Choice = {}) {
  const { tab = 'inbox', feeds = [daily, category], remember = () => undefined, ...more } = choice;
  const model = createQueueModel({
    desk: fake.desk,
    words: english,
    openTab,
    cite,
    isNotStored: (error) => error instanceof NoSpace,
  });
  const settings = async () => ({ ...defaultSettings, feeds, rules });
  const others = otherParts(fake.desk, model, { settings, report: () => undefined, ...more });
  const { follow } = choice;
  await act(() =>
    render(
      <Popup
        {...others}
        model={model}
        tabs={createTabs(Promise.resolve(tab), remember)}
        phrases={createPhrases(english, 'en')}
        visit={vi.fn()}
        openSettings={vi.fn()}
        openLibrary={vi.fn()}
        loadSearch={vi.fn()}
        openData={vi.fn()}
        openFeeds={openFeeds}
        openExport={() => undefined}
        {...(follow && { follow: signal(follow) })}
      />,
      root,
    ),
  );
  await settle();
}

const settle = () => settled(root);

function find(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
const list = () => find('ol[aria-label="Inbox"]');
const rows = () => Array.from(list().querySelectorAll<HTMLElement>('li[aria-label]'));
const titles = () => rows().map((row) => row.getAttribute('aria-label'));
const row = (title: string) => find(`li[aria-label="${title}"]`, list());
const dimmed = () =>
  rows().flatMap((each) => (each.dataset['done'] === 'true' ? [each.ariaLabel] : []));
const headings = () => Array.from(list().querySelectorAll('h2'), (each) => each.textContent);
const tab = (name: TabName) => find(`#tab-${name}`);
const button = (text: string, within: ParentNode = document) => {
  const all = Array.from(within.querySelectorAll('button'));
  const found = all.find((each) => [each.textContent, each.ariaLabel].includes(text));
  if (!found) throw new Error(`no ${text}`);
  return found;
};
const focused = () => document.activeElement?.closest('li')?.getAttribute('aria-label');

async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  await act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  await settle();
  return event;
}
async function click(element: HTMLElement) {
  await act(() => {
    element.focus();
    element.click();
  });
  await settle();
}

describe('the tabs', () => {
  it('tell how much there is in each, and show one of them', async () => {
    await show(await some(), { tab: 'queue' });
    expect(find('[role="tablist"]').textContent).toBe('Queue · 0Inbox · 3');
    expect(tab('queue').ariaSelected).toBe('true');
    expect(find('[role="tabpanel"]').getAttribute('aria-labelledby')).toBe('tab-queue');
    expect(find('h1').textContent).toBe('Queue · 0');
    expect(await violations()).toEqual([]);
  });

  it('are moved between by arrow keys, one stop of the Tab key, and remembered', async () => {
    const remember = vi.fn();
    await show(await some(), { tab: 'queue', remember });
    tab('queue').focus();
    await press('ArrowRight');
    expect(document.activeElement).toBe(tab('inbox'));
    expect(titles()).toHaveLength(3);
    expect([tab('queue').tabIndex, tab('inbox').tabIndex]).toEqual([-1, 0]);
    await press('ArrowRight');
    expect(document.activeElement).toBe(tab('queue'));
    await press('ArrowLeft');
    expect(find('h1').textContent).toBe('Inbox · 3');
    expect(remember.mock.calls.flat()).toEqual(['inbox', 'queue', 'inbox']);
    await press('ArrowDown');
    expect(focused()).toBe('Diffusion');
  });

  it.each([
    ['inbox', 'what was open last', async () => 'inbox'],
    ['queue', 'nonsense', async () => ({ tab: 'inbox' })],
    ['queue', 'no answer', () => Promise.reject(new Error('no storage'))],
  ])('begin with the %s after %s', async (name, _, last) => {
    const tabs = createTabs(last(), () => undefined);
    expect(tabs.shown.value).toBeUndefined();
    await vi.waitFor(() => expect(tabs.shown.value).toBe(name));
  });

  it('stay where the user went before it was known what was open last', async () => {
    const last = Promise.withResolvers<unknown>();
    const tabs = createTabs(last.promise, () => undefined);
    tabs.show('inbox');
    last.resolve('queue');
    await last.promise;
    expect(tabs.shown.value).toBe('inbox');
  });
});

describe('the list', () => {
  it('is named Inbox, its items by title, under headings of day and feed', async () => {
    await show(await some());
    expect(headings()).toEqual(['Today · Daily Papers']);
    expect(titles()).toEqual(['Diffusion', 'Fourth', 'First']);
    expect(row('Diffusion').textContent).toBe(
      'DiffusionAda Lovelace and Alan TuringRaised · matched: diffusion · Jun 1, 2026',
    );
    expect(row('First').textContent).toContain('Jun 1, 2026 · also in cs.CL');
    expect(find('.counts').textContent).toBe('3 new · 1 raised · 1 muted · show');
    expect(await violations()).toEqual([]);
  });

  it('unfolds what is muted, with the reason, and folds it again', async () => {
    await show(await some());
    await click(button('Show muted papers'));
    expect(titles()).toEqual(['Diffusion', 'Fourth', 'First', 'Dull']);
    expect(row('Dull').textContent).toContain('Muted · matched: ');
    expect(await violations()).toEqual([]);
    await click(button('Fold muted papers'));
    expect(titles()).toEqual(['Diffusion', 'Fourth', 'First']);
  });

  it('shows a hostile title as text', async () => {
    const parts = setUp();
    const title = '<img src=x onerror="alert(1)">\u202e';
    await parts.bring(daily, [[1, title]]);
    await show(parts);
    expect(titles()).toEqual([title]);
    expect(document.querySelector('ol img')).toBeNull();
  });

  it('has toggles that say what is pressed; what is marked dims in place', async () => {
    await show(await some());
    const group = find('fieldset[aria-label="Fourth"]');
    const names = Array.from(group.querySelectorAll('button'), (each) => each.ariaLabel);
    expect(names).toEqual(['Read', 'Queue', 'Star', 'Hide', 'Tags, note', 'Abstract']);
    await click(button('Queue', group));
    expect(button('Queue', group).ariaPressed).toBe('true');
    expect(titles()).toEqual(['Diffusion', 'Fourth', 'First']);
    expect(dimmed()).toEqual(['Fourth']);
    expect(tab('queue').textContent).toBe('Queue · 1');
    expect(tab('inbox').textContent).toBe('Inbox · 2');
    expect(find('.message').textContent).toBe('Queued ·Undo');
    await click(button('Undo', find('.message')));
    expect(dimmed()).toEqual([]);
    expect(focused()).toBe('Fourth');
    expect(await violations()).toEqual([]);
  });

  it('opens the tags and the note of a row by its button', async () => {
    const parts = await some();
    await show(parts);
    await click(button('Tags, note', find('fieldset[aria-label="Fourth"]')));
    expect(find('dialog').hasAttribute('open')).toBe(true);
    expect(find('dialog h2').textContent).toBe('Fourth');
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['tags', 't', '.add-tag'],
    ['note', 'e', 'textarea'],
  ])('opens the %s of the current row by a key, which the help names', async (_, key, field) => {
    const parts = await some();
    await show(parts);
    await press(key);
    expect(find('dialog').hasAttribute('open')).toBe(true);
    expect(document.activeElement?.matches(field)).toBe(true);
    const names = inboxShortcuts(defaultSettings.keys, createPhrases(english, 'en')).flatMap(
      ([keys]) => keys,
    );
    expect(names).toContain(key);
  });

  it('opens the tags of the current row by the key that the user chose for them', async () => {
    const parts = await some();
    const keys = { ...defaultSettings.keys, tag: 'T' };
    await show(parts, {
      settings: async () => ({ ...defaultSettings, feeds: [daily, category], rules, keys }),
    });
    await press('T', { shiftKey: true });
    expect(find('dialog').hasAttribute('open')).toBe(true);
  });

  it('reads more when the end comes near', async () => {
    const parts = setUp();
    const many = Array.from({ length: 60 }, (_, n) => [n + 1, `Paper ${n}`] as const);
    await parts.bring(daily, many);
    await show(parts);
    expect(rows()).toHaveLength(50);
    await seeEnd();
    await settle();
    expect(rows()).toHaveLength(60);
  });

  it('marks the 50 that are shown, and then leads to the next', async () => {
    const parts = setUp();
    const many = Array.from({ length: 60 }, (_, n) => [n + 1, `Paper ${n + 1}`] as const);
    await parts.bring(daily, many);
    await show(parts);
    // The count beside it is of all that wait.
    await click(button('Mark these 50 of 60 seen'));
    expect(dimmed()).toHaveLength(50);
    expect(await parts.library.inbox(99)).toHaveLength(10);
    await click(button('Show the next'));
    expect(titles()).toEqual(Array.from({ length: 10 }, (_, n) => `Paper ${10 - n}`));
    expect(dimmed()).toEqual([]);
    expect(focused()).toBe('Paper 10');
    await click(button('Mark these 10 seen'));
    expect(button('All seen').ariaDisabled).toBe('true');
  });

  it('offers what came meanwhile, and moves nothing before', async () => {
    const parts = await some();
    await show(parts);
    await act(async () => {
      await parts.bring(category, [[9, 'Ninth']]);
      await parts.fake.elsewhere(see(true, [4]));
    });
    await settle();
    expect(titles()).toEqual(['Diffusion', 'Fourth', 'First']);
    expect(dimmed()).toEqual(['Fourth']);
    expect(find('.checked').textContent).toBe('New papers have arrived · show');
    await click(button('show', find('.checked')));
    expect(titles()).toEqual(['Ninth', 'Diffusion', 'First']);
    expect(focused()).toBe('Ninth');
  });
});

describe('by keyboard', () => {
  it('steps, and has one stop of the Tab key in the list', async () => {
    await show(await some());
    expect(focused()).toBe('Diffusion');
    await press('j');
    expect(focused()).toBe('Fourth');
    await press('End');
    expect(focused()).toBe('First');
    await press('k');
    await press('ArrowUp');
    expect(focused()).toBe('Diffusion');
    const stops = Array.from(list().querySelectorAll('[tabindex="0"]'));
    expect(new Set(stops.map((stop) => stop.closest('li')))).toEqual(new Set([row('Diffusion')]));
  });

  it.each([
    ['m', {}, { mark: 'read', value: true }],
    ['b', {}, { mark: 'queued', value: true }],
    ['s', {}, { mark: 'starred', value: true }],
    ['h', {}, { mark: 'hidden', value: true }],
    ['o', {}, { kind: 'opened' }],
    ['O', { shiftKey: true }, { kind: 'opened' }],
  ])('%s acts on the row with focus, as on a listing', async (key, how, what) => {
    const parts = await some();
    await show(parts);
    await press('j');
    await press(key, how);
    expect(parts.fake.journal).toMatchObject([what]);
    expect(JSON.stringify(parts.fake.journal)).toContain(paper(4));
  });

  it('takes the keys that the user chose', async () => {
    const parts = await some();
    const keys = { ...defaultSettings.keys, read: 'r', star: 'm' };
    await show(parts, { settings: async () => ({ ...defaultSettings, keys }) });
    await press('m');
    await press('r');
    expect(parts.fake.journal).toMatchObject([{ mark: 'starred' }, { mark: 'read' }]);
  });

  it('A marks all that is shown seen, z undoes it, n goes to the next that waits', async () => {
    const parts = await some();
    await show(parts);
    await press('A');
    expect(parts.fake.journal).toEqual([]);
    await press('A', { shiftKey: true });
    expect(dimmed()).toEqual(['Diffusion', 'Fourth', 'First']);
    expect(button('All seen').ariaDisabled).toBe('true');
    expect((await parts.library.inbox(9)).map(({ id }) => id)).toEqual([paper(2)]);
    await press('z');
    expect(dimmed()).toEqual([]);
    await press('m');
    await press('n');
    expect(focused()).toBe('Fourth');
  });

  it('c copies the citation, with what the feed told', async () => {
    await show(await some());
    await press('c');
    const details = expect.objectContaining({ title: 'Diffusion' });
    expect(cite).toHaveBeenCalledWith(paper(3), details);
  });

  it('x unfolds the abstract, or says that there is none', async () => {
    await show(await some());
    await press('x');
    expect(find('.abstract').textContent).toBe('The feed has no abstract for this paper.');
    await press('x');
    expect(document.querySelector('.abstract')).toBeNull();
    await press('End');
    await press('x');
    expect(find('.abstract', row('First')).textContent).toBe('We do it.');
    expect(button('Abstract', row('First')).ariaExpanded).toBe('true');
    expect(await violations()).toEqual([]);
  });

  it('shows its own keys on ?', async () => {
    await show(await some());
    await press('?');
    expect(find('dialog').textContent).toContain('Shift+aMark all shown as seen');
    expect(find('dialog').textContent).not.toContain('Move up, down');
  });
});

describe('where nothing waits', () => {
  it('says when it was checked, and checks', async () => {
    const parts = setUp();
    const gate = Promise.withResolvers<void>();
    await parts.bring(daily, []);
    await show(parts, {
      check: async (progress) => {
        progress(1, 5);
        await gate.promise;
        await parts.bring(daily, [[1, 'First']]);
        progress(5, 5);
      },
    });
    expect(find('h2').textContent).toBe('Nothing new');
    expect(find('.placeholder p').textContent).toBe('Checked 5 minutes ago');
    expect(await violations()).toEqual([]);
    await click(button('Check now'));
    expect(find('.placeholder p').textContent).toBe('Checking 2 of 5…');
    gate.resolve();
    await settle();
    expect(titles()).toEqual(['First']);
  });

  it('does not say that nothing is new before a feed was checked', async () => {
    await show(setUp());
    expect(find('h2').textContent).toBe('Not checked yet');
    expect(find('.placeholder p').textContent).toMatch(/haven.t been checked yet/);
    expect(await violations()).toEqual([]);
  });

  it('calls a feed what its document calls itself, as the settings do', async () => {
    const parts = setUp();
    const nature: FeedId = 'rss:https://www.nature.com/nthings.rss';
    const details = { title: 'Things' };
    const titled = feed(nature, { title: 'Nature Things' });
    await parts.fake.library.bringIn(titled, [{ id: paper(7), details, rank: 1 }], Date.now());
    await show(parts, { feeds: [nature] });
    expect(find('[data-inbox] h2').textContent).toBe('Today · Nature Things');
  });

  it('says that nothing is followed, and leads to where feeds are chosen', async () => {
    await show(setUp(), { feeds: [] });
    expect(find('h2').textContent).toBe("You don't follow any feeds");
    expect(await violations()).toEqual([]);
    await click(button('Choose feeds'));
    expect(openFeeds).toHaveBeenCalledOnce();
  });

  it('still tells of what is muted', async () => {
    const parts = setUp();
    await parts.bring(daily, [[2, 'Dull']]);
    await show(parts);
    expect(find('.placeholder').textContent).toContain('1 muted · show');
    await click(button('Show muted papers'));
    expect(titles()).toEqual(['Dull']);
  });

  it('says that the library cannot be read, with the same ways on as the queue', async () => {
    const parts = setUp();
    parts.fake.unreadable = true;
    await show(parts);
    expect(find('h2').textContent).toBe("Your inbox can't be shown");
    expect(await violations()).toEqual([]);
    parts.fake.unreadable = false;
    await click(button('Try again'));
    expect(find('h2').textContent).toBe('Not checked yet');
  });
});

describe('feeds that fail', () => {
  it('are told of by name and reason, once they have for a while', async () => {
    const parts = await some();
    const good = new Date(2026, 5, 3, 9, 14).getTime();
    const fail = (id: FeedId, failures: number, more: Partial<FeedRow>) =>
      parts.library.bringIn(feed(id, { failures, ...more }), [], Date.now());
    await fail(daily, 4, { failure: 'refused', says: '403', good });
    await fail(category, 3, { failure: 'busy' });
    await show(parts);
    expect(find('.failing').textContent).toBe(
      'Daily Papers Last read June 3, 2026 at 9:14 AM. The server refused the request (403).' +
        'Feeds in the settings',
    );
    expect(titles()).toHaveLength(3);
    expect(await violations()).toEqual([]);
    await click(button('Feeds in the settings'));
    expect(openFeeds).toHaveBeenCalledOnce();
  });
});

describe('following the list in front', () => {
  it('is a toggle with the name of the feed', async () => {
    const toggle = vi.fn();
    await show(setUp(), { follow: { name: 'cs.CL', isFollowed: true, toggle } });
    expect(find('.follow').textContent).toBe('Followingcs.CL');
    expect(button('Following').ariaPressed).toBe('true');
    expect(await violations()).toEqual([]);
    await click(button('Following'));
    expect(toggle).toHaveBeenCalledOnce();
  });
});
