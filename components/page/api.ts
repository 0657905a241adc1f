import type { browser as Api } from 'wxt/browser';

declare const browser: typeof Api;
declare const chrome: typeof Api;

/**
 * The extension API of a page's script, by the name that each browser itself defines there. A name that the browser
 * doesn't define (`browser` in Chromium) may be an element of the page: `<form id="browser">`. So a page's script can't
 * use `wxt/browser`, which tries both.
 */
export const api = import.meta.env.FIREFOX ? browser : chrome;
