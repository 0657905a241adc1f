import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Desk } from '../../../utils/desk/desk';
import type { Aliases, KnownPaper } from '../../../utils/library/answers';
import { joinedDetails } from '../../../utils/library/search/read-rows';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';

/** All that the library knows of one paper. */
export interface Details extends Partial<KnownPaper> {
  readonly id: PaperId;
  /** All its ids, the one it is listed by first. */
  readonly ids: readonly PaperId[];
  readonly state?: PaperState;
  readonly aliases: Aliases;
}

/** The details of the current paper, read when it has been current for a moment. */
export function createDetails(
  desk: Desk,
  current: ReadonlySignal<PaperId | undefined>,
  version: ReadonlySignal<number>,
  report: (part: string, cause: unknown) => void,
) {
  const shown = signal<Details | undefined>(undefined);
  let wanted = 0;

  async function read(id: PaperId): Promise<void> {
    const turn = ++wanted;
    const { library } = desk;
    const [aliases, states] = await Promise.all([library.aliases(id), library.lookUp([id])]);
    const ids = [id, ...aliases.same];
    const known = (await Promise.all(ids.map(library.paper))).flatMap((each) => each ?? []);
    // The user has gone on meanwhile.
    if (turn !== wanted) return;
    const details = joinedDetails(known.map((each) => each.details));
    const listing = known.find((each) => each.listing !== undefined)?.listing;
    const [state] = states;
    shown.value = {
      id,
      ids,
      aliases,
      ...(details && { details }),
      ...(listing !== undefined && { listing }),
      ...(state && { state }),
    };
  }

  return {
    shown,
    /** Parts the other ids of the shown paper from it, or (`value: true`) joins those again that were parted. */
    async join(value: boolean): Promise<void> {
      const paper = shown.peek();
      const others = paper?.aliases[value ? 'apart' : 'same'] ?? [];
      if (!paper || others.length === 0) return;
      await desk.tell(await desk.library.alias([paper.id, ...others], value, Date.now(), 'hand'));
      await read(paper.id);
    },
    /** Follows the current paper. Returns a function that stops it. */
    start: () =>
      effect(() => {
        const id = current.value;
        void version.value;
        if (id === undefined) {
          wanted++;
          shown.value = undefined;
        } else void read(id).catch((cause: unknown) => report('library page', cause));
      }),
  };
}
