import { effect, type ReadonlySignal, untracked } from '@preact/signals';
import { stopAll } from '../../utils/basics/stop-all';
import { type IndexRow, withMarks } from '../../utils/library/search/row';
import { tagKey } from '../../utils/paper/state/own-words';
import { createOwnWords, type OwnWordsModel } from '../ui/own-words/own-words-model';
import { type ActsModel, createActs } from './acts/acts-model';
import type { Standing } from './acts/pending-marks';
import type { ActsNeeds } from './acts/said-acts';
import { type CatalogueReading, createCatalogueReading } from './catalogue-reading';
import { createDetails, type Details } from './details/details-model';
import { createList, type ListModel } from './list/list-model';
import { type ChoicesModel, type ChoicesNeeds, createChoices } from './views/choices-model';

/** What the library page needs. */
export interface LibraryNeeds extends ActsNeeds {
  readonly choices: ChoicesNeeds;
}

/** The library page: the list, the current paper, and what the user does with papers. */
export interface LibraryModel extends Omit<CatalogueReading, 'again'>, ListModel, ActsModel {
  readonly details: ReadonlySignal<Details | undefined>;
  /** Reads, and follows changes by other contexts. Returns a function that stops it. */
  start(): () => void;
  retry(): void;
  /** Reads and searches again after this page itself imported papers. */
  reload(): Promise<void>;
  /** A row of the list as it is now, and its marks; `isOut`: it doesn't belong there any more. */
  standing(row: IndexRow): { readonly marks: Standing; readonly isOut: boolean };
  /** Saved searches, and the colours of tags. */
  readonly choices: ChoicesModel;
  /** The tags and the note of the current paper. */
  readonly words: OwnWordsModel;
  /** Gives a tag another name; that of another tag merges them. */
  renameTag(from: string, to: string): void;
  /** Parts the other ids of the current paper from it, or (`value: true`) joins them again. */
  join(value: boolean): void;
}

export function createLibraryModel(needs: LibraryNeeds): LibraryModel {
  const { desk, report } = needs;
  const reading = createCatalogueReading(desk, report);
  const { catalogue, version } = reading;
  const { isOut, start: startList, ...list } = createList(reading);
  const { marksOf, actAndSay, renameTag, failed, ...acts } = createActs(needs, reading);
  const details = createDetails(desk, list.current, version, report);
  const choices = createChoices(needs.choices, report);
  const ownWords = createOwnWords({ desk, act: actAndSay, report });

  return {
    ...reading,
    ...list,
    ...acts,
    details: details.shown,
    start() {
      void reading.again();
      const again = () => void reading.again();
      return stopAll(
        desk.onChange(again),
        details.start(),
        ownWords.start(),
        choices.start(),
        effect(() => {
          const shown = details.shown.value;
          untracked(() => (shown ? ownWords.edit(shown) : ownWords.close()));
        }),
        startList(),
      );
    },
    retry: () => void reading.again(),
    async reload() {
      await reading.again();
      list.refresh();
    },
    standing(row) {
      void version.value;
      const now = catalogue.get(row.id);
      const marks = marksOf(now ?? { ...row, is: 0 });
      return { marks, isOut: isOut(withMarks(now ?? row, marks)) };
    },
    choices,
    words: ownWords,
    renameTag(from, to) {
      void renameTag(from, to).then((isDone) => {
        if (!isDone) return;
        choices.renamed(from, to);
        list.go({ query: list.text.peek(), view: { kind: 'tag', tag: tagKey(to) } });
      });
    },
    join(value) {
      void details.join(value).catch(failed).then(reading.again);
    },
  };
}
