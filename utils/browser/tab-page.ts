import * as z from '../basics/z';
import type { About, Notice } from '../messages/messages-schema';
import { AboutSchema } from '../messages/messages-schema';
import { paperAtAddress } from '../paper/at-address';
import type { PagePaper } from '../paper/page-metas';
import { paperOfMetas } from '../paper/page-metas';
import type { PaperId } from '../paper/paper-id';

/** A tab, as far as it can be asked; narrow enough to be faked. */
export interface AskableTab {
  readonly id: number;
  /** Known where the extension has the host, or the user has just called it there (`activeTab`). */
  readonly address: string | undefined;
  /** Asks our script in the page. Rejects, or gives nothing, where none answers. */
  ask(notice: Notice): Promise<unknown>;
  /** What `readMetas` gives in the page. Rejects where the extension may not run anything there. */
  readMetas(): Promise<unknown>;
}

/** What a tab's page turned out to be. */
export interface TabPage {
  /** What our script says of it. */
  readonly about?: About;
  /** Present where the page is a paper's own. */
  readonly paper?: PagePaper;
}

/** A page that is busy for longer than this, ms, is not waited for. */
const patience = 1_000;

/** The paper that a tab's address tells. */
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

/** What our script says of its page. Nothing where none runs, or it shows nothing of ours, or does not answer in time. */
export async function aboutOf(ask: AskableTab['ask']): Promise<About | undefined> {
  return z.safeParse(AboutSchema, await inTime(() => ask({ type: 'about' }))).data;
}

/** What an asked page answers. Nothing where it does not, or not in time. */
export async function inTime(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    const late = new Promise((resolve) => setTimeout(resolve, patience));
    return await Promise.race([ask(), late]);
  } catch {
    return undefined;
  }
}
