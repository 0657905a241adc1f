/** The browser's own keyboard shortcuts, which work on any page. `wxt.config.ts` names their keys. */
import type { Tabs } from 'webextension-polyfill';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { askable, frontTab } from '../browser/tabs/front-tab';
import { showLibrary } from '../browser/tabs/show-library';
import { inTime } from '../browser/tabs/tab-page';
import type { Desk } from '../desk/desk';
import type { Notice } from '../messages/messages-schema';
import type { MarkName } from '../paper/state/marks';
import { markPage } from './mark-page';

interface Command {
  /** The command for our script in the page. */
  readonly page: Extract<Notice, { type: 'do' }>['command'];
  /** The mark to set on the page's own paper, if no script of ours handled the command. */
  readonly mark?: MarkName;
}

const commands: ReadonlyMap<string, Command> = new Map([
  ['queue-paper', { page: 'queue', mark: 'queued' }],
  ['read-paper', { page: 'read', mark: 'read' }],
  ['next-new', { page: 'nextNew' }],
]);

/** Answers the shortcuts. Call it synchronously when the worker starts. */
export function serveCommands(desk: Desk): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === 'open-library') {
      void showLibrary().catch((cause: unknown) => reportFailure('shortcut', cause));
      return;
    }
    void obey(desk, name, tab).catch((cause: unknown) => reportFailure('shortcut', cause));
  });
}

async function obey(desk: Desk, name: string, tab: Tabs.Tab | undefined): Promise<void> {
  const command = commands.get(name);
  const asked = tab ? askable(tab) : await frontTab();
  if (!command || !asked) return;
  const done = await inTime(() => asked.ask({ type: 'do', command: command.page }));
  if (done !== true && command.mark) await markPage(desk, command.mark, asked);
}
