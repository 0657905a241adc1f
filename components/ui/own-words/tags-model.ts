import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { TagAction } from '../../../utils/actions/actions-schema';
import type { MarkablePaper } from '../../../utils/desk/by-hand';
import type { TagCount } from '../../../utils/library/answers';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import { cleanTag, tagKey, tagsLimit } from '../../../utils/paper/state/own-words';
import { aboutOf, whereOf } from './about-paper';

interface TagsNeeds {
  readonly paper: ReadonlySignal<MarkablePaper | undefined>;
  /** Writes an action down. Resolves to whether it happened or will. */
  act(action: TagAction): Promise<boolean>;
  /** Reads what the library knows. Never rejects. */
  readAgain(): Promise<void>;
}

/** The tags of the edited paper, with those just added or removed. */
export interface TagsModel {
  /** As they are spelled. */
  readonly tags: ReadonlySignal<readonly string[]>;
  /** Whether the paper has as many tags as it can have. */
  readonly isFull: ReadonlySignal<boolean>;
  /** All tags of the library, the most used first. */
  readonly all: ReadonlySignal<readonly TagCount[]>;
  /** Adds the tags of a text: several are parted by commas. */
  add(text: string): void;
  remove(tag: string): void;
  /** Forgets the paper's tags, for another paper. */
  leave(): void;
  /**
   * Call it when a read begins, and its result with the paper's tags and those of the library: that drops the actions
   * which the read includes.
   */
  readBegun(): (own: readonly string[], counts: readonly TagCount[]) => void;
}

/** A tag action that the library doesn't show yet. */
interface Pending {
  readonly id: ActionId;
  readonly tag: string;
  readonly value: boolean;
}

export function createTags({ paper, act, readAgain }: TagsNeeds): TagsModel {
  const read = signal<readonly string[]>([]);
  const pending = signal<readonly Pending[]>([]);
  const all = signal<readonly TagCount[]>([]);
  const answered = new Set<ActionId>();

  const spelled = (tag: string): string =>
    all.value.find((each) => tagKey(each.tag) === tagKey(tag))?.tag ?? tag;

  const tags = computed(() => {
    const shown = new Map(read.value.map((tag) => [tagKey(tag), tag]));
    for (const { tag, value } of pending.value) {
      if (!value) shown.delete(tagKey(tag));
      else if (!shown.has(tagKey(tag))) shown.set(tagKey(tag), spelled(tag));
    }
    return [...shown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
  });

  async function setTag(tag: string, value: boolean): Promise<void> {
    const edited = paper.peek();
    if (!edited) return;
    const action: TagAction = {
      ...newStamp(),
      kind: 'tag',
      tag,
      value,
      papers: [aboutOf(edited)],
      ...whereOf(edited),
    };
    const drawn: Pending = { id: action.id, tag, value };
    pending.value = [...pending.peek(), drawn];
    const isDone = await act(action);
    answered.add(action.id);
    if (!isDone) pending.value = pending.peek().filter((each) => each !== drawn);
    await readAgain();
  }

  return {
    tags,
    isFull: computed(() => tags.value.length >= tagsLimit),
    all,
    add(text) {
      const has = new Set(tags.peek().map(tagKey));
      for (const part of text.split(/[,，、]/u)) {
        const tag = cleanTag(part);
        if (tag === undefined || has.has(tagKey(tag)) || has.size >= tagsLimit) continue;
        has.add(tagKey(tag));
        void setTag(tag, true);
      }
    },
    remove: (tag) => void setTag(tag, false),
    leave() {
      read.value = [];
      pending.value = [];
    },
    readBegun() {
      const shown = new Set(pending.peek());
      return (own, counts) => {
        read.value = own;
        pending.value = pending.peek().filter((each) => !shown.has(each) || !answered.has(each.id));
        all.value = counts.toSorted((a, b) => b.papers - a.papers);
      };
    },
  };
}
