/** What is in the code that users get: nothing that runs text, and nothing that reaches out. */
import { describe, expect, it } from 'vitest';
import { filesIn, targets, textsIn } from './archives.ts';

/** What makes code or markup of a text, or asks the network. */
const refused =
  /\beval\s*\(|\bnew Function\b|\bFunction\s*\(|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\bsetHTMLUnsafe\b|\bparseFromString\b|\bcreateContextualFragment\b|\bsrcdoc\b|\bimportScripts\b|\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bWebTransport\b|\bsendBeacon\b|\bEventSource\b|\bRTCPeerConnection\b|\bimport\s*\(\s*[^"'`.)]/g;

/** Preact's way to take markup from a caller, `dangerouslySetInnerHTML`: lint keeps it out of ours, and the CSP forbids it. */
const preact = /__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\w+\.__html\)/g;

/** Where our links lead; and names of XML. Nothing is loaded from any of them. */
const linked = new Set([
  'aclanthology.org',
  'arxiv.org',
  '*.arxiv.org',
  'cdn-thumbnails.huggingface.co',
  'doi.org',
  'github.com',
  'huggingface.co',
  'openreview.net',
  'pubmed.ncbi.nlm.nih.gov',
  'www.alphaxiv.org',
  'www.w3.org',
]);

describe.each(targets)('case 51: the code for %s', (target) => {
  it('makes neither code nor markup of text, and asks no network', () => {
    const scripts = [...textsIn(target, '.js')];
    expect(scripts.length).toBeGreaterThan(5);
    const found = scripts.flatMap(([path, text]) =>
      (text.replace(preact, '').match(refused) ?? []).map((match) => `${path}: ${match}`),
    );
    expect(found).toEqual([]);
  });

  it('has Preact’s own innerHTML once, in the chunk of the extension’s pages', () => {
    const at = [...textsIn(target, '.js')].filter(([, text]) => text.match(preact));
    expect(at).toHaveLength(1);
    const [[path, text] = ['', '']] = at;
    expect(path).toMatch(/^chunks\//);
    expect(text.match(preact)).toHaveLength(1);
  });

  it('names no host but those that links lead to', () => {
    const hosts = [...textsIn(target, '.js', '.css', '.html', '.svg', 'messages.json')].flatMap(
      ([path, text]) =>
        [...text.matchAll(/(?:https?|wss?):\/\/([^/\s"'`)\\?#$]+)/g)].map(
          ([, host = '']) => [path, host] as const,
        ),
    );
    expect(hosts.length).toBeGreaterThan(10);
    expect(hosts.filter(([, host]) => !linked.has(host))).toEqual([]);
  });

  it('loads only its own files from its pages and styles', () => {
    const pages = [...textsIn(target, '.html').values()].join('');
    const loaded = [...pages.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, path]) => path);
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((path) => !/^\/[^/]/.test(path ?? ''))).toEqual([]);
    expect(pages).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style="/);
    const styles = [...textsIn(target, '.css').values()].join('');
    expect(styles).not.toMatch(/@import|url\((?!["']?data:)/);
  });

  it('holds no file that it does not need', () => {
    const odd = [...filesIn(target).keys()].filter(
      (path) =>
        !/^(?:manifest\.json|_locales\/\w+\/messages\.json|(?:popup|options)\.html|(?:background|page-parts)\.js|content-scripts\/\w+\.(?:js|css)|chunks\/[\w-]+\.js|assets\/[\w-]+\.css|icon\/[\w/-]+\.(?:png|svg))$/.test(
          path,
        ),
    );
    expect(odd).toEqual([]);
  });
});
