import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from '../../../utils/basics/z';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { ruleKinds } from '../../../utils/rules/rule-kinds';
import { createJudge, plain } from '../../../utils/rules/rules';
import type { Rule } from '../../../utils/rules/rules-schema';
import { RuleSchema } from '../../../utils/rules/rules-schema';
import { tryRule } from '../../../utils/rules/trial';
import { paper } from '../make';

const rule = (by: Rule['by'], value: string, does: Rule['does'] = 'raise'): Rule => ({
  does,
  by,
  value,
});
const matches = (one: Rule, details: Partial<PaperDetails>): boolean =>
  createJudge([one])({ title: '', ...details }).rank !== 1;
const finds = (value: string, title: string): boolean => matches(rule('words', value), { title });

describe('words', () => {
  it.each([
    ['art', 'The State of the Art', true],
    ['art', 'Smart Cities', false],
    ['art', 'Artful', false],
    ['art', 'art-based learning', true],
    ['state of the art', 'The state\n of the  Art of it', true],
    ['GPT', 'GPT-4 and others', true],
    ['GPT', 'GPT4', false],
    ['c++', 'Safer C++ for all', true],
    ['diffusion', 'DIFFUSION!', true],
    ['grun', 'Grün ist schön', true],
    ['grün', 'Grun', true],
    ['grün', 'Gru\u0308n', true],
    ['straße', 'STRASSE', true],
    ['ΟΔΟΣ', 'η οδος', true],
    ['efficient', 'E\ufb03cient search', true],
    ['fine-tuning', 'On fine\u2011tuning', true],
    ["Parkinson's", 'Parkinson’s disease', true],
    ['transformer', 'Trans\u00adformer', true],
    ['扩散模型', '一种新的扩散模型方法', true],
    ['扩散', '扩大', false],
    ['データ', '大規模データーセット', true],
    // Another word, not another form of it.
    ['ガン', 'カン', false],
    ['확산', '확산 모델', true],
    ['확사', '확산 모델', false],
    ['कि', 'क', false],
    ['क', 'कि', false],
    ['𝐀𝐈', 'AI for all', true],
    ['𠮷', '𠮷野', true],
    ['x', '𝔁', true],
  ])('%s in “%s”: %s', (value, title, expected) => {
    expect(finds(value, title)).toBe(expected);
  });

  it('are searched in the abstract, too, and nowhere else', () => {
    expect(matches(rule('words', 'graph'), { abstract: 'A graph.' })).toBe(true);
    expect(matches(rule('words', 'graph'), { authors: ['A. Graph'], subjects: ['Graph'] })).toBe(
      false,
    );
  });

  it('are found between any others, and in no longer word', () => {
    const word = fc.stringMatching(/^[a-zäöüß0-9]{1,8}$/);
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), fc.nat(5), (wanted, others, at) => {
        expect(finds(wanted, others.toSpliced(at, 0, wanted.toUpperCase()).join(' '))).toBe(true);
        const longer = others.map((other) => `${other}${wanted}x`).join(' ');
        const isThere = longer.split(' ').some((one) => plain(one) === plain(wanted));
        expect(finds(wanted, longer)).toBe(isThere);
      }),
    );
  });
});

