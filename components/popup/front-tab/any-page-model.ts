import { type ReadonlySignal, signal } from '@preact/signals';
import type { Counted } from '../../../utils/browser/tabs/any-page';
import { type AskableTab, aboutOf } from '../../../utils/browser/tabs/tab-page';
import type { Desk } from '../../../utils/desk/desk';
import { isKept } from '../../../utils/paper/state/is-kept';
import { isUnseen } from '../../../utils/paper/state/newness';
import { siteAt } from '../../../utils/sites/sites';

export interface AnyPageNeeds {
  readonly desk: Desk;
  /** The tab in front when the popup opened. */
  frontTab(): Promise<AskableTab | undefined>;
  /** Which papers the tab's page lists. Rejects where no script may run. */
  papersIn(tabId: number): Promise<Counted | undefined>;
  showMarks(tabId: number, address: string): Promise<void>;
  /** Whether the user switched the site on, and the browser grants it. */
  isOn(origin: string): Promise<boolean>;
  /** Asks the user for the site. To be called in a click's handler. */
  askForSite(origin: string): Promise<boolean>;
  /** Switches the site on once it is granted. */
  finish(): Promise<unknown>;
  /** Closes the popup. */
  leave(): void;
}

/** What the popup says of a page that no script of ours runs on. */
export interface AnyPage {
  readonly papers: number;
  /** It lists none, and links to this many in running text. The user knows some of them. */
  readonly links?: { readonly papers: number; readonly known: number };
  /** How many of them the user has not seen; nothing where the page itself shows it. */
  readonly fresh: number | undefined;
  /** Whether the site can be switched on. */
  readonly isOff: boolean;
  /** The site has a reader of its own, which doesn't understand the page any more: some details may be missing. */
  readonly isPartial?: true;
}

export interface AnyPageModel {
  /** Nothing if the page has no papers, or is of a site with a script of its own. */
  readonly page: ReadonlySignal<AnyPage | undefined>;
  look(): Promise<void>;
  showMarks(): Promise<void>;
  switchOn(): Promise<void>;
}

/** Looks whether the page in front lists papers. The click on our button gives access to this page, and to no other. */
export function createAnyPageModel(needs: AnyPageNeeds): AnyPageModel {
  const page = signal<AnyPage | undefined>(undefined);
  let front: AskableTab | undefined;
  return {
    page,
    async look() {
      front = await needs.frontTab().catch(() => undefined);
      const origin = URL.parse(front?.address ?? '')?.origin;
      if (!front || !origin?.startsWith('https:')) return;
      const about = await aboutOf(front.ask);
      if (about && about.site !== 'any-page') return;
      if (about && siteAt(new URL(front.address ?? ''))) {
        page.value = { papers: about.papers, fresh: undefined, isOff: false, isPartial: true };
        return;
      }
      const isOff = !(await needs.isOn(origin).catch(() => false));
      // What it links to in running text is counted anew.
      if (about && (about.papers > 0 || !isOff)) {
        if (isOff) page.value = { papers: about.papers, fresh: undefined, isOff };
        return;
      }
      const counted = await needs.papersIn(front.id).catch(() => undefined);
      if (!counted) return;
      const { view, links } = counted;
      const papers = view === 'list' ? counted.papers : [];
      if (papers.length + links.length === 0) return;
      await needs.desk.ready().catch(() => undefined);
      const states = await needs.desk.library.lookUp([...papers, ...links]).catch(() => []);
      const known = new Map(states.map((state) => [state.id, state]));
      const fresh = papers.filter((id) => isUnseen(known.get(id))).length;
      const kept = new Set(states.filter(isKept).map(({ id }) => id));
      page.value = {
        papers: papers.length,
        ...(papers.length === 0 && {
          links: { papers: links.length, known: links.filter((id) => kept.has(id)).length },
        }),
        fresh: about ? undefined : fresh,
        isOff,
      };
    },
    async showMarks() {
      if (front?.address === undefined) return;
      await needs.showMarks(front.id, front.address);
      needs.leave();
    },
    async switchOn() {
      const origin = URL.parse(front?.address ?? '')?.origin;
      // Nothing is awaited before the browser is asked.
      if (origin === undefined || !(await needs.askForSite(origin))) return;
      await needs.finish();
      needs.leave();
    },
  };
}
