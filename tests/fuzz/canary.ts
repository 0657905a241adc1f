/** What a page can read of our closed roots, with the papers on it marked and without. */
import { spy } from './in-page/spy.ts';

/** What stands in our roots on almost any page; a search of a page of thousands of entries takes its time. */
const drawnWords = ['Show only new', 'Mark these', ' new · ', ' read · ', ' queued', 'Hide read'];

type Evaluate = <T>(expression: string) => Promise<T>;

/** Two frames: what was told is drawn by then. */
const isDrawn = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))`;

/**
 * Reads all that a selection has of a page of the tab, before and after its papers are shown queued and starred (which
 * changes nothing of the page's own), and which of our words the page's search finds then. Nothing is stored.
 */
export async function readings(inWorld: Evaluate, ask: Evaluate, tab: number) {
  const tell = <T>(papers: string) =>
    ask<T>(`chrome.tabs.sendMessage(${tab}, { type: 'changed', papers: ${papers} })`);
  // Twice: a selection brings entries to be drawn that the browser had skipped, and with them a line break or two.
  const read = async () => {
    await inWorld(isDrawn);
    await inWorld('spy.text()');
    await inWorld(isDrawn);
    return inWorld<string>('spy.text()');
  };
  await inWorld(`(${spy})(false)`);
  const plain = await read();
  const shown = await tell<{ papers: string[] } | undefined>('[]');
  const mark = { value: true, time: Date.now(), by: 'hand', action: 'fuzz' };
  const states = shown?.papers.map((id) => ({ id, marks: { queued: mark, starred: mark } })) ?? [];
  await tell(JSON.stringify(states));
  const marked = await read();
  await inWorld('spy.walk(5)');
  const words = await inWorld<string[]>(`spy.words(${JSON.stringify(drawnWords)})`);
  const nodes = await inWorld<string[]>('spy.nodes()');
  return { plain, marked, words: [...words, ...nodes] };
}
