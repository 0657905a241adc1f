import { describe, expect, it } from 'vitest';
import { completionsOf } from '../../../components/ui/own-words/completions';
import type { TagAction } from '../../../utils/actions/actions-schema';
import { openArchive } from '../../../utils/library/restore/open-archive';
import { tagsLimit } from '../../../utils/paper/state/own-words';
import { doi, paper } from '../make';
import { mark, note, renameTag, setUp, tag, undo } from './set-up';

async function tagsOf(library: ReturnType<typeof setUp>['library'], ...papers: number[]) {
  return Promise.all(papers.map(async (n) => (await library.ownWords(paper(n))).tags));
}

describe('a tag', () => {
  it('is put on papers and taken off, and counted', async () => {
    const { library, act } = setUp();
    expect(await act(tag('RL', true, [1, 2, 3]))).toMatchObject({ changed: 3 });
    await act(tag('agents', true, [1]));
    expect(await act(tag('RL', false, [2]))).toMatchObject({ changed: 1 });
    expect(await tagsOf(library, 1, 2, 3)).toEqual([['agents', 'RL'], [], ['RL']]);
    expect(await library.tags()).toEqual([
      { tag: 'agents', papers: 1 },
      { tag: 'RL', papers: 2 },
    ]);
    expect(await library.size()).toMatchObject({ tagged: 3, noted: 0 });
  });

  it('is all that the library says of a paper which carries neither a mark nor a note', async () => {
    const { library, act } = setUp();
    const isOnlyTagged = async () => (await library.lookUp([paper(1)]))[0]?.onlyTagged;
    await act(tag('RL', true, [1]));
    expect(await isOnlyTagged()).toBe(true);
    await act(mark('starred', true, [1]));
    expect(await isOnlyTagged()).toBeUndefined();
    await act(mark('starred', false, [1]));
    await act(note(1, 'Mine.'));
    expect(await isOnlyTagged()).toBeUndefined();
    await act(note(1, ''));
    expect(await isOnlyTagged()).toBe(true);
    await act(tag('RL', false, [1]));
    expect(await isOnlyTagged()).toBeUndefined();
  });

  it('keeps the spelling given first, whatever the case or width of the next', async () => {
    const { library, act } = setUp();
    await act(tag('RL', true, [1]));
    await act(tag('ｒｌ', true, [2]));
    expect(await act(tag('rl', true, [1]))).toMatchObject({ changed: 0 });
    expect(await tagsOf(library, 1, 2)).toEqual([['RL'], ['RL']]);
    await act(tag('Rl', false, [1]));
    expect(await library.tags()).toEqual([{ tag: 'RL', papers: 1 }]);
  });

  it('that is put on again changes nothing, and an action done twice is done once', async () => {
    const { library, act } = setUp();
    const action = tag('RL', true, [1]);
    await act(action);
    await act(tag('RL', false, [1]));
    expect(await act(action)).toMatchObject({ status: 'known' });
    expect(await act(tag('RL', false, [1, 2]))).toMatchObject({ changed: 0 });
    expect(await tagsOf(library, 1, 2)).toEqual([[], []]);
  });

  it('is undone as one action, where papers still are as it left them', async () => {
    const { library, act } = setUp();
    const action = tag('RL', true, [1, 2, 3]);
    await act(action);
    await act(tag('RL', false, [2]));
    await act(tag('RL', true, [2]));
    expect(await act(undo(action.id))).toMatchObject({ changed: 2, kept: 1 });
    expect(await tagsOf(library, 1, 2, 3)).toEqual([[], ['RL'], []]);
  });

  it('keeps the details of its papers', async () => {
    const { library, act } = setUp();
    const details = { title: 'Paper 1', authors: ['Ines Okoro'], abstract: 'We …' };
    const action: TagAction = { ...tag('RL', true, []), papers: [{ id: paper(1), details }] };
    await act(action);
    expect((await library.paper(paper(1)))?.details).toEqual(details);
  });

  it('beyond what one paper can carry is refused; the others stay', async () => {
    const { library, act } = setUp();
    for (let n = 0; n < tagsLimit; n++) await act(tag(`tag ${n}`, true, [1]));
    expect(await act(tag('one more', true, [1]))).toMatchObject({
      status: 'refused',
      reason: 'too many tags',
    });
    expect(await act(tag('one more', true, [1, 2]))).toMatchObject({ changed: 1 });
    expect(await act(tag('tag 7', true, [1]))).toMatchObject({ changed: 0 });
    expect((await tagsOf(library, 1, 2)).map(({ length }) => length)).toEqual([tagsLimit, 1]);
  });

  it('may be one of twenty thousand, which are counted and renamed all the same', async () => {
    const { name, library, act } = setUp();
    const archive = openArchive({ name });
    const { id, time } = mark('read', true, [1]);
    const papers = Array.from({ length: 100 }, (_, n) => ({
      id: paper(n + 1),
      marks: {},
      tags: Array.from({ length: tagsLimit }, (_, m) => ({
        name: `tag ${n} ${m}`,
        value: true,
        time,
        action: id,
      })),
    }));
    await archive.stage(id, 0, { papers, seen: [], aliases: [] });
    await archive.decide({ id, time, mode: 'merge', chunks: 1 });
    await library.resume();
    const all = await library.tags();
    expect(all).toHaveLength(20_000);
    expect(all.every(({ papers: count }) => count === 1)).toBe(true);
    expect(await act(renameTag('tag 7 7', 'tag 8 8'))).toMatchObject({ changed: 1 });
    expect(await library.tags()).toHaveLength(19_999);
    expect(completionsOf('tag 7 1', all, []).length).toBeLessThan(20);
  });

  it('stands under every id of a paper, counts once, and is taken off all of them', async () => {
    const { library, act } = setUp();
    await act(tag('RL', true, [1]));
    await act({ ...tag('RL', true, []), papers: [{ id: doi(1), title: 'Paper 1' }] });
    expect(await library.tags()).toEqual([{ tag: 'RL', papers: 2 }]);
    await library.alias([paper(1), doi(1)], true, 9, 'hand');
    expect(await library.tags()).toEqual([{ tag: 'RL', papers: 1 }]);
    const off = tag('RL', false, [1]);
    await act(off);
    expect((await library.ownWords(doi(1))).tags).toEqual([]);
    expect(await library.tags()).toEqual([]);
    await act(undo(off.id));
    expect((await library.ownWords(doi(1))).tags).toEqual(['RL']);
    // Parting them loses nothing.
    await library.alias([paper(1), doi(1)], false, 10, 'hand');
    expect(await library.tags()).toEqual([{ tag: 'RL', papers: 2 }]);
  });
});

