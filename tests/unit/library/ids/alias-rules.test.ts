import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupIn } from '../../../../utils/library/ids/alias-rules';
import { mergeLinks } from '../../../../utils/library/restore/merge';
import type { AliasLink, AliasRow } from '../../../../utils/library/store/library-schema';
import {
  openreviewPaperId,
  type PaperId,
  partsOf,
  pmidPaperId,
} from '../../../../utils/paper/ids/paper-id';
import { doi, paper } from '../../make';
import { runs } from '../../runs';

const ids = [
  ...[1, 2, 3].map(paper),
  ...[1, 2].map(doi),
  pmidPaperId('31452104') as PaperId,
  openreviewPaperId('abcdefghij') as PaperId,
];

/** What was said: of which two, and how. */
type Said = readonly [a: PaperId, b: PaperId, link: AliasLink];

const said: fc.Arbitrary<Said> = fc
  .tuple(
    fc.constantFrom(...ids),
    fc.constantFrom(...ids),
    fc.record({ value: fc.constantFrom(true, true, true, false), time: fc.nat(4) }),
    fc.boolean(),
  )
  .filter(([a, b]) => a !== b)
  .map(([a, b, link, hand]): Said => [a, b, link.value && hand ? { ...link, by: 'hand' } : link]);

/** Rows that hold all of it, as two merged libraries do: in both rows of each link. */
function netOf(all: readonly Said[]): Map<PaperId, AliasRow> {
  const net = new Map<PaperId, AliasRow>();
  for (const [a, b, link] of all) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const same = mergeLinks(net.get(from)?.same ?? {}, { [to]: link });
      net.set(from, { id: from, same });
    }
  }
  return net;
}
const page = (time: number): AliasLink => ({ value: true, time });
const hand = (time: number): AliasLink => ({ value: true, time, by: 'hand' });
const apart = (time: number): AliasLink => ({ value: false, time });

describe('the ids of one paper', () => {
  it('are at most one of each scheme, none that the user took apart, and the same from each', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 14 }), (all) => {
        const net = netOf(all);
        for (const id of ids) {
          const group = groupIn(net, id);
          expect(group[0]).toBe(id);
          const schemes = group.map((each) => partsOf(each).scheme);
          expect(new Set(schemes).size).toBe(schemes.length);
          for (const a of group) {
            expect(groupIn(net, a).sort()).toEqual([...group].sort());
            for (const b of group) expect(net.get(a)?.same[b]?.value).not.toBe(false);
          }
        }
      }),
      runs(500),
    );
  });

  it('do not depend on the order in which anything was said, or how often', () => {
    const some = fc.array(said, { maxLength: 14 });
    fc.assert(
      fc.property(some, fc.integer(), (all, seed) => {
        const shuffled = [...all, ...all].sort((a, b) => hash(a, seed) - hash(b, seed));
        const [net, other] = [netOf(all), netOf(shuffled)];
        for (const id of ids) expect(groupIn(other, id).sort()).toEqual(groupIn(net, id).sort());
      }),
      runs(500),
    );
  });

  it.each<[string, readonly Said[], readonly PaperId[]]>([
    [
      'of what pages say, the first stands',
      [
        [paper(2), doi(1), page(2)],
        [paper(1), doi(1), page(1)],
      ],
      [doi(1), paper(1)],
    ],
    [
      'the user’s word stands over a page’s',
      [
        [paper(1), doi(1), page(1)],
        [paper(2), doi(1), hand(2)],
      ],
      [doi(1), paper(2)],
    ],
    [
      'the user’s last word stands over the one before',
      [
        [paper(1), doi(1), hand(1)],
        [paper(2), doi(1), hand(2)],
      ],
      [doi(1), paper(2)],
    ],
    [
      'what the user took apart is not joined by another way round',
      [
        [doi(1), paper(1), page(1)],
        [paper(1), ids[5] as PaperId, page(2)],
        [doi(1), ids[5] as PaperId, apart(3)],
      ],
      [doi(1), paper(1)],
    ],
    ['two of one scheme never', [[doi(1), doi(2), hand(1)]], [doi(1)]],
  ])('%s', (_, all, expected) => {
    expect(groupIn(netOf(all), doi(1))).toEqual(expected);
  });

  it('are joined only where the rows of both say so', () => {
    const net = new Map([[paper(1), { id: paper(1), same: { [doi(1)]: page(1) } }]]);
    expect(groupIn(net, paper(1))).toEqual([paper(1)]);
    expect(groupIn(net, doi(1))).toEqual([doi(1)]);
  });
});

/** Some order by a seed. */
function hash(said: Said, seed: number): number {
  let sum = seed | 0;
  for (const character of JSON.stringify(said)) {
    sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0;
  }
  return sum;
}
