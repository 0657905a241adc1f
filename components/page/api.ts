import type { browser as Api } from 'wxt/browser';

declare const browser: typeof Api;
declare const chrome: typeof Api;

/**
 * The extension API of a page's script: the name that each browser itself defines there. A name that the browser does
 * not define (`browser` in Chromium) may be an element of the page: `<form id="browser">`. So `wxt/browser`, which tries
 * both, is not for a page's script.
 */
export const api = import.meta.env.FIREFOX ? browser : chrome;
