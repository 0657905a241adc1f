import { describe, expect, it, vi } from 'vitest';
import { createFollow } from '../../../components/ui/follow-model';
import type { FeedId } from '../../../utils/feeds/feed';
import { feedLimit } from '../../../utils/settings/choices';
import { defaultSettings } from '../../../utils/settings/settings';
import type { Settings } from '../../../utils/settings/settings-schema';

function setUp(address: string | undefined, feeds: readonly FeedId[] = []) {
  let settings: Settings = { ...defaultSettings, feeds };
  const listeners = new Set<(settings: Settings) => void>();
  const checked: FeedId[] = [];
  const follow = createFollow({
    page: async () => address,
    settings: async () => settings,
    async write(next) {
      settings = next;
      for (const listener of listeners) listener(next);
    },
    onSettings(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: async (id) => void checked.push(id),
    nameOf: (id) => id,
    report: (_, cause) => {
      throw cause;
    },
  });
  return { follow, checked, feeds: () => settings.feeds };
}

describe('following the list of the page that the user looks at', () => {
  it.each([
    ['https://arxiv.org/list/cs.CL/recent', 'arxiv:category/cs.CL'],
    ['https://huggingface.co/papers', 'huggingface:daily'],
    ['https://huggingface.co/papers/trending', 'huggingface:trending'],
  ])('%s: %s', async (address, id) => {
    const { follow, checked, feeds } = setUp(address);
    await vi.waitFor(() => expect(follow.value).toMatchObject({ name: id, isFollowed: false }));
    follow.value?.toggle();
    await vi.waitFor(() => expect(checked).toEqual([id]));
    expect(feeds()).toEqual([id]);
    expect(follow.value?.isFollowed).toBe(true);
    follow.value?.toggle();
    await vi.waitFor(() => expect(feeds()).toEqual([]));
    expect(checked).toHaveLength(1);
  });

  it.each([undefined, 'https://arxiv.org/abs/2603.00001', 'https://example.org/', 'about:blank'])(
    'is not offered at %s',
    async (address) => {
      const { follow } = setUp(address);
      await new Promise((resolve) => setImmediate(resolve));
      expect(follow.value).toBeUndefined();
    },
  );

  it('stops where there is no room for one more', async () => {
    const full = Array.from({ length: feedLimit }, (_, n): FeedId => `huggingface:submitter/u${n}`);
    const { follow, feeds } = setUp('https://huggingface.co/papers', full);
    await vi.waitFor(() => expect(follow.value).toBeDefined());
    follow.value?.toggle();
    await new Promise((resolve) => setImmediate(resolve));
    expect(feeds()).toEqual(full);
  });
});
