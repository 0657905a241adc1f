import { describe, expect, it } from 'vitest';
import { leavesOut, noFilters } from '../../../../components/page/listing/filters';
import { createLooks, lookOf } from '../../../../components/page/listing/look';
import { countPapers, shownUnread } from '../../../../components/page/session/bar-state';
import { createPatience } from '../../../../components/page/watch/patience';
import { marked, paper } from '../../make';

describe('how an entry stands', () => {
  it('dims what is read, boxes what is hidden, leaves the rest alone', () => {
    const looks = createLooks();
    expect(lookOf(paper(1), undefined, looks)).toBe('plain');
    expect(lookOf(paper(1), marked(1, 5, 'read', 'starred'), looks)).toBe('dimmed');
    expect(lookOf(paper(1), marked(1, 5, 'read', 'hidden'), looks)).toBe('boxed');
  });

  it('takes hidden entries out of the flow only where that was decided, and shows them on demand', () => {
    const looks = createLooks();
    looks.gone.add(paper(1));
    expect(lookOf(paper(1), marked(1, 5, 'hidden'), looks)).toBe('away');
    looks.hiddenShown = true;
    expect(lookOf(paper(1), marked(1, 5, 'hidden'), looks)).toBe('dimmed');
    expect(lookOf(paper(1), undefined, looks)).toBe('plain');
  });

  it('dims what rules mute, and takes it out of the flow only where that was decided', () => {
    const looks = createLooks();
    looks.verdicts.set(paper(1), { rank: 0 });
    expect(lookOf(paper(1), undefined, looks)).toBe('dimmed');
    looks.gone.add(paper(1));
    expect(lookOf(paper(1), undefined, looks)).toBe('away');
    expect(lookOf(paper(1), marked(1, 5, 'queued'), looks)).toBe('plain');
    looks.hiddenShown = true;
    expect(lookOf(paper(1), undefined, looks)).toBe('dimmed');
  });

  it('does not move an entry that is marked while a filter is on', () => {
    const looks = createLooks();
    looks.filters = { ...noFilters, hideRead: true };
    expect(leavesOut(looks.filters, marked(1, 5, 'read'), 0, () => ({ title: '' }))).toBe(true);
    expect(lookOf(paper(1), marked(1, 5, 'read'), looks)).toBe('dimmed');
  });
});

describe('the counts of the bar', () => {
  const known = new Map([
    [paper(1), marked(1, 5, 'read')],
    [paper(2), marked(2, 5, 'queued', 'starred')],
    [paper(3), marked(3, 5, 'hidden')],
  ]);
  const state = (id: ReturnType<typeof paper>) => known.get(id);
  const ids = [1, 2, 3, 4, 5].map(paper);

  it('are worked out from what is known', () => {
    expect(countPapers(ids, state, createLooks(), 10)).toMatchObject({
      papers: 5,
      unseen: 2,
      read: 1,
      queued: 1,
      hidden: 1,
      unread: 3,
    });
  });

  it('let a bulk action act on exactly the entries shown', () => {
    const looks = createLooks();
    looks.filtered.add(paper(4));
    expect(shownUnread(ids, state, looks)).toEqual([paper(2), paper(5)]);
  });
});

describe('patience with a page that removes our controls', () => {
  it('ends after more than three removals within two seconds', () => {
    let now = 0;
    const patience = createPatience(() => now);
    for (const time of [0, 500, 1_000]) {
      now = time;
      patience.removed(paper(1));
    }
    expect(patience.isOver(paper(1))).toBe(false);
    now = 1_400;
    patience.removed(paper(1));
    expect(patience.isOver(paper(1))).toBe(true);
    expect(patience.isOver(paper(2))).toBe(false);
  });

  it('does not end over removals further apart', () => {
    let now = 0;
    const patience = createPatience(() => now);
    for (let i = 0; i < 20; i++) {
      now = i * 700;
      patience.removed(paper(1));
    }
    expect(patience.isOver(paper(1))).toBe(false);
  });
});
