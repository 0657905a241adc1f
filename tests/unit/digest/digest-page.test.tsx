// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DigestPage } from '../../../components/digest/digest-page';
import { createDigestPhrases } from '../../../components/digest/digest-phrases';
import { createPhrases } from '../../../components/ui/phrases/phrases';
import type { FeedId } from '../../../utils/feeds/feed';
import { mark, see } from '../library/set-up';
import { button, click, named, texts } from '../options/page';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { settled } from '../settled';
import { violations } from '../violations';
import { category, daily, day, journal, now, type Parts, setUp } from './parts';

const names: Partial<Record<FeedId, string>> = { [daily]: 'Daily Papers', [category]: 'cs.CL' };
const phrases = createDigestPhrases(
  createPhrases(english, 'en'),
  'en',
  (feed) => names[feed] ?? feed,
);
const print = vi.fn();
const openData = vi.fn();

const root = pageRoot('Digest', 'div');
afterEach(() => void vi.clearAllMocks());

const settle = () => settled(root);

async function show({ model }: Parts, hash = '') {
  model.go(hash);
  await act(() =>
    render(<DigestPage model={model} phrases={phrases} print={print} openData={openData} />, root),
  );
  await settle();
}

async function some() {
  const parts = setUp();
  await parts.bring(category, {
    1: { title: 'Words', authors: ['Ada Lovelace', 'Alan Turing'], abstract: 'We count them.' },
    2: {
      title: 'Diffusion',
      authors: Array.from({ length: 7 }, (_, n) => `A${n}`),
      abstract: 'We diffuse.',
      aiSummary: 'They diffuse.',
      publishedOn: '2026-06-01',
    },
  });
  await parts.bring(daily, { 1: 'Words', 3: 'A survey', 4: 'Pictures' });
  await parts.fake.elsewhere(see(true, [4]));
  return parts;
}
const entry = (title: string) => {
  const found = Array.from(root.querySelectorAll('li')).find(
    (each) => each.querySelector('h3')?.textContent === title,
  );
  if (!found) throw new Error(`no ${title}`);
  return found;
};

describe('the digest page', () => {
  it('says of which days it is, how much came, and what, in landmarks', async () => {
    await show(await some());
    expect(texts('h1')).toEqual(['Wednesday, June 3, 2026']);
    expect(document.title).toBe('Digest – Wednesday, June 3, 2026');
    expect(texts('.counts')).toEqual(['3 papers · 2 new · 1 raised · 1 muted']);
    expect(texts('h2')).toEqual([
      'Raised by your rules 1',
      'Daily Papers 1',
      'cs.CL 1',
      '1 muted · show',
    ]);
    expect(texts('h3')).toEqual(['Diffusion', 'Pictures', 'Words']);
    expect(entry('Diffusion').textContent).toBe(
      'DiffusionRaised · matched: diffusionA0, A1, A2, A3, A4 and 2 othersJun 1, 2026 · cs.CLAI summary: They diffuse.',
    );
    expect(entry('Words').textContent).toContain('also in Daily Papers');
    expect(entry('Words').textContent).toContain('We count them.');
    expect(await violations()).toEqual([]);
  });

  it('leads to papers on the site whose feed brought them', async () => {
    await show(await some());
    const href = (title: string) => named<HTMLAnchorElement>('h3 a', title).href;
    expect(href('Pictures')).toBe('https://huggingface.co/papers/2603.00004');
    expect(href('Words')).toBe('https://arxiv.org/abs/2603.00001');
  });

  it('marks papers, drawn at once and stored, and takes that back by Undo', async () => {
    const parts = await some();
    await show(parts);
    const toggle = (name: string) =>
      entry('Words').querySelector<HTMLElement>(
        `[role=group] [aria-label=${name}], fieldset [aria-label=${name}]`,
      );
    const pressed = (name: string) => toggle(name)?.ariaPressed;
    expect(['Read', 'Queue', 'Star', 'Hide'].map(pressed)).toEqual(Array(4).fill('false'));
    await act(() => toggle('Queue')?.click());
    expect(pressed('Queue')).toBe('true');
    await settle();
    expect(texts('.message p')[0]).toMatch(/^Queued/);
    expect(await parts.fake.library.queueLength()).toBe(1);
    expect(pressed('Queue')).toBe('true');
    expect(await violations()).toEqual([]);
    await click(button('Undo'));
    await settle();
    expect(pressed('Queue')).toBe('false');
    expect(texts('.message p')).toEqual(['Undone']);
    expect(await parts.fake.library.queueLength()).toBe(0);
  });

  it('shows marks as they are, and says where one could not be stored', async () => {
    const parts = await some();
    await parts.fake.elsewhere(mark('starred', true, [1]));
    await show(parts);
    const star = entry('Words').querySelector<HTMLElement>('[aria-label=Star]');
    expect(star?.ariaPressed).toBe('true');
    parts.fake.stored = false;
    await act(() => star?.click());
    await settle();
    expect(entry('Words').querySelector<HTMLElement>('[aria-label=Star]')?.ariaPressed).toBe(
      'true',
    );
    expect(texts('[role=alert] p')).toHaveLength(1);
    expect(texts('.message p')).toEqual([]);
  });

  it('says of a paper that it was seen, in words as well', async () => {
    await show(await some());
    expect(entry('Pictures').dataset['seen']).toBe('true');
    expect(entry('Pictures').textContent).toContain('Seen');
    expect(entry('Words').dataset['seen']).toBe('false');
  });

  it('unfolds what is muted, with the reason, and folds it again', async () => {
    await show(await some());
    await click(button('Show muted papers'));
    expect(entry('A survey').textContent).toContain('Muted · matched: survey');
    expect(await violations()).toEqual([]);
    await click(button('Fold muted papers'));
    expect(texts('h3')).not.toContain('A survey');
  });

  it('has links to other days, and says which one is shown', async () => {
    const parts = await some();
    await show(parts);
    const hrefs = () =>
      Array.from(root.querySelectorAll('nav a'), (link) => link.getAttribute('href'));
    const here = () => texts('nav [aria-current]');
    expect(hrefs()).toEqual(['#day/2026-06-02', '#day', '#day/2026-06-02', '#week', null]);
    expect(here()).toEqual(['Today']);
    await act(() => parts.model.go('#week/2026-05-27'));
    await settle();
    // Thin spaces around the dash.
    expect(texts('h1').map((text) => text.replace(/\s/g, ' '))).toEqual(['May 21 – 27, 2026']);
    expect(here()).toEqual([]);
    expect(hrefs()).toEqual(['#week/2026-05-20', '#day', '#day/2026-06-02', '#week', '#week']);
    expect(named('nav a', 'The week after').getAttribute('href')).toBe('#week');
    expect(await violations()).toEqual([]);
  });

  it('is copied as Markdown, as it is shown, and says so', async () => {
    const parts = await some();
    await show(parts);
    await click(button('Copy as Markdown'));
    await settle();
    expect(texts('.acts [role=status]')).toEqual(['Copied.']);
    expect(parts.copies).toEqual([
      [
        '# Digest – Wednesday, June 3, 2026',
        '',
        '3 papers · 2 new · 1 raised · 1 muted',
        '',
        '## Raised by your rules',
        '',
        '- [Diffusion](<https://arxiv.org/abs/2603.00002>) – A0, A1, A2 … – Raised · matched: diffusion',
        '',
        '## Daily Papers',
        '',
        '- [Pictures](<https://huggingface.co/papers/2603.00004>)',
        '',
        '## cs.CL',
        '',
        '- [Words](<https://arxiv.org/abs/2603.00001>) – Ada Lovelace, Alan Turing',
        '',
      ].join('\n'),
    ]);
  });

  it('says where it was not copied, and prints', async () => {
    const parts = setUp({ copy: () => Promise.reject(new Error('not allowed')) });
    await parts.bring(daily, { 1: 'One' });
    await show(parts);
    await click(button('Copy as Markdown'));
    expect(texts('.acts [role=status]').join()).toMatch(/^Not copied/);
    await click(button('Print'));
    expect(print).toHaveBeenCalledOnce();
  });

  it('calls a journal’s feed what it calls itself', async () => {
    const parts = setUp();
    await parts.bring(journal, { 1: 'One' }, now, { title: 'Nature' });
    await show(parts);
    expect(texts('h2')).toEqual(['Nature 1']);
  });

  it('shows a hostile title as text', async () => {
    const parts = setUp();
    const title = '<img src=x onerror="alert(1)">\u202e';
    await parts.bring(daily, { 1: title });
    await show(parts);
    expect(texts('h3')).toEqual([title]);
    expect(root.querySelector('main img')).toBeNull();
  });
});

