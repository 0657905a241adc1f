import { computed, type ReadonlySignal } from '@preact/signals';
import type { TagCount } from '../../../utils/library/answers';
import type { IndexRow } from '../../../utils/library/search/row';
import { countViews } from '../../../utils/library/search/views';
import { newStamp } from '../../../utils/paper/state/action-id';
import { cleanTag, tagKey } from '../../../utils/paper/state/own-words';
import type { CatalogueReading } from '../catalogue-reading';
import { idsOf, papersOf } from './listed-papers';
import { manyPapers } from './many-acts';
import type { SaidActs } from './said-acts';

/** The library's tags, and tagging papers of the list. */
export interface TagPapers {
  /** All tags of the library, the most used first. */
  readonly allTags: ReadonlySignal<readonly TagCount[]>;
  /** Puts a tag on papers, or takes it off. */
  tag(rows: readonly IndexRow[], tag: string, value: boolean): void;
  /** Gives a tag another name; that of another tag merges them. Returns whether that happened or will. */
  renameTag(from: string, to: string): Promise<boolean>;
}

export function createTagPapers(
  { actAndSay, actOnMany }: SaidActs,
  { catalogue, version }: CatalogueReading,
): TagPapers {
  /** A tag of the library, however it is spelled. */
  const tagNamed = (name: string) =>
    countViews(catalogue).tags.find((each) => each.tag === tagKey(name));

  return {
    allTags: computed(() => {
      void version.value;
      const counts = countViews(catalogue).tags;
      return counts
        .map(({ name, count }) => ({ tag: name, papers: count }))
        .sort((a, b) => b.papers - a.papers);
    }),
    tag(rows, text, value) {
      const name = cleanTag(text);
      if (name === undefined || rows.length === 0) return;
      if (rows.length > manyPapers) {
        const key = tagKey(name);
        // It keeps the spelling given first; papers that have it, or don't, aren't touched.
        const known = tagNamed(name)?.name ?? name;
        const others = rows.filter(
          (row) => (catalogue.get(row.id)?.tags.split('\n').includes(key) ?? false) !== value,
        );
        void actOnMany(idsOf(others), { kind: 'tag', tag: known, value });
        return;
      }
      void actAndSay({ ...newStamp(), kind: 'tag', tag: name, value, papers: papersOf(rows) });
    },
    async renameTag(from, to) {
      const known = tagNamed(from)?.count ?? 0;
      if (known <= manyPapers) return actAndSay({ ...newStamp(), kind: 'rename tag', from, to });
      // Another tag keeps its spelling; another spelling of this one is what the user wants.
      const name = tagKey(from) === tagKey(to) ? to : (tagNamed(to)?.name ?? to);
      return actOnMany([], { kind: 'rename tag', from, to: name }, known);
    },
  };
}
