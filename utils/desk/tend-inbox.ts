import { browser } from '../browser/browser';
import { createJudge } from '../rules/rules';
import { readSettings } from '../settings/storage';
import type { Desk } from './desk';

/** Updates which papers of the inbox wait, and how the rules rank them. */
export async function tendInbox({ library, tellInbox }: Desk): Promise<void> {
  const { rules } = await readSettings(browser.storage.local);
  const judge = createJudge(rules);
  await library.tendInbox((details) => judge(details).rank, Date.now());
  await tellInbox();
}
