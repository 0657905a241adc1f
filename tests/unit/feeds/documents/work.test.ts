/** That no document makes much work, in steps: what stopped the worker for a minute was one of 10 MB. */
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../../utils/feeds/documents/authors';
import { readFeed } from '../../../../utils/feeds/documents/rss';
import { Work } from '../../../../utils/feeds/documents/work';
import { NoFeed } from '../../../../utils/feeds/feed';
import { daily } from '../../../../utils/sites/huggingface/sources';
import { refusalOf } from '../set-up';

const items = (count: number, content: string) =>
  `<rss><channel>${Array.from(
    { length: count },
    (_, n) => `<item><title>T</title><guid>10.1038/x${n}</guid>${content}</item>`,
  ).join('')}</channel></rss>`;

describe('the work of a document', () => {
  it.each([
    ['authors as long as they may be', items(490, `<author>${'a@'.repeat(10_000)}</author>`)],
    ['many short texts', items(400, '<category>x</category>'.repeat(600))],
    ['many items of many parts', items(5_000, '<category>x</category>'.repeat(46))],
  ])('ends: %s', (_, body) => {
    expect(refusalOf(() => readFeed(body))).toBe('too much work');
  });

  it('suffices for twice what the biggest real documents hold', () => {
    const abstract = `<description>${'It is so. '.repeat(400)}</description>`;
    const item = `${abstract}<dc:creator>Ada Example, Max Muster</dc:creator><category>cs.CL</category>`;
    const body = items(2_000, item);
    expect(body.length).toBeGreaterThan(8_000_000);
    expect(readFeed(body).papers).toHaveLength(2_000);
  });

  it('is counted in steps', () => {
    const work = new Work();
    expect(work.read('a text')).toBe('a text');
    expect(() => work.spend(20_000_000)).toThrow(NoFeed);
  });

  it('of an answer in JSON ends, too', () => {
    const [request] = daily.requests(Date.UTC(2026, 5, 3), undefined);
    const row = '{"title":"T","paper":{"id":"2606.00001"}}';
    const body = `[${Array.from({ length: 1_001 }, () => row).join()}]`;
    expect(refusalOf(() => request?.read(body))).toBe('too large');
  });
});

it('takes a line of authors for what it is, however it looks', () => {
  expect(namesIn('mail@example.org (Ada Lovelace)')).toEqual(['Ada Lovelace']);
  expect(namesIn('a@b@c (Ada Lovelace)')).toEqual(['a@b@c (Ada Lovelace)']);
  expect(namesIn('Ada Lovelace,  Alan Turing  and Grace Hopper')).toEqual([
    'Ada Lovelace',
    'Alan Turing',
    'Grace Hopper',
  ]);
});
