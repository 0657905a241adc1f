/** What runs inside the browser: mutated pages through the adapters, mutated JSON and documents of feeds through their readers. */

import { sourceOf } from '../../../utils/checks/sources';
import { type FeedId, NoFeed } from '../../../utils/feeds/feed';
import { arxivPaperId, type PaperId } from '../../../utils/paper/ids/paper-id';
import { readAnyPage } from '../../../utils/sites/any-page/read-any-page';
import { embeddedDetails } from '../../../utils/sites/huggingface/embedded';
import { periodShown } from '../../../utils/sites/huggingface/period';
import { siteNamed } from '../../../utils/sites/sites';
import { siteFor } from '../../read-page/readers';
import { mutateJson } from '../generate/json.ts';
import { buildListing } from '../generate/listing.ts';
import { mutateAddress, mutatePage } from '../generate/page.ts';
import { createRandom } from '../generate/random.ts';
import { mutateXml } from '../generate/xml.ts';
import type { Failure, Round, SourcePage } from '../round.ts';
import {
  judgeDetails,
  judgeEntry,
  judgeFeedPart,
  judgePrototypes,
  judgeReading,
  Misread,
} from './judge.ts';
import { judgeAnyPage } from './judge-any-page.ts';

let pages: readonly SourcePage[] = [];
let blobs: readonly string[] = [];

/** Sets the pages to mutate, and the JSON that they embed. */
export function load(given: readonly SourcePage[]): void {
  pages = given;
  blobs = given.flatMap(({ html }) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    return [...document.querySelectorAll('[data-props]')].flatMap((island) => {
      const text = island.getAttribute('data-props') ?? '';
      return text.length > 100 ? [text, ...smaller(text)] : [];
    });
  });
}

/** The same reduced to one paper: in a small blob, mutations hit what is read. */
function smaller(text: string): string[] {
  try {
    const props = JSON.parse(text);
    return ['dailyPapers', 'searchResults'].flatMap((name) =>
      props[name]?.length > 1
        ? [JSON.stringify({ ...props, [name]: props[name].slice(0, 1) })]
        : [],
    );
  } catch {
    return [];
  }
}

interface Mutated {
  readonly document: Document;
  readonly address: string;
  readonly about: string;
}

function mutated(seed: number): Mutated {
  const random = createRandom(seed);
  const page = random.pick(pages);
  const document = new DOMParser().parseFromString(page.html, 'text/html');
  const address = mutateAddress(page.address, random);
  const done = mutatePage(document, random);
  return {
    document,
    address,
    about: `${page.name} (${done.join(', ')}) at ${address.slice(0, 200)}`,
  };
}

/** The page of a seed, as a server would send it. */
export function pageOf(seed: number): { html: string; address: string; about: string } {
  const { document, address, about } = mutated(seed);
  const root = Document.prototype.querySelector.call(document, 'html') as Element;
  return { html: `<!doctype html>${root.outerHTML}`, address, about };
}

/** Reads one mutated page as the content script does, with all details; throws if anything is wrong. */
function readMutated({ document, address }: Mutated): number {
  const url = new URL(address);
  const site = siteFor(url);
  if (!site) throw new Misread('no site');
  const view = site.view(url);
  if (view === undefined) return 0;
  if (!Object.hasOwn(siteNamed(site.name)?.views ?? {}, view))
    throw new Misread(`an unknown view: ${view}`);
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  const reading = site.read(document, url);
  judgeReading(reading);
  const entries = 'entries' in reading ? reading.entries : [];
  for (const entry of entries) {
    judgeEntry(entry, document);
    judgeDetails(site.details(entry, document));
  }
  if (observer.takeRecords().length > 0) throw new Misread('reading changed the page');
  observer.disconnect();
  return entries.length;
}

/** Of each three seeds, two are pages of our own, changed; one is built of links alone. */
function anyPage(seed: number): Mutated {
  if (seed % 3 > 0) return mutated(seed);
  const random = createRandom(seed);
  const document = new DOMParser().parseFromString('<title>Links</title><body>', 'text/html');
  const elements = buildListing(document, random);
  const address = mutateAddress('https://lists.example.org/today', random);
  return { document, address, about: `${elements} elements of links at ${address.slice(0, 200)}` };
}

