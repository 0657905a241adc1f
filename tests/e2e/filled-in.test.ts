/** What a listing tells of a paper that is kept, and that the page where it was marked didn't tell. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { rowsOf } from './library-rows.ts';
import { press, untilBar } from './listing.ts';
import { dayUrl, demoPapers, serveDemo, title } from './pages.ts';

const id = demoPapers[0]?.id ?? '';
/** arXiv's list, on which the paper with a journal reference is the demo's first. */
const html = readFileSync(
  resolve(import.meta.dirname, '../pages/sites/arxiv/new.html'),
  'utf8',
).replaceAll('2611.10003', id);
const url = /^<!-- (\S+) -->/.exec(html)?.[1] ?? '';

describe('a kept paper that is met again', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, (asked) =>
      asked.href === url ? { body: html } : serveDemo(asked),
    );
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const details = async (): Promise<Record<string, unknown>> => {
    const rows = await rowsOf(driver, 'papers');
    return Object(rows.find(([key]) => key === `arxiv:${id}`)?.[1]).details ?? {};
  };

  it('is filled in from a listing that tells more, and loses nothing', async () => {
    const day = await driver.open(dayUrl);
    await untilBar(day, /new/);
    await press(day, title(0), 'Star');
    const starred = await until(async () => {
      const told = await details();
      return told['title'] !== undefined && told;
    }, 'the starred paper');
    expect(starred).not.toHaveProperty('journal');
    const list = await driver.open(url);
    await untilBar(list, /papers/);
    const filled = await until(async () => {
      const told = await details();
      return told['journal'] !== undefined && told;
    }, 'the journal reference');
    expect(filled).toMatchObject({
      journal: 'Journal of Invented Language 7 (2026) 11-29',
      upvotes: starred['upvotes'],
    });
    expect(filled).not.toHaveProperty('announced');
  });

  it('no other paper of that listing is stored', async () => {
    expect((await rowsOf(driver, 'papers')).map(([key]) => key)).toEqual([`arxiv:${id}`]);
  });

  it('a page that tells less takes nothing away', async () => {
    const before = await details();
    const day = await driver.open(dayUrl);
    await untilBar(day, /papers/);
    await press(day, title(0), 'Queue');
    await until(
      async () =>
        Object((await rowsOf(driver, 'marks')).find(([key]) => key === `arxiv:${id}`)?.[1]).marks
          ?.queued?.value,
      'queued',
    );
    expect(await details()).toMatchObject({
      journal: before['journal'],
      subjects: before['subjects'],
    });
  });
});
