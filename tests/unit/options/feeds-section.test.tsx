// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { checksInWords } from '../../../components/options/feeds/feed-row';
import { createFeedsModel, type FeedsNeeds } from '../../../components/options/feeds/feeds-model';
import { FeedsSection } from '../../../components/options/feeds/feeds-section';
import { checkFailureInWords } from '../../../components/ui/phrases/check-failure';
import { createTimes } from '../../../components/ui/phrases/times';
import { createSettingsModel } from '../../../components/ui/settings-model';
import type { FeedId } from '../../../utils/feeds/feed';
import { doubts } from '../../../utils/feeds/feed';
import { checkFailures, type FeedRow } from '../../../utils/library/inbox/inbox-rows';
import { feedLimit } from '../../../utils/settings/choices';
import { defaultSettings } from '../../../utils/settings/settings';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { violations } from '../violations';
import { createFakeStore } from './fake-store';
import { button, click, labelled, settle, texts, type } from './page';

const daily: FeedId = 'huggingface:daily';
const category: FeedId = 'arxiv:category/cs.CL';
const journal: FeedId = 'rss:https://www.nature.com/ncomms.rss';
const minute = 60_000;
const now = Date.UTC(2026, 10, 25, 12);

const root = pageRoot('Settings');

const names: Readonly<Record<string, string>> = {
  [daily]: 'Daily Papers',
  [category]: 'arXiv cs.CL',
};

async function show(
  more: Partial<FeedsNeeds> = {},
  { feeds = [daily, category] as readonly FeedId[], first = [] as readonly FeedRow[] } = {},
) {
  const fake = createFakeStore({ ...defaultSettings, feeds });
  const settings = createSettingsModel(fake.store, english);
  const stop = settings.start();
  const place = { rows: first, listeners: new Set<() => void>() };
  const needs: FeedsNeeds = {
    settings,
    rows: async () => place.rows,
    onChange(listener) {
      place.listeners.add(listener);
      return () => place.listeners.delete(listener);
    },
    check: async (ids) => {
      const checked = ids.map((id) => ({ id, checked: now, good: now, next: now, failures: 0 }));
      place.rows = [...place.rows.filter(({ id }) => !ids.includes(id)), ...checked];
    },
    feedFromText: (text) =>
      text.startsWith('https://www.nature.com')
        ? { id: `rss:${text}`, host: 'www.nature.com' }
        : text === 'cs.CL' || text === 'cs.LG'
          ? { id: `arxiv:category/${text}`, host: 'rss.arxiv.org' }
          : { refused: `${text} is no feed.` },
    nameOf: (id) => names[id] ?? id,
    requestHost: async () => true,
    requestSites: async () => true,
    isOnline: () => true,
    now: () => now,
    report: () => undefined,
    ...more,
  };
  const model = createFeedsModel(needs, english);
  await act(() => render(<FeedsSection model={model} words={english} />, root));
  await settle();
  const changed = async (rows: readonly FeedRow[]) => {
    place.rows = rows;
    await act(() => {
      for (const listener of place.listeners) listener();
    });
    await settle();
  };
  return { fake, model, settings, changed, stop };
}

const row = (id: FeedId, more: Partial<FeedRow> = {}): FeedRow => ({
  id,
  next: now + 120 * minute,
  failures: 0,
  ...more,
});
const lines = () => texts('li .what');
const field = () => labelled<HTMLInputElement>('Follow a feed');
const follow = async (text: string) => {
  await type(field(), text);
  await click(button('Follow'));
};
const fault = () => document.getElementById(`${field().id}-fault`)?.textContent;
const status = () => texts('[role=status]')[0];

