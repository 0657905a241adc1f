import { JSDOM } from 'jsdom';

const { DOMParser } = new JSDOM('').window;

/** The document of a page. Readers need no window of its own, and making one takes longer than reading most pages. */
export const pageOf = (html: string): Document =>
  new DOMParser().parseFromString(html, 'text/html');