/** Longer than this, a page is not read in bounded time: the slowest of 120 took a tenth. */
const longestReading = 5_000;

/** Reads a page by the page reader; throws if anything is wrong. */
function readAny({ document, address }: Mutated): number {
  const url = new URL(address);
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  const begun = performance.now();
  const reading = readAnyPage(document, url);
  judgeAnyPage(reading, document, url);
  if (performance.now() - begun > longestReading) throw new Misread('reading takes too long');
  if (observer.takeRecords().length > 0) throw new Misread('reading changed the page');
  observer.disconnect();
  return reading.entries.length;
}

export const runAnyPage = (from: number, count: number): Round =>
  run(from, count, (seed) => {
    const page = anyPage(seed);
    return { work: () => readAny(page), about: page.about };
  });

/** Runs seeds one after the other and records failures and the slowest time. */
function run(
  from: number,
  count: number,
  one: (seed: number) => { work: () => number; about: string },
): Round {
  const failures: Failure[] = [];
  let [found, slowest, longest] = [0, from, 0];
  const start = performance.now();
  for (let seed = from; seed < from + count; seed++) {
    let about = 'generating';
    try {
      const made = one(seed);
      about = made.about;
      const begun = performance.now();
      found += made.work();
      const took = performance.now() - begun;
      if (took > longest) [longest, slowest] = [took, seed];
      judgePrototypes();
    } catch (error) {
      const what =
        error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
      failures.push({ seed, about, what: what.slice(0, 1_500) });
    }
  }
  return { count, found, failures, ms: performance.now() - start, slowest, longest };
}

export const runAdapters = (from: number, count: number): Round =>
  run(from, count, (seed) => {
    const page = mutated(seed);
    return { work: () => readMutated(page), about: page.about };
  });

/** Papers to ask the JSON for: the first that it names, and one that hostile JSON pretends to hold. */
const asked = (text: string): PaperId[] =>
  ['2601.00001', ...(text.slice(0, 20_000).match(/\d{4}\.\d{5}/g) ?? []).slice(0, 2)].flatMap(
    (id) => arxivPaperId(id) ?? [],
  );

/** Asks for papers and for the period, as the adapter does; returns how many papers it found. */
function readJson(text: string): number {
  const island = document.createElement('div');
  island.setAttribute('data-props', text);
  const papers = asked(text);
  for (const view of ['day', 'week', 'month'] as const) {
    const { which } = periodShown(island, { view }, papers.at(-1));
    judgeReading({ kind: 'empty', listing: `huggingface/${view}/${which}` });
  }
  const told = papers.flatMap((id) => embeddedDetails(island, id) ?? []);
  told.forEach(judgeDetails);
  return told.length;
}

export const runJson = (from: number, count: number): Round =>
  run(from, count, (seed) => {
    const random = createRandom(seed);
    const text = mutateJson(random.pick(blobs), random);
    const about = `${text.length} characters: ${text.slice(0, 300)}`;
    return { work: () => readJson(text), about };
  });

/** Any Monday: arXiv's feeds aren't asked on a Saturday. */
const monday = Date.UTC(2026, 10, 23, 12);

/**
 * Reads a body as a check does; returns how many papers it brought. A body that is no feed may only cause the error
 * that says so.
 */
function readFeedBody(id: FeedId, body: string): number {
  const [request] = sourceOf(id).requests(monday, undefined);
  if (!request) throw new Misread('nothing to ask');
  try {
    const part = request.read(body);
    judgeFeedPart(part, new URL(request.url));
    return part.papers.length;
  } catch (error) {
    if (error instanceof NoFeed) return 0;
    throw error;
  }
}

/** Treats the loaded pages as documents, and their addresses as feeds. */
export const runFeeds = (from: number, count: number): Round =>
  run(from, count, (seed) => {
    const random = createRandom(seed);
    const { name, address, html } = random.pick(pages);
    const body = name.endsWith('.json') ? mutateJson(html, random) : mutateXml(html, random);
    const about = `${name}, ${body.length} characters: ${body.slice(0, 300)}`;
    return { work: () => readFeedBody(address as FeedId, body), about };
  });