describe('a tag that is renamed', () => {
  it('is another on all its papers, in one action that can be undone', async () => {
    const { library, act } = setUp();
    await act(tag('RL', true, [1, 2, 3]));
    await act(tag('RL', false, [3]));
    const renamed = renameTag('rl', 'Reinforcement learning');
    expect(await act(renamed)).toMatchObject({ changed: 2 });
    expect(await library.tags()).toEqual([{ tag: 'Reinforcement learning', papers: 2 }]);
    expect((await library.history(1))[0]?.summary).toEqual({
      kind: 'rename tag',
      from: 'rl',
      to: 'Reinforcement learning',
      count: 2,
    });
    expect(await act(undo(renamed.id))).toMatchObject({ changed: 2, kept: 0 });
    expect(await library.tags()).toEqual([{ tag: 'RL', papers: 2 }]);
  });

  it('to one that exists is merged with it, and undo parts them as they were', async () => {
    const { library, act } = setUp();
    await act(tag('RL', true, [1, 2]));
    await act(tag('Agents', true, [2, 3]));
    const merged = renameTag('RL', 'agents');
    await act(merged);
    expect(await tagsOf(library, 1, 2, 3)).toEqual([['Agents'], ['Agents'], ['Agents']]);
    await act(undo(merged.id));
    expect(await tagsOf(library, 1, 2, 3)).toEqual([['RL'], ['Agents', 'RL'], ['Agents']]);
  });

  it('to another spelling is spelled so from then on', async () => {
    const { library, act } = setUp();
    await act(tag('rl', true, [1, 2]));
    const respelled = renameTag('rl', 'RL');
    await act(respelled);
    await act(tag('rl', true, [3]));
    expect(await tagsOf(library, 1, 2, 3)).toEqual([['RL'], ['RL'], ['RL']]);
    await act(undo(respelled.id));
    expect(await tagsOf(library, 1, 2, 3)).toEqual([['rl'], ['rl'], ['RL']]);
  });

  it('that no paper carries changes nothing', async () => {
    const { library, act } = setUp();
    expect(await act(renameTag('none', 'other'))).toMatchObject({ changed: 0 });
    expect(await library.lastUndoable()).toBeUndefined();
  });
});

