/** The state of everything when a round breaks off, to be read beside the step it was at. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Scene } from './scene.ts';

const asked: Readonly<Record<string, string>> = {
  'storage.local': `(globalThis.browser ?? chrome).storage.local.get(null).then((all) =>
    Object.fromEntries(Object.entries(all).map(([key, value]) => [key, JSON.stringify(value).slice(0, 160)])))`,
  'storage.session': '(globalThis.browser ?? chrome).storage.session.get(null)',
  locks: 'navigator.locks.query()',
  databases: 'indexedDB.databases()',
  room: 'navigator.storage.estimate()',
};

/**
 * Reports what waits, what is stored and who holds a lock; for any part that doesn't answer within five seconds,
 * reports that.
 */
export async function report({ witness, model, tabs }: Scene): Promise<string> {
  const lines: string[] = [];
  const tell = async (name: string, read: Promise<unknown>) =>
    void lines.push(`${name}: ${await answer(read)}`);
  for (const [name, expression] of Object.entries(asked)) {
    await tell(name, witness.page.evaluate(expression));
  }
  await tell('stored', witness.stored());
  lines.push(`model: ${JSON.stringify(model.picture())}`);
  for (const [n, tab] of tabs.entries()) {
    await tell(`tab ${n}`, tab.evaluate(`location.href + ' ' + document.visibilityState`));
  }
  return lines.join('\n');
}

const answer = (read: Promise<unknown>): Promise<string> =>
  Promise.race([
    read.then(
      (value) => JSON.stringify(value),
      (error: unknown) => String(error),
    ),
    pause(5_000, 'no answer'),
  ]);
