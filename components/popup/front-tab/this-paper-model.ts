import { effect } from '@preact/signals';
import { stopAll } from '../../../utils/basics/stop-all';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import type { QueueModel } from '../queue/queue-model';
import {
  createThisPaperReading,
  type ThisPaperReading,
  type ThisPaperReadingNeeds,
} from './this-paper-reading';

/** What "This paper" needs. */
export interface ThisPaperNeeds extends ThisPaperReadingNeeds {
  readonly queue: QueueModel;
  /** Puts text into the clipboard. */
  copy(text: string): Promise<void>;
  say(name: string): string;
}

/** The paper of the front tab's own page, and what the user can do with it. */
export interface ThisPaperModel extends Pick<ThisPaperReading, 'paper' | 'report'> {
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

export function createThisPaperModel(needs: ThisPaperNeeds): ThisPaperModel {
  const { desk, queue } = needs;
  const { paper, report, aliases, told, look, read, follow } = createThisPaperReading(needs);
  queue.onAct((action, answer) => void follow(action, answer));

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

  return {
    paper,
    report,
    start() {
      void look();
      return stopAll(
        desk.onChange(() => void read()),
        // Reads when the library becomes readable after a failure.
        effect(() => void (queue.view.value === 'ready' && read())),
      );
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
