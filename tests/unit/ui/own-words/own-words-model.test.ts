import { describe, expect, it, vi } from 'vitest';
import { completionsOf } from '../../../../components/ui/own-words/completions';
import { createOwnWords } from '../../../../components/ui/own-words/own-words-model';
import { ActionSchema } from '../../../../utils/actions/actions-schema';
import * as z from '../../../../utils/basics/z';
import { noteLimit, tagsLimit } from '../../../../utils/paper/state/own-words';
import { note, tag } from '../../library/set-up';
import { paper } from '../../make';
import { createLibraryDesk } from '../../popup/library-desk';

function setUp() {
  const fake = createLibraryDesk();
  const model = createOwnWords({
    desk: fake.desk,
    act: (action) =>
      fake.desk.act(action).then(
        (outcome) => outcome?.status !== 'refused',
        () => false,
      ),
    report: (_, cause) => {
      throw cause;
    },
  });
  const stop = model.start();
  return { ...fake, fake, model, stop };
}
const first = { id: paper(1), details: { title: 'Paper 1' } };
const second = { id: paper(2), details: { title: 'Paper 2' } };
/** Each step of the database is a turn of its own. */
const settle = async () => {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setTimeout(resolve));
};
const textOf = async ({ library }: ReturnType<typeof setUp>, n: number) =>
  (await library.ownWords(paper(n))).note?.text;

describe('tags that are edited', () => {
  it('are drawn at once, spelled as they are known, and stored', async () => {
    const set = setUp();
    await set.library.apply(tag('RL', true, [9]));
    set.model.edit(first);
    await settle();
    set.model.add('rl, agents，  ,');
    expect(set.model.tags.value).toEqual(['agents', 'RL']);
    await settle();
    expect(set.model.tags.value).toEqual(['agents', 'RL']);
    expect(await set.library.ownWords(paper(1))).toEqual({ tags: ['agents', 'RL'] });
    expect((await set.library.paper(paper(1)))?.details.title).toBe('Paper 1');
    set.model.remove('RL');
    expect(set.model.tags.value).toEqual(['agents']);
    await settle();
    expect(await set.library.tags()).toEqual([
      { tag: 'agents', papers: 1 },
      { tag: 'RL', papers: 1 },
    ]);
  });

  it('are as they were where the disk took nothing', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    set.fake.stored = false;
    set.model.add('RL');
    expect(set.model.tags.value).toEqual(['RL']);
    await settle();
    expect(set.model.tags.value).toEqual([]);
  });

  it('are as many as one paper can carry, however many are pasted', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    set.model.add(Array.from({ length: 5_000 }, (_, n) => `tag ${n}`).join(', '));
    expect(set.model.tags.value).toHaveLength(tagsLimit);
    expect(set.model.isFull.value).toBe(true);
    await vi.waitFor(
      async () => expect((await set.library.ownWords(paper(1))).tags).toHaveLength(tagsLimit),
      { timeout: 30_000 },
    );
    expect(set.fake.journal).toHaveLength(tagsLimit);
  });

  it('are those of the paper in front, whatever is answered late', async () => {
    const set = setUp();
    await set.library.apply(tag('RL', true, [1]));
    set.model.edit(first);
    set.model.edit(second);
    await settle();
    expect(set.model.tags.value).toEqual([]);
  });
});

describe('a note that is typed', () => {
  it('is one step of the history, however many pauses there were', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    for (const text of ['A', 'A n', 'A note']) {
      set.model.type(text);
      set.model.store();
      await settle();
    }
    expect(await textOf(set, 1)).toBe('A note');
    expect(await set.library.history(9)).toHaveLength(1);
    // Opened again, it is another step.
    set.model.close();
    set.model.edit(first);
    await settle();
    expect(set.model.note.value).toBe('A note');
    set.model.type('A note.');
    set.model.close();
    await settle();
    expect(await textOf(set, 1)).toBe('A note.');
    expect(await set.library.history(9)).toHaveLength(2);
  });

  it('of a megabyte is kept as far as a note can go, and as the journal can take it', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    set.model.type('word '.repeat(200_000));
    set.model.store();
    await settle();
    expect(await textOf(set, 1)).toBe('word '.repeat(noteLimit / 5));
    expect(set.model.note.value).toHaveLength(noteLimit);
    expect(set.model.noteState.value).toBe('kept');
    expect(z.safeParse(ActionSchema, set.fake.journal.at(-1)).success).toBe(true);
  });

  it('is stored by closing, or by turning to another paper, before any pause', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    set.model.type('Of the first');
    set.model.edit(second);
    expect(set.model.note.value).toBe('');
    set.model.type('Of the second');
    set.stop();
    await settle();
    expect([await textOf(set, 1), await textOf(set, 2)]).toEqual(['Of the first', 'Of the second']);
  });

  it('is not overwritten by what another tab wrote meanwhile, and is the later text', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    set.model.type('Mine');
    await set.fake.elsewhere(note(1, 'Theirs'));
    await settle();
    expect(set.model.note.value).toBe('Mine');
    set.model.store();
    await settle();
    expect(await textOf(set, 1)).toBe('Mine');
    // At rest it follows.
    await set.fake.elsewhere(note(1, 'Theirs again'));
    await settle();
    expect(set.model.note.value).toBe('Theirs again');
  });

  it('is not replaced by what was read before it was stored, however late that is answered', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { ownWords } = set.library;
    set.library.ownWords = async (id) => {
      const own = await ownWords(id);
      await promise;
      return own;
    };
    await set.fake.elsewhere(tag('RL', true, [9]));
    await settle();
    set.model.type('Typed');
    set.model.store();
    await settle();
    resolve();
    await settle();
    expect(set.model.note.value).toBe('Typed');
  });

  it('stays where the disk took nothing, says so, and is stored by the next try', async () => {
    const set = setUp();
    set.model.edit(first);
    await settle();
    set.fake.stored = false;
    set.model.type('Kept');
    set.model.store();
    await settle();
    expect([set.model.note.value, set.model.noteState.value]).toEqual(['Kept', 'not stored']);
    set.fake.stored = true;
    set.model.store();
    await settle();
    expect(set.model.noteState.value).toBe('kept');
    expect(await textOf(set, 1)).toBe('Kept');
  });
});

describe('completions', () => {
  const all = ['Reinforcement learning', 'RL', 'Deep learning', 'ＲＬＨＦ'].map((tag, n) => ({
    tag,
    papers: 9 - n,
  }));
  it.each([
    ['r', ['Reinforcement learning', 'ＲＬＨＦ', 'Deep learning']],
    ['LEARN', ['Reinforcement learning', 'Deep learning']],
    ['ｒｌ', ['ＲＬＨＦ']],
    ['none', []],
  ])('of %j are %j', (text, wanted) =>
    expect(completionsOf(text, all, ['rl']).map(({ tag }) => tag)).toEqual(wanted),
  );
});
