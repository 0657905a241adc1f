/** What is in the code that users get: nothing that runs text, and one place that reaches out, for feeds. */
import { describe, expect, it } from 'vitest';
import { defaultFeedHosts, optionalFeedHosts } from '../../utils/feeds/hosts.ts';
import { allMatches } from '../../utils/sites/sites.ts';
import { filesIn, targets, textsIn } from './archives.ts';

/** What makes code or markup of a text, or asks the network. */
const refused =
  /\beval\s*\(|\bnew Function\b|\bFunction\s*\(|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\bsetHTMLUnsafe\b|\bparseFromString\b|\bcreateContextualFragment\b|\bsrcdoc\b|\bimportScripts\b|\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bWebTransport\b|\bsendBeacon\b|\bEventSource\b|\bRTCPeerConnection\b|\bimport\s*\(\s*[^"'`.)]/g;

/**
 * The worker's one request, `const response = await fetch(url, init)` as the minifier writes it, and the one call of
 * that method of ours. Whatever else bears the name is refused, in the worker as elsewhere.
 */
const feedRequest = /\blet \w+=await fetch\(\w+,\w+\)/g;
const feedCall =
  /\b\w+\.fetch\(\w+,\{cache:`no-store`,credentials:`omit`,referrerPolicy:`no-referrer`,/g;

/** Saving to Zotero, likewise: `fetch: (address, init) => fetch(address, init)`. */
const zoteroChunk = /^chunks\/zotero-port-[\w-]+\.js$/;
const zoteroRequest = /\bfetch:\(\w+,\w+\)=>fetch\(\w+,\w+\)/g;

/**
 * What the parsers of other programs' files carry: Papa Parse downloads where it is given an address (it is given text),
 * lodash makes a function where there is no global object. Neither runs here, and the CSP refuses both. The parser of
 * BibTeX calls a method of its own `fetch`.
 */
const importChunk = /^chunks\/open-import-[\w-]+\.js$/;
const inParsers = [
  /\bnew XMLHttpRequest\b/g,
  /\|\|Function\(`return this`\)\(\)/g,
  /\bfetch\(\w+\)\{return this\.shapes\b/g,
  /\bthis\.(?:\w+\.)?fetch\(\w+\)/g,
];

/** Temml's parser has a method `fetch` without an argument, with which no request can be made. */
const mathsScript = /^(?:chunks\/draw-maths-[\w-]+|maths)\.js$/;
const inMaths = [/\bfetch\(\)/g];

/** Preact's way to take markup from a caller, `dangerouslySetInnerHTML`: lint keeps it out of ours, and the CSP forbids it. */
const preact = /__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\w+\.__html\)/g;

/** Where our links lead, and names of XML: nothing is loaded from any of them. And the hosts of feeds. */
const linked = new Set<string>([
  ...defaultFeedHosts,
  ...optionalFeedHosts,
  ...allMatches.map((match) => match.slice('https://'.length, -'/*'.length)),
  // Addresses of papers.
  'arxiv.org',
  'aclanthology.org',
  'cdn-thumbnails.huggingface.co',
  'dblp.org',
  'doi.org',
  'github.com',
  'jmlr.org',
  'openaccess.thecvf.com',
  'openreview.net',
  'proceedings.mlr.press',
  'proceedings.neurips.cc',
  'pubmed.ncbi.nlm.nih.gov',
  'scholar.google.com',
  'www.alphaxiv.org',
  'www.semanticscholar.org',
  'www.w3.org',
  '127.0.0.1:23119',
  '127.0.0.1',
  'a9.com',
  'prismstandard.org',
  'purl.org',
]);

describe.each(targets)('case 51: the code for %s', (target) => {
  it('makes neither code nor markup of text, and asks no network but for feeds and Zotero', () => {
    const scripts = [...textsIn(target, '.js')];
    expect(scripts.length).toBeGreaterThan(5);
    const found = scripts.flatMap(([path, text]) => {
      const known = [
        preact,
        ...(path === 'background.js' ? [feedRequest, feedCall] : []),
        ...(zoteroChunk.test(path) ? [zoteroRequest] : []),
        ...(importChunk.test(path) ? inParsers : []),
        ...(mathsScript.test(path) ? inMaths : []),
      ];
      const rest = known.reduce((left, pattern) => left.replace(pattern, ''), text);
      return (rest.match(refused) ?? []).map((match) => `${path}: ${match}`);
    });
    expect(found).toEqual([]);
  });

  it('asks for feeds in the worker, in one place, without cookies and without saying from where', () => {
    const of = (pattern: RegExp) =>
      [...textsIn(target, '.js')].flatMap(([path, text]) =>
        (text.match(pattern) ?? []).map(() => path),
      );
    expect(of(feedRequest)).toEqual(['background.js']);
    expect(of(feedCall)).toEqual(['background.js']);
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
        [...text.matchAll(/(?:https?|wss?):\/\/([^/\s"'`)\\?#$…]+)/g)].map(
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
        !/^(?:manifest\.json|_locales\/\w+\/messages\.json|(?:popup|options|welcome|digest|follow|library|export|own-words)\.html|(?:background|page-parts|cite|maths|any-page|page-reader|links)\.js|content-scripts\/\w+\.(?:js|css)|chunks\/[\w-]+\.js|assets\/[\w-]+\.css|icon\/[\w/-]+\.(?:png|svg))$/.test(
          path,
        ),
    );
    expect(odd).toEqual([]);
  });
});
