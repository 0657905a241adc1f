// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLibraryModel } from '../../../components/library/library-model';
import { LibraryPage } from '../../../components/library/library-page';
import { createPhrases } from '../../../components/ui/phrases/phrases';
import { openArchive } from '../../../utils/library/restore/open-archive';
import { defaultSettings } from '../../../utils/settings/settings';
import { addDialogs } from '../jsdom-lacks';
import { markWith } from '../library/search/set-up';
import { mark, tag } from '../library/set-up';
import { doi, paper } from '../make';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { createLibraryDesk, NoSpace } from '../popup/library-desk';
import { settled } from '../settled';
import { violations } from '../violations';

const phrases = createPhrases(english, 'en');
const open = vi.fn();
/** Longest wait for what takes several transactions. */
const long = { timeout: 20_000 };

const root = pageRoot('Library', 'div');
addDialogs();
beforeEach(() => {
  // What jsdom lacks.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollTo = () => undefined;
});
afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllGlobals();
});

const settle = () => settled(root);

const exportPapers = vi.fn();
const importPapers = vi.fn();
const cite = vi.fn(async () => true);

/** Where colours and searches are kept: settings in memory. */
function choices() {
  let settings = defaultSettings;
  return {
    read: async () => settings,
    write: async (changed: typeof settings) => {
      settings = changed;
    },
    watch: () => () => undefined,
  };
}

async function show(fake: ReturnType<typeof createLibraryDesk>) {
  const model = createLibraryModel({
    desk: fake.desk,
    choices: choices(),
    phrases,
    archive: openArchive({ name: fake.name }),
    readOnOpen: () => false,
    isNotStored: (error) => error instanceof NoSpace,
    report: () => undefined,
  });
  await act(() =>
    render(
      <LibraryPage
        model={model}
        phrases={phrases}
        open={open}
        openData={() => undefined}
        exportPapers={exportPapers}
        cite={cite}
        importPapers={importPapers}
      />,
      root,
    ),
  );
  await settle();
  return model;
}

const lanterns = {
  title: 'Lanterns for Long Documents',
  authors: ['Inès Okoro', 'Bram de Wit'],
  abstract: 'We read twice.',
};

async function some() {
  const fake = createLibraryDesk();
  await fake.library.apply(markWith(1, lanterns));
  await fake.library.apply(markWith(2, { title: 'Counting Commas' }, 'queued'));
  await fake.library.apply(mark('read', true, [11, 12, 13]));
  await fake.library.apply(mark('hidden', true, [14]));
  return { fake, model: await show(fake) };
}

