import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { Listing } from './react-listing.js';

export const html = (papers, keyed) =>
  renderToString(createElement(Listing, { papers: papers.slice(0, 12), keyed, renders: 0 }));
