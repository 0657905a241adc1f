/** What stands where, when a round breaks off: to be read beside the step that it was at. */
import type { Scene } from './scene.ts';

const asked: Readonly<Record<string, string>> = {
  'storage.local': `(globalThis.browser ?? chrome).storage.local.get(null).then((all) =>
    Object.fromEntries(Object.entries(all).map(([key, value]) => [key, JSON.stringify(value).slice(0, 160)])))`,
  'storage.session': '(globalThis.browser ?? chrome).storage.session.get(null)',
  locks: 'navigator.locks.query()',
  databases: 'indexedDB.databases()',
  room: 'navigator.storage.estimate()',
};

/** Tells what waits, what is stored and who holds a lock; of what doesn't answer within five seconds, that it doesn't. */
export async function report({ witness, model, tabs }: Scene): Promise<string> {
  const parts: [string, () => Promise<unknown>][] = [
    ...Object.entries(asked).map(([name, expression]): [string, () => Promise<unknown>] => [
      name,
      () => witness.page.evaluate(expression),
    ]),
    ['stored', () => witness.stored()],
    ['model', async () => model.picture()],
    ...tabs.map((tab, n): [string, () => Promise<unknown>] => [
      `tab ${n}`,
      () => tab.evaluate(`location.href + ' ' + document.visibilityState`),
    ]),
  ];
  const lines: string[] = [];
  for (const [name, read] of parts) lines.push(`${name}: ${await answer(read)}`);
  return lines.join('\n');
}

function answer(read: () => Promise<unknown>): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 5_000));
  const said = read().then(
    (value) => JSON.stringify(value),
    (error: unknown) => String(error),
  );
  return Promise.race([said, late]);
}
