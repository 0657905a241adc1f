/** Anything that the shadow may have to hold of a paper. */
import fc from 'fast-check';
import { blockOf } from '../../../../utils/library/shadow/blocks';
import type { ShadowPaper } from '../../../../utils/library/shadow/paper';
import { isPaperId, type PaperId } from '../../../../utils/paper/ids/paper-id';
import type { ActionId } from '../../../../utils/paper/state/action-id';
import { markNames } from '../../../../utils/paper/state/marks';
import type { Mark, Marks } from '../../../../utils/paper/state/marks-schema';
import { tagKey } from '../../../../utils/paper/state/own-words';
import type { Note, Tag } from '../../../../utils/paper/state/own-words-schema';

const moment = fc.integer({ min: 1, max: 2_000_000_000_000 });
/** Few, so that marks share and tie. */
const actionId = fc
  .tuple(fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_005 }), fc.nat(2))
  .map(([time, n]) => `${time.toString(36).padStart(9, '0')}-${'0'.repeat(11)}${n}` as ActionId);

/** In a queue that was moved about in. */
const place = fc.stringMatching(/^[aZ][0-9A-Za-z]([0-9A-Za-z]{0,20}[1-9A-Za-z])?$/);

const mark: fc.Arbitrary<Mark> = fc
  .record({
    value: fc.boolean(),
    late: fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 100 })),
    by: fc.constantFrom('hand' as const, 'auto' as const),
    action: actionId,
    place: fc.option(fc.record({ position: place, since: moment }), {
      nil: undefined,
    }),
  })
  .map(({ late, place, ...rest }) => ({
    ...rest,
    time: Number.parseInt(rest.action.slice(0, 9), 36) + late,
    ...(place && { position: place.position, since: place.since }),
  }));

const marks: fc.Arbitrary<Marks> = fc
  .record(Object.fromEntries(markNames.map((name) => [name, mark])), { requiredKeys: [] })
  .map((some) => some as Marks);

/** When something was set, and by which action. */
const stamp = fc
  .record({ action: actionId, late: fc.integer({ min: -5, max: 100 }) })
  .map(({ action, late }) => ({ action, time: Number.parseInt(action.slice(0, 9), 36) + late }));

const tag: fc.Arbitrary<Tag> = fc
  .tuple(
    fc.constantFrom(
      'RL',
      'rl',
      'Ｒｌ',
      'to read, soon',
      '100 %',
      '"quoted"',
      '強化学習',
      'a\u200db',
    ),
    fc.boolean(),
    stamp,
  )
  .map(([name, value, when]) => ({ name, value, ...when }));

const tags = fc
  .uniqueArray(tag, { selector: ({ name }) => tagKey(name), minLength: 1, maxLength: 4 })
  .map((some) => some.sort((a, b) => (tagKey(a.name) < tagKey(b.name) ? -1 : 1)));

const note: fc.Arbitrary<Note> = fc
  .tuple(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('# A\n\n- b', '', '"', '% , "', '\u2028 <script>', '\r\n\t'),
    ),
    stamp,
  )
  .map(([words, when]) => ({ text: words, ...when }));

const identifiers = [
  'arxiv:2603.00001',
  'arxiv:2603.00002',
  'arxiv:2603.00999',
  'arxiv:1403.1234',
  'arxiv:hep-th/9901001',
  'doi:10.1145/3711896.3737123',
  'doi:10.1145/3711896.3737124',
  'doi:10.1/a b'.replace(' ', '"'),
  'openreview:aBcDeFgHiJ',
  'acl:2023.acl-long.1',
  'acl:P18-1001',
  'pmid:7',
  'pmid:38123456',
] as const;

export const someIds: readonly PaperId[] = identifiers.filter((id) => isPaperId(id));

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('A\nB', 'half \ud800', '"', ' ', 'a | b; c:d'),
);

export const shadowPaper: fc.Arbitrary<ShadowPaper> = fc
  .record(
    {
      marks,
      tags,
      note,
      opened: moment,
      seen: fc.tuple(moment, fc.boolean()).map(([time, back]) => (back ? -time : time)),
      same: fc.dictionary(
        fc.constantFrom(...someIds),
        fc.record(
          { value: fc.boolean(), time: moment, by: fc.constant('hand' as const) },
          { requiredKeys: ['value', 'time'] },
        ),
        { maxKeys: 3, minKeys: 1 },
      ),
      title: text,
      author: text,
    },
    { requiredKeys: [] },
  )
  .map(({ marks: some, title, author, ...rest }) => ({
    ...rest,
    ...(some && Object.keys(some).length > 0 && { marks: some }),
    ...(title !== undefined && { title, ...(author && { author }) }),
  }));

/** A few papers of one block. */
export const blockOfPapers = fc.constantFrom(...new Set(someIds.map(blockOf))).chain((block) =>
  fc
    .dictionary(
      fc.constantFrom(...someIds.filter((id) => blockOf(id) === block)),
      shadowPaper.filter((paper) => Object.keys(paper).length > 0),
    )
    .map((papers) => ({
      block,
      papers: new Map(Object.entries(papers) as [PaperId, ShadowPaper][]),
    })),
);
