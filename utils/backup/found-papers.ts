/** The papers of a file, kept outside of the page's memory: a library with its abstracts has hundreds of megabytes. */
import type { Reference } from '../imports/reference';
import type { PaperId } from '../paper/ids/paper-id';
import { tagKey } from '../paper/state/own-words';

/** A paper of a file. */
export interface Found extends Pick<Reference, 'details' | 'tags' | 'note' | 'marks'> {
  /** Under which it may be known, the surest first. */
  readonly ids: readonly [PaperId, ...PaperId[]];
}

export interface FoundPapers {
  readonly count: number;
  /** Adds a paper; if the file named it before, what was lacking is added to that. */
  add(paper: Found): void;
  /** Each paper once, in the order of the file. Rejects if the browser lost what it kept. */
  batches(): AsyncGenerator<readonly Found[]>;
}

/** How many papers are looked up, and written, at a time. */
const batch = 1_000;

export function createFoundPapers(): FoundPapers {
  const indexes = new Map<PaperId, number>();
  const kept: Blob[] = [];
  /** What a later entry says of a paper that is kept already. */
  const later = new Map<number, Found>();
  let waiting: Found[] = [];
  return {
    get count() {
      return indexes.size;
    },
    add(paper) {
      const at = indexes.get(paper.ids[0]);
      if (at === undefined) {
        indexes.set(paper.ids[0], indexes.size);
        waiting.push(paper);
        if (waiting.length < batch) return;
        kept.push(new Blob([JSON.stringify(waiting)]));
        waiting = [];
        return;
      }
      const first = kept.length * batch;
      const before = at < first ? later.get(at) : waiting[at - first];
      const all = before ? both(before, paper) : paper;
      if (at < first) later.set(at, all);
      else waiting[at - first] = all;
    },
    async *batches() {
      for (const [n, blob] of kept.entries()) {
        const papers: Found[] = JSON.parse(await blob.text());
        yield papers.map((paper, k) => {
          const more = later.get(n * batch + k);
          return more ? both(paper, more) : paper;
        });
      }
      if (waiting.length > 0) yield waiting;
    },
  };
}

/** Two entries of one paper: what the first lacks comes from the second. */
function both(a: Found, b: Found): Found {
  const known = new Set(a.tags.map(tagKey));
  const notes = [a.note, b.note].filter((note) => note !== undefined);
  const note = [...new Set(notes)].join('\n\n');
  const marks = [...new Set([...(a.marks ?? []), ...(b.marks ?? [])])];
  const [first, ...others] = a.ids;
  return {
    ids: [first, ...new Set([...others, ...b.ids.slice(1)])],
    details: { ...b.details, ...a.details },
    tags: [...a.tags, ...b.tags.filter((tag) => !known.has(tagKey(tag)))],
    ...(note && { note }),
    ...(marks.length > 0 && { marks }),
  };
}
