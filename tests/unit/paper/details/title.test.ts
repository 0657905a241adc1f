import { describe, expect, it } from 'vitest';
import { markable } from '../../../../utils/desk/by-hand';
import type { PaperDetails } from '../../../../utils/paper/details/details-schema';
import { betterTitle, titleRank } from '../../../../utils/paper/details/title';
import { mark, setUp } from '../../library/set-up';
import { paper } from '../../make';

const good = 'Growth of E. coli at p < 0.05: a <b and c> d study of Rényi α-entropy';

describe('a title', () => {
  it.each([
    '',
    'arXiv:2403.01234',
    'doi:10.1145/3292500.3330701',
    '10.1145/3292500.3330701',
    '2403.01234v2.pdf',
    '[2403.01234]',
    'hep-th/9901001',
    'https://doi.org/10.1145/3292500',
    'Growth of E. coli at…',
    'Growth of E. coli at ...',
    'Growth</scp> of E. coli',
    'Growth of E. coli &eacute; &nbsp; others',
    '\\nameGrowth of E. coli',
    'Just a moment...',
    '404 Not Found',
    'Access Denied',
    'Sign in | A publisher',
  ])('%s is worse than any whole one', (poor) => {
    expect(titleRank(poor)).toBe(2);
    expect(betterTitle(good, poor)).toBe(good);
    expect(betterTitle(poor, good)).toBe(good);
  });

  it.each(['Growth of E. coli 大腸菌の増殖', 'Рост кишечной палочки', 'نمو الإشريكية القولونية'])(
    '%s may be a translation',
    (translated) => {
      expect(betterTitle(good, translated)).toBe(good);
      expect(betterTitle(translated, good)).toBe(good);
      expect(betterTitle(translated, `${translated} 2`)).toBe(`${translated} 2`);
    },
  );

  it.each([
    good,
    'Verifying neural networks',
    'Error correction in qubits',
    'Loading controls in Western blots',
    '500 years of solitude',
    'Attention: is it all you need?',
    'Vectors x<y>z and $x<y$',
    '\\textit{E. coli} grows',
    'AT&T and R&D; a history',
  ])('%s is whole, and the later one stands', (whole) => {
    expect(titleRank(whole)).toBe(0);
    expect(betterTitle('An earlier title', whole)).toBe(whole);
  });
});

describe('what is kept of a paper', () => {
  const marked = (title: string, details?: PaperDetails) =>
    mark('starred', true, [], { papers: [{ id: paper(1), title, ...(details && { details }) }] });

  it('keeps its title where a worse one comes later', async () => {
    const { library, act } = setUp();
    await act(marked('One title', { title: 'One title', authors: ['Ada Example'] }));
    await act(mark('read', true, [], { papers: [{ id: paper(1), title: 'One title 一个标题' }] }));
    expect((await library.paper(paper(1)))?.details).toEqual({
      title: 'One title',
      authors: ['Ada Example'],
    });
  });

  it('gets a better one where it had a worse', async () => {
    const { library, act } = setUp();
    await act(marked('One ti…'));
    await act(mark('read', true, [], { papers: [{ id: paper(1), title: 'One title' }] }));
    expect((await library.paper(paper(1)))?.details.title).toBe('One title');
  });

  it.each([
    '&lt;i&gt;One&lt;/i&gt; title &lt; 2 &amp; more',
    '<scp>One</scp> title < 2 &amp; more',
    '&amp;lt;b&amp;gt;One&amp;lt;/b&amp;gt; title &amp;lt; 2 &amp;amp; more',
    '<b><i>One</i></b> title < 2 & more',
  ])('loses what was escaped too often: %s', async (title) => {
    const { library, act } = setUp();
    await act(marked(title));
    expect((await library.paper(paper(1)))?.details.title).toBe('One title < 2 & more');
  });

  it('keeps it in the inbox, too', async () => {
    const { library } = setUp();
    const feed = { id: 'huggingface:daily' as never, next: 1, failures: 0 };
    for (const title of ['One title', 'One</i> title']) {
      await library.bringIn(feed, [{ id: paper(1), details: { title }, rank: 1 }], 10);
    }
    expect((await library.inbox(1))[0]?.details.title).toBe('One title');
  });

  it('yields to the page where it is worse', () => {
    const page = { id: paper(1), details: { title: 'One title' } };
    const kept = (title: string) =>
      markable(page, { details: { title } }, undefined).details?.title;
    expect(kept('arXiv:2603.00001')).toBe('One title');
    expect(kept('The title that the user knows')).toBe('The title that the user knows');
  });
});