describe('a note', () => {
  const textOf = async (library: ReturnType<typeof setUp>['library'], n: number) =>
    (await library.ownWords(paper(n))).note?.text;

  it('is kept as typed, and taken away by an empty one', async () => {
    const { library, act } = setUp();
    const text = '# Idea\r\n\r\n<script>alert(1)</script> [x](javascript:alert(1)) \u202e';
    await act(note(1, text));
    expect(await textOf(library, 1)).toBe(text);
    expect(await library.size()).toMatchObject({ noted: 1 });
    expect(await library.lookUp([paper(1)])).toMatchObject([{ noted: true }]);
    await act(note(1, ''));
    expect(await library.lookUp([paper(1)])).toEqual([{ id: paper(1), marks: {} }]);
    expect(await library.ownWords(paper(1))).toEqual({ tags: [] });
    expect(await library.size()).toMatchObject({ noted: 0 });
  });

  it('typed in one go is one step of the history, however often it was stored', async () => {
    const { library, act } = setUp();
    await act(note(1, 'Before'));
    const first = note(1, 'B');
    await act(first);
    const more = [note(1, 'Be', first.id), note(1, 'Bet', first.id), note(1, 'Better', first.id)];
    for (const action of more) await act(action);
    expect(await library.history(9)).toHaveLength(2);
    // Done again, as after a crash, none of them changes anything, and the pages are told once more.
    for (const action of [first, ...more]) {
      expect(await act(action)).toMatchObject({ papers: [paper(1)] });
    }
    expect(await library.history(9)).toHaveLength(2);
    expect(await textOf(library, 1)).toBe('Better');
    const last = await library.lastUndoable();
    expect(last?.id).toBe(first.id);
    expect(await act(undo(first.id))).toMatchObject({ changed: 1, kept: 0 });
    expect(await textOf(library, 1)).toBe('Before');
  });

  it('typed on after its undo is a step of its own', async () => {
    const { library, act } = setUp();
    const first = note(1, 'One');
    await act(first);
    await act(undo(first.id));
    await act(note(1, 'One more', first.id));
    expect(await textOf(library, 1)).toBe('One more');
    const last = await library.lastUndoable();
    await act(undo(last?.id ?? first.id));
    expect(await textOf(library, 1)).toBeUndefined();
  });

  it('written in two tabs is the later text; the earlier can be taken back to', async () => {
    const { library, act } = setUp();
    const here = note(1, 'Here');
    await act(here);
    await act(note(1, 'Here I', here.id));
    const there = note(1, 'There');
    await act(there);
    await act(note(1, 'Here I am', here.id));
    await act(note(1, 'Here I am again', here.id));
    expect(await textOf(library, 1)).toBe('Here I am again');
    const texts: (string | undefined)[] = [];
    for (let n = 0; n < 3; n++) {
      const last = await library.lastUndoable();
      if (last) await act(undo(last.id));
      texts.push(await textOf(library, 1));
    }
    expect(texts).toEqual(['There', 'Here I', undefined]);
  });

  it('written in two tabs is the same where all of it is done again', async () => {
    const { library, act } = setUp();
    const here = note(1, 'Here');
    const more = [note(1, 'Here I', here.id)];
    const there = note(1, 'There');
    const last = note(1, 'Here I am', here.id);
    const all = [here, ...more, there, last, note(1, 'Here I am.', here.id), undo(last.id)];
    for (const action of all) await act(action);
    expect(await textOf(library, 1)).toBe('There');
    const before = await library.history(9);
    for (const action of all) await act(action);
    expect(await textOf(library, 1)).toBe('There');
    expect(await library.history(9)).toEqual(before);
  });

  it('stands under every id of a paper; the later one counts', async () => {
    const { library, act } = setUp();
    await act(note(1, 'Of the preprint'));
    await library.alias([paper(1), doi(1)], true, 9, 'hand');
    await act({ ...note(1, 'Of the article'), paper: { id: doi(1) } });
    expect(await textOf(library, 1)).toBe('Of the article');
    await library.alias([paper(1), doi(1)], false, 10, 'hand');
    expect(await textOf(library, 1)).toBe('Of the preprint');
  });

  it('and tags stay where marks, openings and moves change', async () => {
    const { library, act } = setUp();
    await act(note(1, 'Stays'));
    await act(tag('RL', true, [1]));
    await act(mark('queued', true, [1]));
    const { id, time } = mark('read', true, [1]);
    await act({ id, time, kind: 'opened', paper: paper(1) });
    const read = mark('read', true, [1]);
    await act(read);
    await act(undo(read.id));
    expect(await library.ownWords(paper(1))).toMatchObject({
      tags: ['RL'],
      note: { text: 'Stays' },
    });
  });
});
