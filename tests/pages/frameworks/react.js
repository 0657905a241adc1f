// Client side of the React page. The test drives it through `window.site`.
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { Listing } from './react-listing.js';

const { papers, mode, keyed, delay } = window.options;
const target = document.querySelector('[data-target="DailyPapers"]');
let state = { papers: papers.slice(0, 12), keyed, renders: 0 };
let root;

const element = () => createElement(Listing, state);
function start() {
  if (mode === 'hydrate') root = hydrateRoot(target, element());
  else {
    target.replaceChildren();
    root = createRoot(target);
    flushSync(() => root.render(element()));
  }
  window.site.started = true;
}
const change = (next) => () => {
  state = { ...state, ...next() };
  flushSync(() => root.render(element()));
};
window.site = {
  started: false,
  rerender: change(() => ({ renders: state.renders + 1 })),
  reverse: change(() => ({ papers: state.papers.toReversed() })),
  next: change(() => ({ papers: papers.slice(12, 24) })),
  append: change(() => ({ papers: [...state.papers, ...papers.slice(24, 27)] })),
  remount: () => {
    root.unmount();
    root = createRoot(target);
    flushSync(() => root.render(element()));
  },
};
addEventListener('load', () => setTimeout(start, delay));
