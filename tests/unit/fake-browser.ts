import { vi } from 'vitest';
import { english } from './popup/english';

type Listener = (...args: never[]) => unknown;

/** An event of the extension API: `fire` calls all listeners. */
export function fakeEvent() {
  const listeners: Listener[] = [];
  return {
    addListener: (listener: Listener) => void listeners.push(listener),
    fire: (...args: unknown[]) => {
      for (const listener of listeners) listener(...(args as never[]));
    },
  };
}

function createFakeBrowser() {
  const action = {
    setBadgeText: vi.fn(async (_: { tabId: number; text: string }) => undefined),
    setTitle: vi.fn(async (_: { tabId: number; title: string }) => undefined),
    setIcon: vi.fn(async (_: { tabId: number; path: Record<string, string> }) => undefined),
    setBadgeBackgroundColor: vi.fn(async () => undefined),
  };
  return {
    action,
    alarms: { onAlarm: fakeEvent() },
    commands: { onCommand: fakeEvent() },
    contextMenus: {
      onClicked: fakeEvent(),
      create: vi.fn((_entry: object, _done: () => void) => undefined),
      removeAll: vi.fn(async () => undefined),
    },
    omnibox: {
      setDefaultSuggestion: vi.fn((_: object) => undefined),
      onInputChanged: fakeEvent(),
      onInputEntered: fakeEvent(),
    },
    i18n: { getMessage: (name: string) => english.say(name), getUILanguage: () => 'en' },
    runtime: {
      id: 'offprint',
      onInstalled: fakeEvent(),
      onConnect: fakeEvent(),
      getManifest: vi.fn(() => ({ version: '0' })),
      getURL: (path: string) => `chrome-extension://offprint/${path.replace(/^\//, '')}`,
      lastError: undefined,
    },
    storage: {
      local: { get: vi.fn(async (_: string[]): Promise<object> => ({})) },
      session: {
        get: vi.fn(async (_?: string): Promise<object> => ({})),
        set: vi.fn(async (_: object) => undefined),
      },
    },
    scripting: { executeScript: vi.fn(async (_: object): Promise<unknown[]> => []) },
    tabs: {
      create: vi.fn(async (_: object): Promise<unknown> => undefined),
      update: vi.fn(async (_: object): Promise<unknown> => undefined),
      sendMessage: vi.fn(async (_tab: number, _notice: object): Promise<unknown> => undefined),
      getCurrent: vi.fn(async (): Promise<unknown> => undefined),
      query: vi.fn(async (_: object): Promise<unknown[]> => []),
    },
  };
}

/** What of the extension API the toolbar button, the menus and the commands use; `set-up.ts` puts it in its place. */
export const browser = createFakeBrowser();

/** To be called before each test: forgets calls and listeners. */
export const resetBrowser = (): void => void Object.assign(browser, createFakeBrowser());
