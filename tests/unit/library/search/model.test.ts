/**
 * Random libraries, actions and queries: what the index finds is what a plain scan finds that asks the library for every
 * paper and compares words by its own simple rules.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Library } from '../../../../utils/library/library';
import { createCatalogue } from '../../../../utils/library/search/catalogue';
import { findRows } from '../../../../utils/library/search/find';
import type { IndexPosition } from '../../../../utils/library/search/index-parts';
import { parseQuery } from '../../../../utils/library/search/query';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { type MarkName, markNames } from '../../../../utils/paper/state/marks';
import { doi, paper } from '../../make';
import { runs } from '../../runs';
import { mark, note as noteOf, setUp, tag, undo } from '../set-up';
import { indexOf, withRaw } from './set-up';

/** Few, so that random acts meet. */
const papers = 3;
const words = ['lantern', 'lant', 'Über', 'uber', 'ubermut', '深', '度', 'of', 'Okoro', 'ines'];
const plain: Readonly<Record<string, string>> = { Über: 'uber', Okoro: 'okoro' };
const folded = (word: string) => plain[word] ?? word;

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: papers }), { minLength: 1, maxLength: 2 });
const text = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(' '));
const act = fc.oneof(
  fc.record({
    kind: fc.constant('mark' as const),
    name: fc.constantFrom<MarkName>('read', 'starred'),
    value: fc.boolean(),
    numbers,
  }),
  fc.record({
    kind: fc.constant('tell' as const),
    n: fc.integer({ min: 1, max: papers }),
    title: text,
    author: text,
  }),
  fc.record({
    kind: fc.constant('tag' as const),
    word: fc.constantFrom(...words),
    value: fc.boolean(),
    numbers,
  }),
  fc.record({ kind: fc.constant('note' as const), n: fc.integer({ min: 1, max: papers }), text }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(10) }),
  fc.record({
    kind: fc.constant('alias' as const),
    n: fc.integer({ min: 1, max: papers }),
    value: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('star the DOI' as const),
    n: fc.integer({ min: 1, max: papers }),
    title: text,
  }),
  fc.record({
    kind: fc.constantFrom(
      'read on' as const,
      'read on' as const,
      'seal' as const,
      'forget' as const,
    ),
  }),
);
const asked = fc.record({
  word: fc.constantFrom(...words, ''),
  phrase: fc.option(text, { nil: undefined }),
  without: fc.option(fc.constantFrom(...words), { nil: undefined }),
  author: fc.option(fc.constantFrom(...words), { nil: undefined }),
  tag: fc.option(fc.constantFrom(...words), { nil: undefined }),
  is: fc.option(fc.constantFrom(...markNames), { nil: undefined }),
});

interface Asked {
  readonly word: string;
  readonly phrase: string | undefined;
  readonly without: string | undefined;
  readonly author: string | undefined;
  readonly tag: string | undefined;
  readonly is: MarkName | undefined;
}

async function scan(library: Library, all: readonly PaperId[], asks: Asked): Promise<Set<string>> {
  const hits = new Set<string>();
  for (const state of await library.lookUp(all)) {
    const own = await library.ownWords(state.id);
    const isMarked = markNames.some((name) => state.marks[name]?.value);
    if (!isMarked && own.tags.length === 0 && !own.note) continue;
    const ids = [state.id, ...(await library.aliases(state.id)).same];
    const known = (await Promise.all(ids.map((id) => library.paper(id)))).flatMap(
      (each) => each ?? [],
    );
    const titles =
      known.length > 0 ? known.map(({ details }) => details.title.split(' ').map(folded)) : [[]];
    const authors = known.map(({ details }) =>
      (details.authors ?? []).join(' ').split(' ').map(folded),
    );
    const tags = own.tags.map((each) => [folded(each)]);
    const note = (own.note?.text ?? '').split(' ').map(folded);
    const lines = [...titles, ...authors, ...tags, note];
    const every = lines.flat();
    const begins = (some: readonly string[], word: string) =>
      some.some((each) => each.startsWith(folded(word)));
    const phrase = asks.phrase?.split(' ').map(folded);
    const holds =
      (asks.word === '' || begins(every, asks.word)) &&
      (phrase === undefined ||
        lines.some((line) => ` ${line.join(' ')} `.includes(` ${phrase.join(' ')} `))) &&
      (asks.without === undefined || !begins(every, asks.without)) &&
      (asks.author === undefined || begins(authors.flat(), asks.author)) &&
      (asks.tag === undefined || begins(tags.flat(), asks.tag)) &&
      (asks.is === undefined || state.marks[asks.is]?.value === true);
    // The same paper under its other ids counts once.
    if (holds) hits.add([...ids].sort()[0] ?? '');
  }
  return hits;
}

