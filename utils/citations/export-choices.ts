/** What there is to choose for exports, without what writes them: settings and our own pages load this part alone. */

export const formatNames = [
  'BibTeX',
  'BibLaTeX',
  'RIS',
  'CSL-JSON',
  'CSV',
  'Markdown',
  'Links',
] as const;
export type FormatName = (typeof formatNames)[number];

/** The names that a pattern of citation keys may hold in brackets. `citation-keys.ts` says what each stands for. */
export const keyParts = ['auth', 'authors', 'year', 'firstword', 'title', 'id'] as const;
export type KeyPart = (typeof keyParts)[number];

/** The pattern that Google Scholar and many bibliographies use. */
export const usualKeyPattern = '[auth][year][firstword]';

/** Whether keys can be made by a pattern: known names in brackets, between characters that every program accepts. */
export const isKeyPattern = (pattern: string): boolean =>
  /^(?:\[[a-z]+\]|[A-Za-z0-9:._-])+$/.test(pattern) &&
  pattern.length <= 100 &&
  pattern.includes('[') &&
  [...pattern.matchAll(/\[([a-z]+)\]/g)].every(([, name]) =>
    keyParts.some((part) => part === name),
  );

/** The most characters of a template. */
export const templateLimit = 5_000;

/** For one list of papers. `markdown-template.ts` says what templates are. */
export const usualListTemplate = '- [{title}]({url}), {authors} ({year}) {tags}\n';

/** For a file per paper: front matter that Obsidian and Logseq read, then the note and the abstract. */
export const usualFileTemplate = `---
title: {title}
authors: {authors}
date: {date}
url: {url}
doi: {doi}
citekey: {key}
tags: {tags}
---

{note}

> {abstract}
`;
