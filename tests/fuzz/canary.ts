/** What a page can read of our closed roots, with its papers marked and unmarked. */
import { spy } from './in-page/spy.ts';

/** Words in our roots on almost any page; searching a page of thousands of entries is slow. */
const drawnWords = ['Show only new', 'Mark these', ' new · ', ' read · ', ' queued', 'Hide read'];

type Evaluate = <T>(expression: string) => Promise<T>;

/** After two frames, new states are drawn. */
const isDrawn = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))`;

/**
 * Reads all text that a selection has of the tab's page, before and after its papers are shown queued and starred
 * (which changes nothing of the page's own), and which of our words the page's search finds then. Nothing is stored.
 */
export async function readings(inWorld: Evaluate, ask: Evaluate, tab: number) {
  const tell = <T>(papers: string) =>
    ask<T>(`chrome.tabs.sendMessage(${tab}, { type: 'changed', papers: ${papers} })`);
  // Twice: a selection makes the browser draw entries that it had skipped, which adds a line break or two.
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