describe('the feeds that are followed', () => {
  it('are listed with when they were checked, and how that went', async () => {
    await show(
      {},
      {
        feeds: [daily, category, journal],
        first: [
          row(daily, { checked: now - 5 * minute, good: now - 5 * minute }),
          row(journal, {
            title: 'Nature Communications',
            checked: now - 60 * minute,
            good: now - 50 * 60 * minute,
            failures: 4,
            failure: 'no feed',
            says: 'web page',
          }),
        ],
      },
    );
    expect(lines()).toEqual([
      'Daily PapersChecked 5 minutes ago. Next check in 2 hours.',
      'arXiv cs.CLNot checked yet. Next check soon.',
      'Nature CommunicationsTried 1 hour ago. It last succeeded 2 days ago. Next check in 2 hours.The server sent a web page, not a feed. The site may want to check that you are human.',
    ]);
    expect(await violations()).toEqual([]);
  });

  it('say in words of their own why a check failed, whatever it was', () => {
    const said = checkFailures.map((failure) =>
      checkFailureInWords(row(daily, { failure, says: 'why', failures: 1 }), english),
    );
    expect(said.every((words) => words && words.length > 10)).toBe(true);
    expect(new Set(said).size).toBe(checkFailures.length);
    expect(checkFailureInWords(row(daily), english)).toBeUndefined();
    expect(checkFailureInWords(row(daily, { failure: 'busy', says: '429' }), english)).toContain(
      '429',
    );
    expect(
      checkFailureInWords(row(daily, { failure: 'refused', says: 'redirect' }), english),
    ).not.toContain('(redirect)');
  });

  it.each<[Partial<FeedRow>, string]>([
    [{ failure: 'refused', says: '500' }, 'The server refused the request (500).'],
    [{ failure: 'no feed', says: 'broken' }, 'What the server sent is cut off or malformed.'],
    [{ failure: 'no feed', says: 'not a feed' }, "What the server sent isn't a feed."],
    [{ failure: 'no feed', says: 'empty' }, "The server's answer was empty."],
    [
      { failure: 'no feed', says: 'too much work' },
      "The server's answer would take too long to read.",
    ],
    [{ failure: 'no answer' }, "The server didn't answer."],
    [
      { failure: 'gone', says: '404' },
      "There's nothing at its address any more (404). If that doesn't change, unfollow it.",
    ],
    [
      { failure: 'not believed', says: 'nothing' },
      'The server sent an empty list where there should be papers. Offprint asks again.',
    ],
  ])('say of %j: %s', (more, words) => {
    expect(checkFailureInWords(row(daily, { failures: 1, ...more }), english)).toBe(words);
  });

  it('say what is doubted, which day is missing, and that a page wants a person or an account', () => {
    const said = (more: Partial<FeedRow>) =>
      checkFailureInWords(row(daily, { failures: 1, ...more }), english);
    const all = doubts.map((says) => said({ failure: 'not believed', says }));
    expect(new Set(all).size).toBe(doubts.length);
    expect(said({ failure: 'not believed', says: 'stale' })).toBe(
      'The server sent the last papers again. Offprint asks again.',
    );
    expect(said({ failure: 'refused', says: '400', missing: '2026-06-03' })).toBe(
      'The list for 2026-06-03 is missing; the others came. The server refused the request (400).',
    );
    expect(said({ failure: 'refused', says: 'sign-in' })).toContain('asks for a sign-in');
    expect(said({ failure: 'refused', says: 'captcha' })).toContain(
      'wants to check that you are human',
    );
    expect(said({ failure: 'no feed', says: 'captcha' })).toContain('in a tab may help');
    expect(said({ failure: 'no feed', says: 'not understood' })).toContain('understand any entry');
  });

  it('say that one never succeeded', () => {
    const failed = row(daily, { checked: now, failures: 1, failure: 'gone', next: 0 });
    expect(checksInWords(failed, now, createTimes('en', 'just now'), english)).toBe(
      'Tried just now. No check has succeeded yet. Next check soon.',
    );
  });

  it('follow what other contexts change, and alarm only where it lasts', async () => {
    const { changed } = await show();
    await changed([row(daily, { checked: now, failures: 3, failure: 'no answer' })]);
    expect(lines()[0]).toContain("The server didn't answer.");
    expect(document.querySelector('.lasting')).toBeNull();
    await changed([row(daily, { checked: now, failures: 4, failure: 'no answer' })]);
    expect(document.querySelector('.lasting')).not.toBeNull();
    await changed([row(daily, { checked: now, good: now })]);
    expect(lines()[0]).not.toContain('answer');
  });

  it('are still named where the library does not open, and nothing is said of their checks', async () => {
    await show({ rows: () => Promise.reject(new Error('no disk')) });
    expect(lines()).toEqual(['Daily Papers', 'arXiv cs.CL']);
    expect(texts('[role=alert]')[0]).toMatch(/can't be shown/);
    expect(await violations()).toEqual([]);
  });
});

describe('checking now', () => {
  it('says so, one feed after the other, and what came of it', async () => {
    const asked: FeedId[] = [];
    let done: () => void = () => undefined;
    const { changed } = await show({
      async check(ids) {
        asked.push(...ids);
        await new Promise<void>((resolve) => {
          done = resolve;
        });
      },
    });
    await click(button('Check now: Daily Papers'));
    await click(button('Check now: arXiv cs.CL'));
    await click(button('Check now: Daily Papers'));
    expect(lines()).toEqual(['Daily PapersChecking…', 'arXiv cs.CLChecking…']);
    expect(asked).toEqual([daily]);
    expect(await violations()).toEqual([]);
    await changed([row(daily, { checked: now, good: now })]);
    await act(() => done());
    await settle();
    expect(status()).toBe('Daily Papers: checked.');
    expect(asked).toEqual([daily, category]);
    await changed([row(category, { checked: now, failures: 1, failure: 'gone', says: '404' })]);
    await act(() => done());
    await settle();
    expect(status()).toBe("arXiv cs.CL: couldn't be read.");
  });

  it.each([
    [true, /another check is running/],
    [false, /offline/],
  ])('says why nothing was checked (online: %s)', async (online, expected) => {
    await show({ check: async () => undefined, isOnline: () => online });
    await click(button('Check now: Daily Papers'));
    expect(status()).toMatch(expected);
    expect(lines()[0]).not.toContain('Checking');
  });
});

describe('following', () => {
  it('asks for the host within the click, stores the feed, and checks it', async () => {
    let hasReturned = false;
    const requestHost = vi.fn(async () => !hasReturned);
    const { fake, model } = await show({ requestHost });
    await type(field(), journal.slice(4));
    await act(() => {
      const following = model.follow();
      expect(requestHost).toHaveBeenCalledExactlyOnceWith('www.nature.com');
      hasReturned = true;
      return following;
    });
    await settle();
    expect(fake.settings.feeds).toEqual([daily, category, journal]);
    expect(lines()[2]).toContain('Checked just now.');
    expect(field().value).toBe('');
    expect(status()).toBe(`${journal}: checked.`);
  });

  it.each([
    ['', 'Enter an address or an arXiv category.'],
    ['  ', 'Enter an address or an arXiv category.'],
    ['nonsense', 'nonsense is no feed.'],
    ['cs.CL', 'You already follow arXiv cs.CL.'],
  ])('refuses “%s” with the reason, and sends no request', async (text, reason) => {
    const requestHost = vi.fn(async () => true);
    const { fake } = await show({ requestHost });
    await follow(text);
    expect(fault()).toBe(reason);
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(await violations()).toEqual([]);
    expect(requestHost).not.toHaveBeenCalled();
    expect(fake.issued).toEqual([]);
    await type(field(), 'x');
    expect(fault()).toBe('');
  });

  it('asks for both hosts at once where a publisher’s leads to another of its own', async () => {
    const requestHost = vi.fn(async () => true);
    const id: FeedId = 'rss:https://feeds.nature.com/nature/rss/current';
    const found = { id, host: 'feeds.nature.com', others: ['www.nature.com'] };
    await show({ requestHost, feedFromText: () => found });
    await follow(id.slice(4));
    expect(requestHost).toHaveBeenCalledExactlyOnceWith('feeds.nature.com', 'www.nature.com');
  });

  it('follows nothing where the user or the browser says no', async () => {
    const { fake } = await show({ requestHost: async () => false });
    await follow('cs.LG');
    expect(fault()).toBe('Not followed: Offprint was not allowed to ask rss.arxiv.org.');
    expect(fake.issued).toEqual([]);
    expect(field().value).toBe('cs.LG');
  });

  it('follows no more than there can be', async () => {
    const feeds = Array.from({ length: feedLimit }, (_, n): FeedId => `arxiv:category/x.${n}`);
    await show({}, { feeds });
    await follow('cs.LG');
    expect(fault()).toMatch(`${feedLimit} feeds, the most`);
  });

  it('keeps what was typed where it was not stored, and checks nothing', async () => {
    const check = vi.fn(async () => undefined);
    const { fake } = await show({ check });
    fake.writable = false;
    await follow('cs.LG');
    expect(field().value).toBe('cs.LG');
    expect(lines()).toHaveLength(2);
    expect(check).not.toHaveBeenCalled();
  });

  it('ends by a click, is taken back by undo, and the focus stays in the list', async () => {
    const { fake, settings } = await show();
    await click(button('Unfollow Daily Papers'));
    expect(fake.settings.feeds).toEqual([category]);
    expect(document.activeElement).toBe(button('Unfollow arXiv cs.CL'));
    await click(button('Unfollow arXiv cs.CL'));
    expect(root.textContent).toContain("You don't follow any feeds");
    expect(document.activeElement).toBe(field());
    expect(await violations()).toEqual([]);
    await act(() => settings.undo());
    await settle();
    expect(fake.settings.feeds).toEqual([category]);
  });
});

describe('a feed that we are kept out of', () => {
  const kept = (id: FeedId) => [row(id, { checked: 1, failures: 1, failure: 'no access' })];

  it('can be allowed again by a click, and is checked then', async () => {
    const requestHost = vi.fn(async () => true);
    await show({ requestHost }, { feeds: [journal], first: kept(journal) });
    await click(button('Allow access'));
    expect(requestHost).toHaveBeenCalledExactlyOnceWith('www.nature.com');
    expect(lines()[0]).toContain('Checked just now.');
  });

  it('names the host where its address leads, and asks for that one', async () => {
    const requestHost = vi.fn(async () => true);
    const first = [{ ...kept(journal)[0], id: journal, says: 'feeds.nature.com' } as FeedRow];
    await show({ requestHost }, { feeds: [journal], first });
    expect(lines()[0]).toContain(
      "This feed is at feeds.nature.com, where your browser doesn't let Offprint ask.",
    );
    await click(button('Allow access'));
    expect(requestHost).toHaveBeenCalledExactlyOnceWith('feeds.nature.com');
  });

  it('asks for the sites where it is one of theirs, and says where that was refused', async () => {
    const requestSites = vi.fn(async () => false);
    await show({ requestSites }, { feeds: [category], first: kept(category) });
    await click(button('Allow access'));
    expect(requestSites).toHaveBeenCalledOnce();
    expect(status()).toBe('arXiv cs.CL: access was not allowed.');
  });
});
