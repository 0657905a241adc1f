import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { KeyNeeds, Keys } from '../../../../components/page/keys/key-commands';
import { commandOf } from '../../../../components/page/keys/key-press';
import { createKeysAhead } from '../../../../components/page/keys/keys-ahead';
import type { PageParts } from '../../../../components/page/scripts/page-parts';
import { defaultSettings } from '../../../../utils/settings/settings';

const { document } = new JSDOM('<div id="host"></div><button id="beside"></button>').window;
const { keys: own } = defaultSettings;

/** Keys whose parts come when `arrive` is called, and the commands that they were asked for. */
function keysAhead() {
  let asked = 0;
  const done: (string | undefined)[] = [];
  const { promise, resolve } = Promise.withResolvers<PageParts>();
  const createKeys = () => ({
    run: () => true,
    press: (event: KeyboardEvent, at: readonly unknown[]) =>
      void done.push(commandOf(event, own, [], at)),
  });
  const needs = { document, state: { keys: () => own }, signal: new AbortController().signal };
  const ahead = createKeysAhead(needs as unknown as KeyNeeds, () => {
    asked += 1;
    return promise;
  });
  async function arrive(): Promise<void> {
    resolve({ createKeys: createKeys as () => Keys } as unknown as PageParts);
    await promise;
    await Promise.resolve();
  }
  return { ...ahead, done, arrive, asked: () => asked };
}

/** A key press as the browser reports one: a real event can't be trusted in a test. */
const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({
    isTrusted: true,
    key,
    view: document.defaultView,
    composedPath: () => [document.activeElement],
    ...more,
  }) as unknown as KeyboardEvent;

describe('keys that are pressed before what handles them has come', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('count in their order, each for where it was pressed', async () => {
    const host = document.getElementById('host') as HTMLElement;
    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML = '<input>';
    const openOrClosedShadowRoot = (element: Element) => (element === host ? root : null);
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot } });
    const keys = keysAhead();
    root.querySelector('input')?.focus();
    keys.press(press('m'), false);
    root.querySelector('input')?.blur();
    document.getElementById('beside')?.focus();
    keys.press(press('j'), false);
    keys.press(press('s'), false);
    expect(keys.done).toEqual([]);
    await keys.arrive();
    expect(keys.done).toEqual([undefined, 'next', 'star']);
  });

  it.each([
    ['made up by the page', { isTrusted: false }],
    ['with Ctrl', { ctrlKey: true }],
    ['with Alt', { altKey: true }],
    ['with Meta', { metaKey: true }],
  ])('bring it only by plain presses of the user: not %s', (_, more) => {
    const keys = keysAhead();
    keys.press(press('m', more), false);
    expect(keys.asked()).toBe(0);
    keys.press(press('m'), false);
    expect(keys.asked()).toBe(1);
  });
});