describe('other kinds', () => {
  it.each<[Rule, Partial<PaperDetails>, boolean]>([
    [rule('author', 'lecun'), { authors: ['A. B.', 'Yann LeCun'] }, true],
    [rule('author', 'Muller'), { authors: ['Jürgen Müller'] }, true],
    [rule('author', 'Li'), { authors: ['Ling Lin'] }, false],
    [rule('organisation', 'deepmind'), { organisation: { slug: 'gdm', name: 'DeepMind' } }, true],
    [rule('organisation', 'gdm'), { organisation: { slug: 'gdm', name: 'DeepMind' } }, true],
    [rule('organisation', 'deepmind'), {}, false],
    [rule('subject', 'cs.CL'), { subjects: ['Computation and Language (cs.CL)'] }, true],
    [rule('subject', 'cs.C'), { subjects: ['Computation and Language (cs.CL)'] }, false],
    [rule('subject', 'robotics'), { keywords: ['Robotics'] }, true],
    [rule('upvotes', '50'), { upvotes: 50 }, true],
    [rule('upvotes', '50'), { upvotes: 49 }, false],
    [rule('upvotes', '0'), {}, false],
    [rule('upvotes', '50', 'mute'), { upvotes: 49 }, true],
    [rule('upvotes', '50', 'mute'), { upvotes: 50 }, false],
    [rule('upvotes', '50', 'mute'), {}, false],
  ])('%o of %o: %s', (one, details, expected) => {
    expect(matches(one, details)).toBe(expected);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  // Surrogates on their own, as broken feeds send them.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((all) => String.fromCharCode(...all)),
  fc.constantFrom('a', 'a b', 'A-B', 'ä', '扩散', 'b a'),
);
const rules: fc.Arbitrary<Rule> = fc.record({
  does: fc.constantFrom('raise', 'mute'),
  by: fc.constantFrom(...ruleKinds),
  value: fc.oneof(text, fc.nat(5).map(String)),
});
const details: fc.Arbitrary<PaperDetails> = fc.record(
  {
    title: text,
    abstract: text,
    authors: fc.array(text, { maxLength: 3 }),
    organisation: fc.record({ slug: text, name: text }),
    subjects: fc.array(text, { maxLength: 3 }),
    keywords: fc.array(text, { maxLength: 3 }),
    upvotes: fc.nat(6),
  },
  { requiredKeys: ['title'] },
);

describe('whatever rules and papers there are', () => {
  it('text made plain is plain', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(plain(plain(one))).toBe(plain(one));
        expect(plain(one.toUpperCase())).toBe(plain(one.toUpperCase().toLowerCase()));
      }),
      { numRuns: 500 },
    );
  });

  it('the verdict is that of the first rule that raises, or else of the first that mutes', () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 6 }), details, (all, one) => {
        const hits = all.filter((each) => createJudge([each])(one).rank !== 1);
        const because =
          hits.find(({ does }) => does === 'raise') ?? hits.find(({ does }) => does === 'mute');
        const verdict = createJudge(all)(one);
        expect(verdict.because).toBe(because);
        expect(verdict.rank).toBe(because ? { raise: 2, mute: 0 }[because.does] : 1);
      }),
      { numRuns: 500 },
    );
  });

  it('one that mutes raises nothing, one that raises mutes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(rules, { maxLength: 4 }),
        rules,
        fc.nat(4),
        details,
        (all, one, at, given) => {
          const before = createJudge(all)(given).rank;
          const after = createJudge(all.toSpliced(at, 0, one))(given).rank;
          if (one.does === 'mute') expect(after).toBeLessThanOrEqual(before);
          else expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a title finds itself, as words or between others', () => {
    fc.assert(
      fc.property(text, (title) => {
        if (plain(title) === '') return;
        expect(finds(title, title)).toBe(true);
        expect(finds(title, `- ${title} -`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a trial counts what the judge says', async () => {
    const { signal } = new AbortController();
    await fc.assert(
      fc.asyncProperty(
        fc.array(rules, { maxLength: 4 }),
        rules,
        fc.array(details, { maxLength: 12 }),
        async (all, one, papers) => {
          const trial = await tryRule(
            all,
            one,
            papers.map((details, n) => ({ id: paper(n), details })),
            signal,
          );
          const ranks = (given: readonly Rule[]) =>
            papers.map((one) => createJudge(given)(one).rank);
          const [before, after, alone] = [ranks(all), ranks([...all, one]), ranks([one])];
          const own = papers
            .map(({ title }, n) => ({ id: paper(n), title }))
            .filter((_, n) => before[n] !== after[n]);
          expect(trial).toEqual({
            total: papers.length,
            raises: after.filter((rank) => rank === 2).length,
            mutes: after.filter((rank) => rank === 0).length,
            own: own.length,
            already: alone.filter((rank) => rank !== 1).length - own.length,
            examples: own.toReversed().slice(0, 5),
          });
        },
      ),
    );
  });

  it('a trial that is no longer wanted ends', async () => {
    const wanted = new AbortController();
    const papers = Array.from({ length: 2_000 }, (_, n) => ({
      id: paper(n),
      details: { title: 'a' },
    }));
    const trial = tryRule([], rule('words', 'a'), papers, wanted.signal);
    wanted.abort();
    expect(await trial).toBeUndefined();
  });
});

describe('a rule to be kept', () => {
  it.each([
    [{ does: 'raise', by: 'words', value: 'diffusion' }, true],
    [{ does: 'raise', by: 'words', value: '' }, false],
    [{ does: 'raise', by: 'words', value: 'x'.repeat(201) }, false],
    [{ does: 'mute', by: 'upvotes', value: '12' }, true],
    [{ does: 'mute', by: 'upvotes', value: '1.5' }, false],
    [{ does: 'mute', by: 'upvotes', value: '-1' }, false],
    [{ does: 'hide', by: 'words', value: 'x' }, false],
    [{ does: 'mute', by: 'title', value: 'x' }, false],
  ])('%o: %s', (one, expected) => {
    expect(z.safeParse(RuleSchema, one).success).toBe(expected);
  });
});
