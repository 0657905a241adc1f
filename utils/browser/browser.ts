/**
 * The extension API for the extension's own contexts (worker, popup). A page's content script
 * takes the browser's bare one instead (`wxt/browser`): the polyfill would cost it 10 kB.
 */
export { default as browser } from 'webextension-polyfill';
