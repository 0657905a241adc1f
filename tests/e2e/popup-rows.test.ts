/** How many papers the popup shows at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxRow } from '../../utils/library/inbox/inbox-rows.ts';
import type { PaperId } from '../../utils/paper/ids/paper-id.ts';
import type { Driver } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { isLongRun } from './long-run.ts';
import { bringIn, type GivenPaper, mark, setSettings } from './states/fill.ts';

const papers = Array.from(
  { length: 10 },
  (_, n): GivenPaper => ({
    id: `arxiv:2606.0000${n}` as PaperId,
    details: {
      title: `Paper ${n}: How Readers Keep Up With New Work When There Is More of It Than Hours in a Day`,
      authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'],
      authorCount: 3,
      publishedOn: '2026-06-03',
      upvotes: 50,
    },
  }),
);
/** Two groups, each with its heading, and one paper that is muted, which the counts say. */
function brought(now: number): InboxRow[] {
  const muted = { title: 'Nonsense', authors: ['Ada Lovelace'], authorCount: 1 };
  return [...papers.map(({ details }) => details), muted].map((details, n) => ({
    ...{ id: `arxiv:2607.000${10 + n}` as PaperId, details, at: now, waiting: now },
    rank: details === muted ? 0 : 2,
    feeds: n < 3 ? ['huggingface:daily'] : ['arxiv:category/cs.CL', 'huggingface:daily'],
  }));
}

describe('the popup, 600 px high', () => {
  const profile = newProfile();
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch(profile.path, () => undefined);
    await setSettings(driver, {
      feeds: ['huggingface:daily', 'arxiv:category/cs.CL'],
      rules: [
        { does: 'raise', by: 'words', value: 'readers' },
        { does: 'mute', by: 'words', value: 'nonsense' },
      ],
    });
    await mark(driver, 'queued', papers);
    await bringIn(driver, { inbox: brought(Date.now()) });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  // The inbox has the same rows under the headings of its groups.
  const both = [
    ['queue', 'popup.html'],
    ['inbox', 'popup.html#inbox'],
  ] as const;
  it.each(inFirefox && !isLongRun ? both.slice(0, 1) : both)(
    'shows six rows with titles of two lines in the %s, whole',
    async (_, address) => {
      const page = await driver.extensionPage(address);
      // As wide as Chromium and Firefox show the popup.
      await page.setViewport(420, 600);
      const rows = `[...document.querySelectorAll('.scroller .row')]`;
      await until(() => page.evaluate<boolean>(`${rows}.length === 10`), '10 rows');
      expect(
        await page.evaluate(`${rows}.map((row) => {
        const title = row.querySelector('.title bdi');
        return title.getClientRects().length;
      })`),
      ).toEqual(papers.map(() => 2));
      const whole = await page.evaluate<number>(`(() => {
      const around = document.querySelector('.scroller').getBoundingClientRect();
      const end = Math.min(around.bottom, document.querySelector('footer').getBoundingClientRect().top, 600);
      return ${rows}.filter((row) => {
        const own = row.getBoundingClientRect();
        return own.top >= around.top && own.bottom <= end + 0.5;
      }).length;
    })()`);
      expect(whole).toBeGreaterThanOrEqual(6);
      // What can be pressed is large enough, and nothing stands over anything else.
      expect(
        await page.evaluate(`[...document.querySelectorAll('.row .title, .row button, header button, footer button')]
        .map((each) => each.getBoundingClientRect())
        .filter(({ width, height }) => width < 24 || height < 24).length`),
      ).toBe(0);
      await page.close();
    },
  );
});