const rows = () => [...root.querySelectorAll('[data-papers] > li')];
const titles = () => rows().map((row) => row.getAttribute('aria-label'));
const text = () => root.textContent?.replace(/\s+/g, ' ') ?? '';
const button = (name: string | RegExp, within: Element = root) => {
  const found = [...within.querySelectorAll('button')].find((each) => {
    const own = each.getAttribute('aria-label') ?? each.textContent?.trim() ?? '';
    return typeof name === 'string' ? own === name : name.test(own);
  });
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const press = async (key: string, at: Element = document.body) => {
  await act(() => void at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
  await settle();
};
async function click(element: HTMLElement) {
  await act(() => element.click());
  await settle();
}
async function type(words: string) {
  const field = root.querySelector<HTMLInputElement>('input[type=search]');
  await act(() => {
    if (!field) return;
    field.value = words;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await settle();
}

describe('the library page', () => {
  it('leaves out what was only marked read in bulk or hidden, says so, and shows it on request', async () => {
    await some();
    expect(titles()).toEqual(['Counting Commas', 'Lanterns for Long Documents']);
    expect(text()).toContain('4 papers only marked read in bulk, or hidden');
    await click(button('Show'));
    expect(rows()).toHaveLength(6);
    await click(button('Leave them out'));
    expect(rows()).toHaveLength(2);
    expect(await violations()).toEqual([]);
  });

  it('names the place of each row among all', async () => {
    await some();
    expect(
      rows().map((row) => [row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]),
    ).toEqual([
      ['1', '2'],
      ['2', '2'],
    ]);
  });

  it('finds as it is typed, marks the words, and shows what they mean as chips', async () => {
    await some();
    await type('oko lant');
    expect(titles()).toEqual(['Lanterns for Long Documents']);
    expect(
      [...root.querySelectorAll('[data-papers] mark')].map((each) => each.textContent),
    ).toEqual(['Lant', 'Oko']);
    expect([...root.querySelectorAll('.chip')].map((each) => each.textContent)).toEqual([
      'oko… ×',
      'lant… ×',
    ]);
    expect(await violations()).toEqual([]);
    await click(button('Remove: oko…'));
    expect(root.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('lant');
  });

  it('offers the best match only where words are searched', async () => {
    await some();
    const orders = () => {
      const select = root.querySelector<HTMLSelectElement>('.order select');
      return [select?.value, ...Array.from(select?.options ?? [], ({ value }) => value)];
    };
    expect(orders()).toEqual(['marked', 'marked', 'title', 'date', 'upvotes']);
    await type('is:starred');
    expect(orders()).toEqual(['marked', 'marked', 'title', 'date', 'upvotes']);
    await type('lant');
    expect(orders()).toEqual(['best', 'best', 'marked', 'title', 'date', 'upvotes']);
  });

  it('shows the details of the current paper', async () => {
    await some();
    await press('j');
    const details = root.querySelector('#details');
    expect(details?.textContent).toContain('We read twice.');
    expect(details?.textContent).toContain('Inès Okoro, Bram de Wit');
    expect(details?.textContent).toContain('Starred · ');
    expect(details?.textContent).toContain('arxiv:2603.00001');
  });

  it('keeps a row in its place, dimmed, until the next search', async () => {
    const { fake } = await some();
    await click(button(/^Starred/));
    expect(titles()).toEqual(['Lanterns for Long Documents']);
    await press('s');
    expect(rows()[0]?.getAttribute('data-out')).toBe('true');
    expect(text()).toContain('No marks any more');
    expect(fake.journal).toMatchObject([{ kind: 'mark', mark: 'starred', value: false }]);
    await click(button('Undo'));
    expect(rows()[0]?.getAttribute('data-out')).toBe('false');
    await press('s');
    await type('x');
    await type('');
    expect(titles()).toEqual([]);
    expect(text()).toContain('Nothing here');
    expect(await violations()).toEqual([]);
  });

  it('dims a paper that the user hides, whose box stays', async () => {
    await some();
    await press('h');
    expect(rows().map((row) => row.getAttribute('data-out'))).toEqual(['true', 'false']);
    expect(text()).toContain('Now: hidden');
  });

  it('draws a mark before the library has it, and takes it back where it isn’t stored', async () => {
    const { fake } = await some();
    const star = () => button('Star', rows()[0]).getAttribute('aria-pressed');
    const gate = Promise.withResolvers<void>();
    fake.gate = gate.promise;
    await act(() => button('Star', rows()[0]).click());
    expect(star()).toBe('true');
    gate.resolve();
    await settle();
    expect(star()).toBe('true');
    fake.stored = false;
    await click(button('Star', rows()[0]));
    expect(star()).toBe('true');
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Not saved');
  });

  it('acts on exactly what was selected, as one action', async () => {
    const { fake, model } = await some();
    await press('x');
    await press('j');
    await press('x');
    expect(text()).toContain('2 selected');
    expect(await violations()).toEqual([]);
    await click(button('Queue', root.querySelector('[role=toolbar]') ?? root));
    expect(fake.journal).toHaveLength(1);
    expect(fake.journal[0]).toMatchObject({
      mark: 'queued',
      value: true,
      papers: [{ id: paper(2) }, { id: paper(1) }],
    });
    await press('Escape');
    expect(model.selection.rows.value).toEqual([]);
  });

  it('exports what is selected, else what is listed, and cites it by a key', async () => {
    await some();
    await click(button('Export'));
    expect(exportPapers).toHaveBeenLastCalledWith([paper(2), paper(1)]);
    await press('x');
    await click(button('Export'));
    expect(exportPapers).toHaveBeenLastCalledWith([paper(2)]);
    await press('c');
    expect(cite).toHaveBeenLastCalledWith([paper(2)]);
    expect(text()).toContain('Copied BibTeX');
  });

  it('imports a file that is dropped on it', async () => {
    await some();
    await click(button('Import papers'));
    expect(importPapers).toHaveBeenLastCalledWith();
    const file = new File(['text'], 'papers.bib');
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { types: ['Files'], files: [file] } });
    document.body.dispatchEvent(drop);
    expect(importPapers).toHaveBeenLastCalledWith(file);
    expect(drop.defaultPrevented).toBe(true);
  });

  it('lists a paper with two ids once, and parts and joins them', async () => {
    const fake = createLibraryDesk();
    await fake.library.apply(markWith(1, lanterns));
    await fake.library.apply(
      mark('queued', true, [1], { papers: [{ id: doi(7), title: 'Lanterns as published' }] }),
    );
    await fake.library.alias([paper(1), doi(7)], true, Date.now(), 'hand');
    await show(fake);
    expect(titles()).toHaveLength(1);
    expect(root.querySelector('.other-ids')?.textContent).toContain('Also known as doi:10.1145/7');
    expect(await violations()).toEqual([]);
    await click(button('Not the same paper'));
    expect(root.querySelector('.other-ids')?.textContent).toContain(
      'Not the same paper as doi:10.1145/7',
    );
    expect(text()).toContain('1 more since you searched');
    await click(button('Undo', root.querySelector('.other-ids') ?? root));
    expect(root.querySelector('.other-ids')?.textContent).toContain('Also known as');
  });

  it('marks more than a thousand as one action, which is undone as one', async () => {
    const fake = createLibraryDesk();
    const numbers = Array.from({ length: 1_100 }, (_, n) => n + 1);
    await fake.library.apply(mark('starred', true, numbers));
    const model = await show(fake);
    await act(() => model.selection.all());
    expect(text()).toContain('1,100 selected');
    await click(button('Queue', root.querySelector('[role=toolbar]') ?? root));
    await vi.waitFor(async () => expect(await fake.library.queueLength()).toBe(1_100), long);
    await settle();
    expect(text()).toContain('Queued 1,100 papers');
    expect(fake.journal).toEqual([]);
    expect(await fake.library.history(9)).toHaveLength(2);
    await click(button('Undo'));
    await vi.waitFor(async () => expect(await fake.library.queueLength()).toBe(0), long);
  });

  it('tags more than a thousand and renames the tag, each as one action with progress', async () => {
    const fake = createLibraryDesk();
    const numbers = Array.from({ length: 1_100 }, (_, n) => n + 1);
    await fake.library.apply(mark('starred', true, numbers));
    const model = await show(fake);
    const parts: number[] = [];
    const cancels: unknown[] = [];
    const stop = model.many.subscribe((running) => {
      if (!running) return;
      parts.push(running.part);
      cancels.push(running.cancel);
    });
    await act(() => model.tag(model.found.value.rows, 'RL', true));
    const untilTags = (wanted: object) =>
      vi.waitFor(async () => expect(await fake.library.tags()).toEqual([wanted]), long);
    await untilTags({ tag: 'RL', papers: 1_100 });
    await vi.waitFor(() => expect(model.many.value).toBeUndefined(), long);
    await settle();
    expect(text()).toContain('Tagged 1,100 papers');
    // Until it is decided it can be cancelled.
    expect(cancels[0]).toBeDefined();
    expect(cancels.at(-1)).toBeUndefined();
    expect(parts.length).toBeGreaterThan(3);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    parts.length = 0;
    await act(() => model.renameTag('RL', 'agents'));
    await untilTags({ tag: 'agents', papers: 1_100 });
    await vi.waitFor(() => expect(model.many.value).toBeUndefined(), long);
    await settle();
    expect(parts.length).toBeGreaterThan(3);
    expect(text()).toContain('1,100 papers');
    expect(model.shownView.value).toEqual({ kind: 'tag', tag: 'agents' });
    expect(fake.journal).toEqual([]);
    parts.length = 0;
    await click(button('Undo'));
    await untilTags({ tag: 'RL', papers: 1_100 });
    await vi.waitFor(() => expect(model.many.value).toBeUndefined(), long);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    stop();
  });

  it('says how many more there are when another context marks one, and moves nothing', async () => {
    const { fake } = await some();
    await fake.elsewhere(markWith(3, { title: 'From elsewhere' }));
    await settle();
    expect(titles()).toEqual(['Counting Commas', 'Lanterns for Long Documents']);
    expect(text()).toContain('1 more since you searched');
    await click(button('Show', root.querySelector('.waiting') ?? root));
    expect(titles()).toEqual(['From elsewhere', 'Counting Commas', 'Lanterns for Long Documents']);
  });

  it('says how to begin where there is nothing, and when the library can’t be read', async () => {
    const fake = createLibraryDesk();
    await show(fake);
    expect(text()).toContain('Nothing in your library yet');
    expect(await violations()).toEqual([]);
    await act(() => render(null, root));
    fake.unreadable = true;
    await show(fake);
    expect(text()).toContain('Your library can’t be opened'.replace('’', "'"));
    expect(await violations()).toEqual([]);
    fake.unreadable = false;
    await click(button('Try again'));
    expect(text()).toContain('Nothing in your library yet');
  });

  it('shows its keys', async () => {
    await some();
    await press('?');
    expect(root.querySelector('dialog')?.textContent).toContain('Select, select up to here');
    expect(await violations()).toEqual([]);
  });

  it('opens a paper by its title and by Enter', async () => {
    await some();
    await press('o');
    expect(open).toHaveBeenLastCalledWith(expect.anything(), {
      paper: paper(2),
      address: 'https://arxiv.org/abs/2603.00002',
      inFront: true,
    });
    await click(rows()[1]?.querySelector<HTMLElement>('.title') ?? root);
    expect(open).toHaveBeenLastCalledWith(expect.anything(), {
      paper: paper(1),
      address: 'https://arxiv.org/abs/2603.00001',
      inFront: true,
    });
  });

  it('tags all that is selected at once, renames a tag and merges it with another', async () => {
    const { fake, model } = await some();
    await press('x');
    await press('j');
    await press('x');
    await press('t');
    const field = root.querySelector<HTMLInputElement>('.selection .add-tag');
    expect(document.activeElement).toBe(field);
    const add = async (tag: string) => {
      if (field) field.value = tag;
      field?.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
      await press('Enter', field ?? undefined);
    };
    await add('RL');
    expect(fake.journal.at(-1)).toMatchObject({ kind: 'tag', tag: 'RL', papers: [{}, {}] });
    expect(text()).toContain('Tagged 2 papers “\u2068RL\u2069”');
    await add('agents');
    expect(await violations()).toEqual([]);
    expect(model.allTags.value).toEqual([
      { tag: 'agents', papers: 2 },
      { tag: 'RL', papers: 2 },
    ]);
    await click(button(/^RL/));
    const name = root.querySelector<HTMLInputElement>('.tag-tools input');
    await act(() => {
      if (name) name.value = 'Agents';
      name?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await click(button('Merge into “agents”'));
    expect(model.allTags.value).toEqual([{ tag: 'agents', papers: 2 }]);
    expect(model.shownView.value).toEqual({ kind: 'tag', tag: 'agents' });
    expect(titles()).toHaveLength(2);
    await click(button('Undo'));
    expect(model.allTags.value).toHaveLength(2);
  });

  it('keeps what is typed in a note, under the paper it was typed for', async () => {
    const { fake, model } = await some();
    await press('e');
    const field = root.querySelector<HTMLTextAreaElement>('#details textarea');
    expect(document.activeElement).toBe(field);
    await act(() => {
      if (field) field.value = 'An *idea*';
      field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    const id = model.words.paper.value?.id ?? paper(0);
    model.step(1);
    await settle();
    expect(model.words.paper.value?.id).not.toBe(id);
    expect((await fake.library.ownWords(id)).note?.text).toBe('An *idea*');
    expect(root.querySelector('#details textarea')).toBeNull();
    model.step(-1);
    await settle();
    expect(root.querySelector('#details .note em')?.textContent).toBe('idea');
    expect(await violations()).toEqual([]);
  });

  it('gives a tag a colour, which a renamed tag keeps, and saves searches beside the tags', async () => {
    const { fake, model } = await some();
    await act(() => fake.elsewhere(tag('RL', true, [], { papers: [{ id: paper(1) }] })));
    await settle();
    await click(button(/^RL/));
    const select = root.querySelector<HTMLSelectElement>('.tag-tools select');
    await act(() => {
      if (select) select.value = 'green';
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
    expect(button(/^RL/).dataset['colour']).toBe('green');
    model.renameTag('RL', 'Rewards');
    await settle();
    expect(button(/^Rewards/).dataset['colour']).toBe('green');
    await type('author:okoro');
    await click(button('Save this search'));
    await type('');
    await click(button('author:okoro'));
    expect(model.text.value).toBe('author:okoro');
    expect(titles()).toEqual(['Lanterns for Long Documents']);
    expect(await violations()).toEqual([]);
    await click(button('Forget the search “author:okoro”'));
    expect(model.choices.searches.value).toEqual([]);
  });
});