describe('where there is nothing to show, it says why', () => {
  it.each([
    ['', 'No papers', /new today\.$/],
    ['#day/2026-06-01', 'No papers', /new on this day\.$/],
    ['#week', 'No papers', /new in these days\.$/],
    ['#day/2025-06-01', 'No longer kept', /90 days/],
  ])('%s', async (hash, title, counsel) => {
    const parts = setUp();
    await parts.bring(daily, {}, now, { checked: now });
    await show(parts, hash);
    expect(texts('main h2')).toEqual([title]);
    expect(texts('main p').join()).toMatch(counsel);
    expect(texts('.counts')).toEqual(['']);
    expect(await violations()).toEqual([]);
  });

  it('no feed was checked yet, as the inbox says', async () => {
    const parts = setUp();
    // The check of a feed that the user no longer follows tells nothing.
    await parts.bring('arxiv:category/math.AG', {}, now, { checked: now });
    await show(parts);
    expect(texts('main h2')).toEqual(['Not checked yet']);
    expect(texts('main p').join()).toMatch(/in the background\.$/);
  });

  it('no feed is followed', async () => {
    const parts = setUp();
    parts.needs.settings = { ...parts.needs.settings, feeds: [] };
    await show(parts);
    expect(named<HTMLAnchorElement>('main a', 'Choose feeds').getAttribute('href')).toBe(
      '/options.html#feeds',
    );
  });

  it('rules mute all that came', async () => {
    const parts = setUp();
    await parts.bring(daily, { 1: 'A survey' });
    await show(parts);
    expect(texts('.counts')).toEqual(['1 muted']);
    expect(texts('.none')).toEqual(['Your rules mute all of these papers.']);
    expect(button('Show muted papers').ariaExpanded).toBe('false');
  });

  it('the library can’t be opened, and the way on; other days can be gone to meanwhile', async () => {
    const parts = setUp();
    await parts.bring(daily, { 1: 'One' }, now - day);
    parts.fake.unreadable = true;
    await show(parts);
    expect(texts('main h2')).toEqual(["Your digest can't be shown"]);
    expect(texts('.counts')).toEqual(['']);
    expect(await violations()).toEqual([]);
    await click(button('Restore a saved file'));
    expect(openData).toHaveBeenCalledOnce();
    parts.fake.unreadable = false;
    await act(() => parts.model.go('#day/2026-06-02'));
    await settle();
    expect(texts('h3')).toEqual(['One']);
  });
});
