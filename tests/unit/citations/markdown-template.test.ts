import { expect, test } from 'vitest';
import { cite } from '../../../utils/citations/cite';
import { usualFileTemplate, usualListTemplate } from '../../../utils/citations/export-choices';
import {
  fillTemplate,
  placeholders,
  unknownPlaceholders,
} from '../../../utils/citations/markdown-template';
import { paper } from '../make';

const cited = {
  id: paper(7),
  details: {
    title: 'A *bold* [claim] on $x_1$: "yes"',
    authors: ['Ada Lovelace', 'Ludwig van Beethoven'],
    abstract: 'First.\n\nSecond_line.',
    publishedOn: '2026-03-05',
  },
  tags: ['to read', '#ml'],
  note: 'See **this**.',
};
const known = {
  paper: cited,
  item: cite(cited, { arxivDoi: false, abstracts: true, notes: true }),
  key: 'lovelace2026bold',
};

test('a line of a list', () => {
  expect(fillTemplate(usualListTemplate, known)).toBe(
    '- [A \\*bold\\* \\[claim\\] on $x_1$: "yes"](https://arxiv.org/abs/2603.00007), ' +
      'Ada Lovelace, Ludwig van Beethoven (2026) #to-read #ml\n',
  );
});

test('a file of its own: front matter is YAML, lines without a value are left out', () => {
  expect(fillTemplate(usualFileTemplate, known)).toBe(
    [
      '---',
      'title: "A *bold* [claim] on $x_1$: \\"yes\\""',
      'authors: ["Ada Lovelace","Ludwig van Beethoven"]',
      'date: "2026-03-05"',
      'url: "https://arxiv.org/abs/2603.00007"',
      'citekey: "lovelace2026bold"',
      'tags: ["to-read","ml"]',
      '---',
      '',
      'See **this**.',
      '',
      '> First.',
      '> ',
      '> Second\\_line.',
      '',
    ].join('\n'),
  );
});

test('what is no placeholder stays, and is named', () => {
  expect(fillTemplate('{title} {nothing} {constructor} {}', known)).toContain(
    '{nothing} {constructor} {}',
  );
  expect(unknownPlaceholders('{title} {nothing} {constructor}')).toEqual([
    'nothing',
    'constructor',
  ]);
  expect(unknownPlaceholders(placeholders.map((name) => `{${name}}`).join())).toEqual([]);
});
