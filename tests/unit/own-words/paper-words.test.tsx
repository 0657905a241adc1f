// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPaperWords } from '../../../components/own-words/paper-words-model';
import { PaperWordsPage } from '../../../components/own-words/paper-words-page';
import { createPhrases } from '../../../components/ui/phrases/phrases';
import type { MarkablePaper } from '../../../utils/desk/by-hand';
import { paper } from '../make';
import { english } from '../popup/english';
import { createLibraryDesk, NoSpace } from '../popup/library-desk';
import { violations } from '../violations';

const phrases = createPhrases(english, 'en');
const edited = { id: paper(1), details: { title: 'Paper 1' } };

const fail = (_: string, cause: unknown): void => {
  throw cause;
};

function setUp(about: MarkablePaper = edited, report = fail) {
  const fake = createLibraryDesk();
  const leave = vi.fn();
  const model = createPaperWords({
    desk: fake.desk,
    isNotStored: (error) => error instanceof NoSpace,
    report,
    leave,
  });
  model.words.edit(about);
  const root = document.body.appendChild(document.createElement('div'));
  render(<PaperWordsPage model={model} phrases={phrases} />, root);
  return { fake, leave, model, root };
}
const ready = (set: ReturnType<typeof setUp>) =>
  vi.waitFor(() => expect(set.model.words.isRead.value).toBe(true));

describe('the page of one paper’s tags and note', () => {
  beforeEach(() => {
    document.documentElement.lang = 'en';
    document.title = 'Tags and note';
    document.body.replaceChildren();
  });

  it('begins in the field of tags, and has no violations', async () => {
    const set = setUp();
    await ready(set);
    await vi.waitFor(() => expect(document.activeElement?.matches('.add-tag')).toBe(true));
    expect(await violations()).toEqual([]);
  });

  it('calls a paper whose title nothing tells by its id', async () => {
    const set = setUp({ id: paper(1) });
    await ready(set);
    expect(set.root.querySelector('h1')?.textContent).toBe(paper(1));
  });

  it('fills in what its page tells only after the user has tagged it', async () => {
    const set = setUp({ id: paper(1) });
    await ready(set);
    set.model.words.add('soon');
    await set.model.told(Promise.resolve(edited));
    const kept = await set.fake.library.paper(paper(1));
    expect(kept?.details.title).toBe('Paper 1');
    expect((await set.fake.library.ownWords(paper(1))).tags).toEqual(['soon']);
  });

  it('waits for what the page tells before it leaves, where words were stored without that', async () => {
    const set = setUp({ id: paper(1) });
    await ready(set);
    const telling = Promise.withResolvers<MarkablePaper>();
    void set.model.told(telling.promise);
    set.model.words.add('soon');
    const closing = set.model.close();
    await vi.waitFor(async () =>
      expect((await set.fake.library.ownWords(paper(1))).tags).toEqual(['soon']),
    );
    telling.resolve(edited);
    await closing;
    expect(set.leave).toHaveBeenCalledOnce();
    expect((await set.fake.library.paper(paper(1)))?.details.title).toBe('Paper 1');
  });

  it('leaves at once where nothing was written, whatever the page still has to tell', async () => {
    const set = setUp({ id: paper(1) });
    await ready(set);
    void set.model.told(new Promise(() => undefined));
    await set.model.close();
    expect(set.leave).toHaveBeenCalledOnce();
  });

  it('leaves where asking the page failed, which is reported', async () => {
    const report = vi.fn();
    const set = setUp({ id: paper(1) }, report);
    await ready(set);
    set.model.words.add('soon');
    void set.model.told(Promise.reject(new Error('gone')));
    await set.model.close();
    expect(set.leave).toHaveBeenCalledOnce();
    expect(report).toHaveBeenCalledOnce();
  });

  it('draws the formulas of the title', async () => {
    const set = setUp({ id: paper(1), details: { title: 'A bound of $O(n)$' } });
    await ready(set);
    await vi.waitFor(() => expect(set.root.querySelector('h1 math')?.textContent).toBe('O(n)'));
  });

  it('leaves once what was typed is stored', async () => {
    const set = setUp();
    await ready(set);
    const gate = Promise.withResolvers<void>();
    set.fake.gate = gate.promise;
    set.model.words.type('An idea');
    const closing = set.model.close();
    await vi.waitFor(() => expect(set.fake.journal).toHaveLength(1));
    expect(set.leave).not.toHaveBeenCalled();
    gate.resolve();
    await closing;
    expect(set.leave).toHaveBeenCalledOnce();
    expect((await set.fake.library.ownWords(paper(1))).note?.text).toBe('An idea');
  });

  it('stays, and says why, where the disk takes nothing; and leaves when it does', async () => {
    const set = setUp();
    await ready(set);
    set.fake.stored = false;
    set.model.words.type('An idea');
    await set.model.close();
    expect(set.leave).not.toHaveBeenCalled();
    expect(set.root.querySelector('[role=alert]')?.textContent).toContain('Not saved');
    expect(set.model.words.note.value).toBe('An idea');
    set.fake.stored = true;
    await set.model.close();
    expect(set.leave).toHaveBeenCalledOnce();
    expect((await set.fake.library.ownWords(paper(1))).note?.text).toBe('An idea');
  });
});
