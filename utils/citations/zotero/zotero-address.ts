/**
 * Where Zotero listens on this machine for its own browser connector. The manifest's CSP names this address alone;
 * match patterns hold no port, so the permission is for the host.
 * https://www.zotero.org/support/dev/client_coding/connector_http_server
 */
export const zoteroAddress = 'http://127.0.0.1:23119';
export const zoteroOrigin = 'http://127.0.0.1/*';
