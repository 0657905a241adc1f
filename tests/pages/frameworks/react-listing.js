import { createElement as h } from 'react';

/** The same listing, drawn by React. */
export function Listing({ papers, keyed, renders }) {
  return h(
    'section',
    null,
    h('h1', null, 'Daily Papers'),
    h(
      'div',
      { className: 'grid' },
      papers.map((paper, index) =>
        h(
          'article',
          {
            key: keyed ? paper.id : index,
            className: `card ${renders}`,
            style: { position: 'relative', height: 180, border: '1px solid #ccc' },
          },
          h('a', { href: `/papers/${paper.id}` }, 'picture'),
          h('div', null, 'Submitted by ', paper.submitter),
          h(
            'a',
            { href: `/login?next=%2Fpapers%2F${paper.id}` },
            h(
              'div',
              null,
              h('input', { type: 'checkbox', disabled: true }),
              h('div', null, paper.upvotes),
            ),
          ),
          h('h3', null, h('a', { href: `/papers/${paper.id}` }, paper.title)),
          h('span', null, renders),
        ),
      ),
    ),
  );
}
