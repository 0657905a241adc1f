/**
 * Marks or tags more papers than one transaction should hold, or renames a tag on them, as one action: the rows are
 * staged, decided at once, and written chunk by chunk like those of a file. Until it is decided it can be cancelled and
 * has no effect; afterwards it is undone as a whole.
 */
import type { SavedPaper } from '../../formats/saved-file/saved-file-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import type { ActionId } from '../../paper/state/action-id';
import { alsoChanges, type MarkName } from '../../paper/state/marks';
import type { Mark, Marks } from '../../paper/state/marks-schema';
import { tagKey } from '../../paper/state/own-words';
import { nextTime } from '../act/set-mark';
import type { Library } from '../library';
import type { ManyAct } from './decide';
import type { Archive } from './open-archive';

/** Papers of one chunk, which is one transaction. */
const chunkSize = 1_000;

interface Needs {
  readonly library: Pick<Library, 'lookUp'>;
  readonly archive: Pick<Archive, 'stage' | 'unstage' | 'decide' | 'positions' | 'carrying'>;
}

interface Asked {
  readonly id: ActionId;
  /** When the user did it, ms since 1970. */
  readonly time: number;
  readonly act: ManyAct;
  /** The papers that the action would change, in the order of the list. A tag is renamed on all that carry it. */
  readonly papers: readonly PaperId[];
}

/**
 * Decides an act on many papers; `Library.resume` then does it. Returns whether it was decided: not if `signal` says so
 * first, or if nothing would change. `progress`: the part that is prepared, 0 to 1.
 */
export async function decideOnMany(
  { library, archive }: Needs,
  { id, time, act, papers: listed }: Asked,
  signal: AbortSignal,
  progress: (part: number) => void,
): Promise<boolean> {
  const { papers, merged } =
    act.kind === 'rename tag' ? await ofTag(archive, act) : { papers: listed, merged: none };
  const takesPositions = act.kind === 'mark' && act.mark === 'queued' && act.value;
  const positions = takesPositions ? await archive.positions(papers.length) : [];
  let chunks = 0;
  try {
    for (let at = 0; at < papers.length && !signal.aborted; at += chunkSize) {
      const some = papers.slice(at, at + chunkSize);
      const states = new Map((await library.lookUp(some)).map((state) => [state.id, state]));
      const rows = some.flatMap((paper, n): SavedPaper[] => {
        const stamp = { action: id, time };
        if (act.kind !== 'mark') {
          const tags = tagsAfter(act, merged.has(paper));
          return [{ id: paper, marks: {}, tags: tags.map((tag) => ({ ...tag, ...stamp })) }];
        }
        const before = states.get(paper)?.marks ?? {};
        const marks = marksAfter(before, act.mark, act.value, stamp, positions[at + n]);
        return marks ? [{ id: paper, marks }] : [];
      });
      if (rows.length > 0)
        await archive.stage(id, chunks++, { papers: rows, seen: [], aliases: [] });
      progress(Math.min(1, (at + chunkSize) / papers.length));
    }
    if (chunks === 0 || signal.aborted) {
      await archive.unstage(id);
      return false;
    }
    await archive.decide({ id, time, mode: 'merge', chunks, many: act });
    return true;
  } catch (error) {
    await archive.unstage(id).catch(() => undefined);
    throw error;
  }
}

const none: ReadonlySet<PaperId> = new Set();

/** The papers that carry a tag, and those of them that carry its other name, too, which stays as it is there. */
async function ofTag(
  { carrying }: Needs['archive'],
  { from, to }: Extract<ManyAct, { kind: 'rename tag' }>,
) {
  const papers = await carrying(tagKey(from));
  const isMerging = tagKey(from) !== tagKey(to);
  return { papers, merged: isMerging ? new Set(await carrying(tagKey(to))) : none };
}

/** The tags that change. Of two spellings of one tag there is only the other. */
function tagsAfter(act: Exclude<ManyAct, { kind: 'mark' }>, isMerged: boolean) {
  if (act.kind === 'tag') return [{ name: act.tag, value: act.value }];
  const off = tagKey(act.from) === tagKey(act.to) ? [] : [{ name: act.from, value: false }];
  return isMerged ? off : [...off, { name: act.to, value: true }];
}

/** The marks that change, as a single action by hand would set them; nothing if none does. */
function marksAfter(
  before: Marks,
  mark: MarkName,
  value: boolean,
  { action, time }: { readonly action: ActionId; readonly time: number },
  free: string | undefined,
): SavedPaper['marks'] | undefined {
  const own = before[mark];
  const isSet = (own?.value ?? false) === value && (!own || own.by === 'hand');
  const made = (name: MarkName, on: boolean): Mark => {
    const old = before[name];
    return { value: on, by: 'hand', action, time: nextTime(time, old?.time, time) };
  };
  const marks: SavedPaper['marks'] = isSet ? {} : { [mark]: made(mark, value) };
  if (!isSet && mark === 'queued' && value) {
    const position = own?.value ? own.position : free;
    const since = own?.value ? (own.since ?? own.time) : time;
    marks.queued = { ...made('queued', true), ...(position !== undefined && { position }), since };
  }
  for (const other of alsoChanges(before, mark, value, 'hand')) {
    marks[other.mark] = made(other.mark, other.value);
  }
  return Object.keys(marks).length > 0 ? marks : undefined;
}
