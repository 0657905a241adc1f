import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import { createStates } from '../../../utils/actions/states';
import { type AskableTab, pageOf, paperAtTab } from '../../../utils/browser/tabs/tab-page';
import { type MarkablePaper, markable } from '../../../utils/desk/by-hand';
import type { Desk } from '../../../utils/desk/desk';
import type { Aliases, Claim, KnownPaper, OwnWords } from '../../../utils/library/answers';
import type { About } from '../../../utils/messages/messages-schema';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { PagePaper } from '../../../utils/paper/metas/page-metas';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import type { Marks } from '../../../utils/paper/state/marks-schema';
import { layUntilRead } from '../lay-until-read';
import type { Result } from '../queue/unconfirmed-actions';

/** What reading the paper of the front tab needs. */
export interface ThisPaperReadingNeeds {
  readonly desk: Desk;
  /** The tab in front when the popup opened. */
  frontTab(): Promise<AskableTab | undefined>;
  /** The report for a page that Offprint doesn't understand. */
  report(about: About): string;
}

/** The paper of the front tab, as it is drawn. */
export interface ThisPaper extends MarkablePaper {
  readonly pressed: Readonly<Record<MarkName, boolean>>;
  readonly aliases: Aliases;
  readonly ownWords: OwnWords;
  /** Other ids that the page states, not joined with the paper. */
  readonly claims: readonly Claim[];
}

/** What the front tab's page and the library tell of its paper. */
export interface ThisPaperReading {
  /** Nothing if the front tab isn't a paper's own page, and until the library has answered. */
  readonly paper: ReadonlySignal<ThisPaper | undefined>;
  /** The report about the front tab's page; nothing if Offprint understands it. */
  readonly report: ReadonlySignal<string | undefined>;
  readonly aliases: ReadonlySignal<Aliases>;
  /** The paper that the library has answered for. */
  readonly told: ReadonlySignal<PaperId | undefined>;
  /** Asks the front tab and the library. Never rejects. */
  look(): Promise<void>;
  /** Reads again what the library knows. Resolves to whether that worked; if not, the last result stays. */
  read(): Promise<boolean>;
  /** Lays an action of the user over what is known, until the library holds it. */
  follow(action: Action, answer: Promise<Result>): Promise<void>;
}

const noAliases: Aliases = { same: [], apart: [] };
const noWords: OwnWords = { tags: [] };

export function createThisPaperReading(needs: ThisPaperReadingNeeds): ThisPaperReading {
  const { desk } = needs;
  const states = createStates();
  const page = signal<PagePaper | undefined>(undefined);
  /** Whether the page has answered. */
  const answered = signal(false);
  const known = signal<KnownPaper | undefined>(undefined);
  const told = signal<PaperId | undefined>(undefined);
  const marks = signal<Marks>({});
  const aliases = signal(noAliases);
  const ownWords = signal(noWords);
  const claims = signal<readonly Claim[]>([]);
  const report = signal<string | undefined>(undefined);
  let address: string | undefined;

  const paper = computed<ThisPaper | undefined>(() => {
    if (!page.value || told.value !== page.value.id) return undefined;
    // Without this, an id would flicker in the title's place.
    if (!known.value && !answered.value) return undefined;
    const pressed = Object.fromEntries(
      markNames.map((name) => [name, marks.value[name]?.value === true]),
    ) as Record<MarkName, boolean>;
    return {
      ...markable(page.value, known.value, address),
      pressed,
      aliases: aliases.value,
      ownWords: ownWords.value,
      claims: claims.value,
    };
  });

  function redraw(): void {
    const id = page.peek()?.id;
    marks.value = (id !== undefined && states.get(id)?.marks) || {};
  }

  async function read(): Promise<boolean> {
    const id = page.peek()?.id;
    if (id === undefined) return true;
    try {
      await desk.ready();
      const { library } = desk;
      const stated = page.peek()?.same ?? [];
      const [kept, found, others, claimed, own] = await Promise.all([
        library.paper(id),
        library.lookUp([id]),
        library.aliases(id),
        library.claims(id, stated),
        library.ownWords(id),
      ]);
      batch(() => {
        // An empty answer counts, too: it clears what was known.
        states.tell(found.length > 0 ? found : [{ id, marks: {} }]);
        known.value = kept;
        aliases.value = others;
        claims.value = claimed;
        ownWords.value = own;
        told.value = id;
        redraw();
      });
      return true;
    } catch {
      // The queue can't be read either, and shows that.
      return false;
    }
  }

  /** Any page may fill gaps, and change nothing. If that fails, the next page that tells of the paper does it. */
  async function fillIn(id: PaperId, details: PaperDetails): Promise<void> {
    await desk.library.meet([{ id, details }], true).catch(() => undefined);
  }

  async function look(): Promise<void> {
    const tab = await needs.frontTab().catch(() => undefined);
    if (!tab) return;
    address = tab.address;
    const asking = pageOf(tab);
    // The library knows something of the address before the page has answered.
    const id = paperAtTab(tab);
    if (id !== undefined) {
      page.value = { id };
      await read();
    }
    const { about, paper } = await asking;
    batch(() => {
      page.value = paper;
      answered.value = true;
      report.value = about?.notUnderstood === undefined ? undefined : needs.report(about);
    });
    if (paper?.details) await fillIn(paper.id, paper.details);
    if (paper && (paper.id !== told.peek() || paper.same)) await read();
  }

  return {
    paper,
    report,
    aliases,
    told,
    look,
    read,
    follow: (action, answer) =>
      layUntilRead(states, action, answer, { draw: redraw, readAgain: read }),
  };
}
