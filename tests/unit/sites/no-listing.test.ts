/** Answers in the place of a listing are nothing to read: nothing is wrong with the page. */
import { describe, expect, it } from 'vitest';
import { fieldCasesOr, haveFieldCases, readFieldCase } from '../field-cases';
import { readPage } from './read-page';

const hub = 'https://huggingface.co/papers';

describe('an answer that is no listing', () => {
  it.each([
    [
      '<h1>404</h1><p>Sorry, we can’t find the page you are looking for.</p>',
      `${hub}/date/2026-06-03`,
    ],
    ['<header><a href="/papers">Papers</a></header><h1>404</h1>', `${hub}/trending`],
    ['<pre>We had to rate limit you. Please log in.</pre>', hub],
    ['<h1>504 Gateway Time-out</h1><p>CloudFront</p>', `${hub}/week/2026-W23`],
    ['<h1>500</h1><p>Internal Error</p>', `${hub}?q=agents`],
    ['<form action="/login"><input name="username"></form>', `${hub}/month/2026-06`],
    ['<div id="challenge-container"></div>', hub],
    ['<h1>404</h1>', `${hub}/2606.00001`],
  ])('Hugging Face: %s at %s', (html, address) => {
    expect(readPage(html, address).kind).toBe('nothing');
  });

  it('its links to papers, in no card that we know, are another matter', () => {
    const html = '<main><section><a href="/papers/2606.00001">One title</a></section></main>';
    expect(readPage(html, hub).kind).toBe('not understood');
  });

  it.skipIf(!haveFieldCases).each([
    ['16-arxiv-abs-not-found.html', 'https://arxiv.org/abs/2401.99999'],
    ['16-arxiv-rate.html', 'https://arxiv.org/list/cs.CL/new'],
  ])(fieldCasesOr('%s'), (file, address) => {
    expect(readPage(readFieldCase(file), address).kind).toBe('nothing');
  });
});
