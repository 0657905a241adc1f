import { describe, expect, it } from 'vitest';
import { dueFeeds, nextDue, unchecked } from '../../../utils/checks/schedule';
import type { FeedId } from '../../../utils/feeds/feed';

const [one, two, three]: FeedId[] = ['huggingface:daily', 'arxiv:category/cs.CL', 'rss:https://a/'];
const row = (id: FeedId | undefined, next: number) => ({ ...unchecked(id as FeedId), next });
const followed = [one, two, three] as FeedId[];

describe('feeds', () => {
  it('are due from their moment on, the one that waited longest first', () => {
    const rows = [row(one, 50), row(two, 20), row(three, 101)];
    expect(dueFeeds(followed, rows, 100).map(({ id }) => id)).toEqual([two, one]);
  });

  it('are due at once where they were never checked', () => {
    expect(dueFeeds([three as FeedId], [], 100)).toEqual([unchecked(three as FeedId)]);
  });

  it('are not asked for where they are not followed any more', () => {
    expect(dueFeeds([], [row(one, 0)], 100)).toEqual([]);
    expect(nextDue([], [row(one, 0)])).toBeUndefined();
  });

  it('do not wait for ever after the clock has jumped back', () => {
    expect(dueFeeds([one as FeedId], [row(one, 1e12)], 100)).toHaveLength(1);
  });

  it('tell when the user has to look at a feed', () => {
    expect(nextDue(followed, [row(one, 50), row(two, 20), row(three, 101)])).toBe(20);
    expect(nextDue(followed, [row(one, 50)])).toBe(0);
  });
});
