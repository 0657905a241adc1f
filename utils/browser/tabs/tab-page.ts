import * as z from '../../basics/z';
import type { About, Notice } from '../../messages/messages-schema';
import { AboutSchema } from '../../messages/messages-schema';
import { paperAtAddress } from '../../paper/addresses/at-address';
import type { PaperId } from '../../paper/ids/paper-id';
import type { PagePaper } from '../../paper/metas/page-metas';
import { paperOfMetas } from '../../paper/metas/page-metas';

/** The part of a tab that can be asked; small enough for tests to fake. */
export interface AskableTab {
  readonly id: number;
  /** Known if the extension has permission for the host, or the user has just invoked it there (`activeTab`). */
  readonly address: string | undefined;
  /** Asks our script in the page. Rejects, or returns nothing, if none answers. */
  ask(notice: Notice): Promise<unknown>;
  /** Runs `readMetas` in the page. Rejects if the extension may not run scripts there. */
  readMetas(): Promise<unknown>;
}

/** What a tab's page turned out to be. */
export interface TabPage {
  /** Our script's answer. */
  readonly about?: About;
  /** Present if the page is a paper's own. */
  readonly paper?: PagePaper;
}

/** A page that takes longer than this to answer, ms, isn't waited for. */
const patience = 1_000;

/** The paper that a tab's address names. */
export const paperAtTab = ({ address }: AskableTab): PaperId | undefined =>
  address === undefined ? undefined : paperAtAddress(address);

/**
 * What a tab shows: our own script knows best, then the page's metas, then the address. Never rejects.
 */
export async function pageOf(tab: AskableTab): Promise<TabPage> {
  const address = paperAtTab(tab);
  const about = await aboutOf(tab.ask);
  const paper =
    about?.paper ??
    (about
      ? address && { id: address }
      : paperOfMetas(await inTime(() => tab.readMetas()), address));
  return { ...(about && { about }), ...(paper && { paper }) };
}

/** What our script says of its page. Nothing if none runs, it shows nothing, or it doesn't answer in time. */
export async function aboutOf(ask: AskableTab['ask']): Promise<About | undefined> {
  return z.safeParse(AboutSchema, await inTime(() => ask({ type: 'about' }))).data;
}

/** A page's answer; nothing if it doesn't come in time. */
export async function inTime(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    return await Promise.race([ask(), late]);
  } catch {
    return undefined;
  }
}
