import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach } from 'vitest';

/** An element to render into, alone on an English page of a title; empty at the beginning of each test of the file. */
export function pageRoot(title: string, tag: 'main' | 'div' = 'main'): HTMLElement {
  const root = document.createElement(tag);
  beforeEach(() => {
    document.documentElement.lang = 'en';
    document.title = title;
    document.body.replaceChildren(root);
  });
  // Preact cleans effects up later, when there may be no document any more.
  afterEach(() => act(() => render(null, root)));
  return root;
}