const typed = ({ word, phrase, without, author, tag: label, is }: Asked): string =>
  [
    word,
    phrase && `"${phrase}"`,
    without && `-${without}`,
    author && `author:${author}`,
    label && `tag:${label}`,
    is && `is:${is}`,
  ]
    .filter(Boolean)
    .join(' ');

it('finds exactly what a scan finds, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 10, maxLength: 40 }),
      fc.array(asked, { minLength: 1, maxLength: 6 }),
      async (acts, queries) => {
        const { name, library, act: apply } = setUp();
        const catalogue = createCatalogue();
        let position: IndexPosition = await library.index({
          ...catalogue,
          building: () => undefined,
        });
        const done: ReturnType<typeof mark>[] = [];
        async function readOn() {
          const news = await library.indexSince(position);
          if (!news) {
            position = await library.index({ ...catalogue, building: () => undefined });
            return;
          }
          for (const part of news.parts) catalogue.newer(part);
          ({ position } = news);
        }
        for (const each of acts) {
          if (each.kind === 'mark') {
            const action = mark(each.name, each.value, each.numbers);
            done.push(action);
            await apply(action);
          } else if (each.kind === 'tell' || each.kind === 'star the DOI') {
            const author = each.kind === 'tell' ? { authors: [each.author] } : {};
            const id = each.kind === 'tell' ? paper(each.n) : doi(each.n);
            const action = mark('starred', true, [each.n], {
              papers: [{ id, details: { title: each.title, ...author } }],
            });
            done.push(action);
            await apply(action);
          } else if (each.kind === 'tag') await apply(tag(each.word, each.value, each.numbers));
          else if (each.kind === 'note') await apply(noteOf(each.n, each.text));
          else if (each.kind === 'undo') {
            const target = done[each.which];
            if (target) await apply(undo(target.id));
          } else if (each.kind === 'alias') {
            await library.alias([paper(each.n), doi(each.n)], each.value, Date.now(), 'hand');
          } else if (each.kind === 'read on') await readOn();
          else if (each.kind === 'forget')
            await withRaw(name, (db) => db.delete('facts', 'search index'));
          else {
            // Enough changes for a segment of their own.
            await apply(
              mark(
                'read',
                true,
                Array.from({ length: 250 }, (_, n) => n + 1_000),
              ),
            );
            await apply(
              mark(
                'read',
                false,
                Array.from({ length: 250 }, (_, n) => n + 1_000),
              ),
            );
            await library.tend();
          }
        }
        await readOn();
        const fresh = (await indexOf(library)).catalogue;
        expect(fresh.rows).toEqual(catalogue.rows);
        const all = Array.from({ length: papers }, (_, n) => [paper(n + 1), doi(n + 1)]).flat();
        for (const asks of queries) {
          const rows = findRows(catalogue.rows, parseQuery(typed(asks)));
          const ids = await Promise.all(
            rows.map(async ({ id }) => [id, ...(await library.aliases(id)).same].sort()[0]),
          );
          expect(ids.toSorted()).toEqual([...(await scan(library, all, asks))].toSorted());
        }
        library.close();
      },
    ),
    runs(60),
  );
}, 120_000);
