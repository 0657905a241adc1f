import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import { createStates } from '../../../utils/actions/states';
import { type AskableTab, pageOf, paperAtTab } from '../../../utils/browser/tabs/tab-page';
import { type MarkablePaper, markable } from '../../../utils/desk/by-hand';
import type { Desk } from '../../../utils/desk/desk';
import type { Aliases, Claim, KnownPaper, OwnWords } from '../../../utils/library/library';
import type { About } from '../../../utils/messages/messages-schema';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { PagePaper } from '../../../utils/paper/metas/page-metas';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import type { Marks } from '../../../utils/paper/state/marks-schema';
import type { QueueModel } from '../queue/queue-model';
import { isDone, type Result } from '../queue/unconfirmed-actions';

/** What "This paper" needs. */
export interface ThisPaperNeeds {
  readonly desk: Desk;
  readonly queue: QueueModel;
  /** The tab in front when the popup opened. */
  frontTab(): Promise<AskableTab | undefined>;
  /** The report for a page that Offprint doesn't understand. */
  report(about: About): string;
  /** Puts text into the clipboard. */
  copy(text: string): Promise<void>;
  say(name: string): string;
}

/** The paper of the front tab, as it is drawn. */
export interface ThisPaper extends MarkablePaper {
  readonly pressed: Readonly<Record<MarkName, boolean>>;
  readonly aliases: Aliases;
  readonly ownWords: OwnWords;
  /** Other ids that the page states, not joined with the paper. */
  readonly claims: readonly Claim[];
}

/** The paper of the front tab's own page, and what the user can do with it. */
export interface ThisPaperModel {
  /** Nothing if the front tab isn't a paper's own page, and until the library has answered. */
  readonly paper: ReadonlySignal<ThisPaper | undefined>;
  /** The report about the front tab's page; nothing if Offprint understands it. */
  readonly report: ReadonlySignal<string | undefined>;
  /** Looks at the front tab and follows the paper's marks. Returns a function that stops it. */
  start(): () => void;
  toggle(mark: MarkName): void;
  /** Opens one of the paper's addresses in a new tab. */
  open(address: string, inFront: boolean): void;
  /** Copies its BibTeX, with what its page tells. */
  cite(): void;
  /** Separates the paper's other ids from it, or (`value: true`) joins them again. */
  join(value: boolean): Promise<void>;
  /** Answers whether another id that the page states is the same paper. */
  decide(other: PaperId, isSame: boolean): Promise<void>;
  copyReport(): Promise<void>;
}

const noAliases: Aliases = { same: [], apart: [] };
const noWords: OwnWords = { tags: [] };

export function createThisPaperModel(needs: ThisPaperNeeds): ThisPaperModel {
  const { desk, queue } = needs;
  const states = createStates();
  const page = signal<PagePaper | undefined>(undefined);
  /** Whether the page has answered. */
  const answered = signal(false);
  const known = signal<KnownPaper | undefined>(undefined);
  /** The paper that the library has answered for. */
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

  /** Reads what the library knows. Returns whether that worked; if not, the last result stays. */
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

  /** The user says whether the paper and others are one. */
  async function relate(others: readonly PaperId[], value: boolean): Promise<void> {
    const id = told.peek();
    if (id === undefined) return;
    try {
      await desk.tell(await desk.library.alias([id, ...others], value, Date.now(), 'hand'));
    } catch {
      queue.message.say(needs.say('popupNotStored'));
    }
    await read();
    queue.retry();
  }

  /** Lays the user's action over what is known, until the library holds it. */
  async function follow(action: Action, answer: Promise<Result>): Promise<void> {
    states.begin(action);
    redraw();
    const result = await answer;
    // An action that waits in the journal, or could not be read again, stays laid over.
    if (result === 'kept' || (isDone(result) && !(await read()))) return;
    states.settle([action.id]);
    redraw();
  }
  queue.onAct((action, answer) => void follow(action, answer));

  return {
    paper,
    report,
    start() {
      void look();
      const stops = [
        desk.onChange(() => void read()),
        // Reads when the library becomes readable after a failure.
        effect(() => void (queue.view.value === 'ready' && read())),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    toggle(mark) {
      const shown = paper.peek();
      if (!shown) return;
      const { id, details, listing, pressed } = shown;
      const item = { id, ...(details && { details }), ...(listing !== undefined && { listing }) };
      queue.mark({ ...item, starred: pressed.starred }, mark, !pressed[mark]);
    },
    open(url, inFront) {
      const id = paper.peek()?.id;
      if (id !== undefined) queue.open(id, inFront, url);
    },
    cite() {
      const shown = paper.peek();
      if (shown) queue.cite(shown.id, shown.details);
    },
    join: (value) => relate(aliases.peek()[value ? 'apart' : 'same'], value),
    decide: (other, isSame) => relate([other], isSame),
    async copyReport() {
      const copied = needs.copy(report.peek() ?? '');
      const name = await copied.then(
        () => 'reportCopied',
        () => 'reportNotCopied',
      );
      queue.message.say(needs.say(name));
    },
  };
}
