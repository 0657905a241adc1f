// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FrontTab } from '../../../../components/popup/front-tab/this-paper';
import { createThisPaperModel } from '../../../../components/popup/front-tab/this-paper-model';
import { Popup } from '../../../../components/popup/popup';
import { createQueueModel } from '../../../../components/popup/queue/queue-model';
import { createPhrases } from '../../../../components/ui/phrases/phrases';
import { reportOf } from '../../../../utils/diagnosis/report';
import { doiPaperId } from '../../../../utils/paper/ids/doi';
import { type PaperId, pmidPaperId } from '../../../../utils/paper/ids/paper-id';
import { fakeTab } from '../../fake-tab';
import { addSight } from '../../jsdom-lacks';
import { mark, tag } from '../../library/set-up';
import { paper } from '../../make';
import { pageRoot } from '../../page-root';
import { turns } from '../../settled';
import { violations } from '../../violations';
import { english } from '../english';
import { createLibraryDesk, NoSpace } from '../library-desk';
import { otherParts } from '../parts';

const openTab = vi.fn();
const copy = vi.fn(async (_: string) => undefined);

const root = pageRoot('Offprint', 'div');
addSight();
afterEach(() => void openTab.mockReset());

const address = 'https://huggingface.co/papers/2603.00001';
const details = { title: 'A paper', authors: ['Ada Lovelace'] };
const site = { site: 'huggingface', view: 'paper', papers: 1 };
const onItsPage = () =>
  fakeTab(address, { about: () => ({ ...site, paper: { id: paper(1), details } }) });

const cite = vi.fn(async () => true);

async function show(tab: ReturnType<typeof fakeTab> | undefined, fake = createLibraryDesk()) {
  const queue = createQueueModel({
    desk: fake.desk,
    words: english,
    openTab,
    cite,
    isNotStored: (error) => error instanceof NoSpace,
  });
  const model = createThisPaperModel({
    desk: fake.desk,
    queue,
    frontTab: async () => tab,
    report: (about) => reportOf(english, about, '0.1.0', 'Mozilla/5.0 Gecko/1 Firefox/153.0'),
    copy,
    say: english.say,
  });
  const phrases = createPhrases(english, 'en');
  const others = otherParts(fake.desk, queue, { report: () => undefined });
  // The library is open, so that what follows is drawn soon.
  await fake.library.queueLength();
  await act(() =>
    render(
      <Popup
        model={queue}
        phrases={phrases}
        visit={vi.fn()}
        openSettings={vi.fn()}
        openLibrary={vi.fn()}
        loadSearch={vi.fn()}
        openData={vi.fn()}
        {...others}
      >
        <FrontTab model={model} ownWords={others.ownWords} phrases={phrases} />
      </Popup>,
      root,
    ),
  );
  await settle();
  return fake;
}

/** Lets everything run that is under way: each step of the database is a turn of its own. */
const settle = () => turns(60);

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
const section = () => document.querySelector('section.this-paper');
const toggles = () => Array.from(document.querySelectorAll('.toggles button'));
const pressed = () =>
  toggles().flatMap((button) =>
    button.getAttribute('aria-pressed') === 'true' ? [button.textContent] : [],
  );
const queued = () =>
  Array.from(document.querySelectorAll('ol[aria-label="Queue"] > li'), (row) =>
    row.getAttribute('aria-label'),
  );

/** Clicks, and gives what is drawn before anything has been stored. */
async function click(element: Element | undefined, more: MouseEventInit = {}) {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more });
  await act(() => void element?.dispatchEvent(event));
}
const toggle = (name: string) => click(toggles().find((button) => button.textContent === name));

describe('this paper', () => {
  it('has its title, its authors and four toggles in a group named by the title', async () => {
    await show(onItsPage());
    expect(find('fieldset').getAttribute('aria-label')).toBe('A paper');
    expect(toggles().map(({ textContent }) => textContent)).toEqual([
      'Read',
      'Queue',
      'Star',
      'Hide',
    ]);
    expect(pressed()).toEqual([]);
    expect(section()?.textContent).toContain('This paperA paperAda Lovelace');
    expect(document.activeElement).toBe(toggles()[0]);
  });

  it('copies its citation, with what its page tells', async () => {
    await show(onItsPage());
    await click(find('.this-paper .links button'));
    expect(cite).toHaveBeenCalledWith(paper(1), expect.objectContaining({ title: 'A paper' }));
  });

  it('gives the focus on to the queue by arrows', async () => {
    const fake = createLibraryDesk();
    await fake.library.apply(mark('queued', true, [2, 3]));
    await show(onItsPage(), fake);
    expect(document.activeElement).toBe(toggles()[0]);
    const down = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true });
    await act(() => void document.activeElement?.dispatchEvent(down));
    expect(document.activeElement?.closest('li')?.getAttribute('aria-label')).toBe('Paper 2');
  });

  it('is what the library knows of it, also while the page does not answer', async () => {
    const fake = createLibraryDesk();
    await fake.library.apply(mark('starred', true, [1]));
    await show(fakeTab(address, { about: () => new Promise(() => undefined) }), fake);
    expect(find('fieldset').getAttribute('aria-label')).toBe('Paper 1');
    expect(pressed()).toEqual(['Star']);
  });

  it('has its id for a title where no page tells one', async () => {
    await show(fakeTab('https://arxiv.org/pdf/2603.00001'));
    expect(find('fieldset').getAttribute('aria-label')).toBe('arxiv:2603.00001');
  });

  it.each([
    ['no tab', undefined],
    ['a listing', fakeTab('https://huggingface.co/papers', { about: () => site })],
    [
      'any other page',
      fakeTab('https://example.org/', { metas: () => ({ title: 'x', metas: [] }) }),
    ],
    ['a page that may not be read', fakeTab(undefined)],
  ])('is not there over %s', async (_, tab) => {
    await show(tab);
    expect(section()).toBeNull();
    expect(document.querySelector('.not-understood')).toBeNull();
  });

  it('is not there while the library can not be read: no mark is ever shown as absent', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createLibraryDesk();
    await fake.library.apply(mark('queued', true, [1]));
    fake.unreadable = true;
    await show(onItsPage(), fake);
    expect(section()).toBeNull();
    fake.unreadable = false;
    await click(find('.placeholder button'));
    await settle();
    expect(pressed()).toEqual(['Queue']);
  });
});

describe('its marks', () => {
  it('are drawn at once, here and in the queue, and written to the journal first', async () => {
    const fake = await show(onItsPage());
    fake.gate = new Promise(() => undefined);
    await toggle('Queue');
    expect(pressed()).toEqual(['Queue']);
    expect(queued()).toEqual(['A paper']);
    expect(find('.message[role="status"]').textContent).toBe('Queued ·Undo');
    expect(fake.journal).toMatchObject([
      {
        kind: 'mark',
        by: 'hand',
        mark: 'queued',
        value: true,
        papers: [{ id: paper(1), title: 'A paper', details }],
        listing: 'huggingface/paper/2603.00001',
      },
    ]);
  });

  it('are undone by the message, and drawn so at once', async () => {
    const fake = await show(onItsPage());
    await toggle('Queue');
    await settle();
    fake.gate = new Promise(() => undefined);
    await click(find('.message[role="status"] button'));
    expect(pressed()).toEqual([]);
    expect(queued()).toEqual([]);
  });

  it('follow what is done in the queue, by other contexts, and from mark to mark', async () => {
    const fake = await show(onItsPage());
    await toggle('Queue');
    await settle();
    await click(find('ol button[aria-label="Star"]'));
    expect(pressed()).toEqual(['Queue', 'Star']);
    await settle();
    await toggle('Read');
    expect(pressed()).toEqual(['Read', 'Star']);
    expect(queued()).toEqual([]);
    await settle();
    await act(() => fake.elsewhere(mark('starred', false, [1])));
    await settle();
    expect(pressed()).toEqual(['Read']);
  });

  it('stay as they were, with words, where not even the journal takes one', async () => {
    const fake = await show(onItsPage());
    fake.stored = false;
    await toggle('Star');
    await settle();
    expect(pressed()).toEqual([]);
    expect(find('[role="alert"]').textContent).toContain('Not saved');
  });

  it('keep what the library knows better than the page', async () => {
    const fake = createLibraryDesk();
    const listing = 'huggingface/day/2026-06-03';
    await fake.library.apply(mark('read', true, [1], { listing }));
    await show(onItsPage(), fake);
    await toggle('Star');
    await settle();
    expect(await fake.library.paper(paper(1))).toEqual({
      details: { title: 'Paper 1', authors: ['Ada Lovelace'] },
      listing,
    });
  });
});

describe('its addresses', () => {
  it('open in a new tab, and that is recorded', async () => {
    const fake = await show(onItsPage());
    const [, pdf] = Array.from(document.querySelectorAll('.links a'));
    await click(pdf);
    await click(pdf, { ctrlKey: true });
    expect(openTab.mock.calls.map(([url, inFront]) => [url, inFront])).toEqual([
      ['https://arxiv.org/pdf/2603.00001', true],
      ['https://arxiv.org/pdf/2603.00001', false],
    ]);
    expect(fake.journal.map(({ kind }) => kind)).toEqual(['opened', 'opened']);
  });

  it('from the queue are where it was met', async () => {
    const fake = createLibraryDesk();
    await fake.library.apply(mark('queued', true, [1], { listing: 'arxiv/new/cs.CL' }));
    await show(undefined, fake);
    expect(find('ol a').getAttribute('href')).toBe('https://arxiv.org/abs/2603.00001');
    await click(find('ol a'));
    expect(openTab.mock.calls[0]?.[0]).toBe('https://arxiv.org/abs/2603.00001');
  });
});

describe('a page that is not understood', () => {
  const tab = () =>
    fakeTab('https://huggingface.co/papers?secret', {
      about: () => ({ ...site, view: 'day', papers: 0, notUnderstood: 'no grid' }),
    });

  it('is said so, with the report that can be copied', async () => {
    await show(tab());
    const report = 'Offprint 0.1.0 · huggingface · day · 0 papers · Firefox 153';
    expect(find('.report').textContent).toBe(report);
    await click(find('.not-understood button'));
    await settle();
    expect(copy).toHaveBeenCalledWith(report);
    expect(find('.message[role="status"]').textContent).toContain('Report copied');
  });

  it('says how to go on where the browser does not copy', async () => {
    copy.mockRejectedValueOnce(new Error('denied'));
    await show(tab());
    await click(find('.not-understood button'));
    await settle();
    expect(find('.message[role="status"]').textContent).toContain('copy it yourself');
  });
});

describe('its other ids', () => {
  const doi = doiPaperId('10.1145/3711896') as PaperId;
  const line = () => document.querySelector('.other-ids')?.textContent;
  async function shown() {
    const fake = createLibraryDesk();
    await fake.library.apply(
      mark('starred', true, [], { papers: [{ id: doi, title: 'Its DOI' }] }),
    );
    await fake.library.alias([paper(1), doi], true, 1, 'hand');
    return show(onItsPage(), fake);
  }

  it('are not spoken of where there are none', async () => {
    await show(onItsPage());
    expect(line()).toBeUndefined();
  });

  it('are named, taken apart by a click, and joined again by another', async () => {
    const { library } = await shown();
    expect(line()).toBe('Also known as doi:10.1145/3711896Not the same paper');
    expect(pressed()).toEqual(['Star']);
    const button = find('.other-ids button');
    button.focus();
    await click(button);
    await settle();
    expect(line()).toBe('Not the same paper as doi:10.1145/3711896Undo');
    expect(pressed()).toEqual([]);
    expect(await library.withAliases([paper(1)])).toEqual([paper(1)]);
    // No page joins them again; the user does.
    await library.alias([paper(1), doi], true, 2);
    expect(await library.withAliases([paper(1)])).toEqual([paper(1)]);
    expect(document.activeElement).toBe(find('.other-ids button'));
    await click(find('.other-ids button'));
    await settle();
    expect(line()).toBe('Also known as doi:10.1145/3711896Not the same paper');
    expect(pressed()).toEqual(['Star']);
  });

  it('stay as they are where that can not be stored, and it says so', async () => {
    const { library } = await shown();
    vi.spyOn(library, 'alias').mockRejectedValue(new NoSpace());
    await click(find('.other-ids button'));
    await settle();
    expect(find('.message[role="status"]').textContent).toContain('Not saved');
    expect(line()).toContain('Also known as');
  });

  it('have no violations, joined or apart', async () => {
    await shown();
    expect(await violations()).toEqual([]);
    await click(find('.other-ids button'));
    await settle();
    expect(line()).toContain('Undo');
    expect(await violations()).toEqual([]);
  });
});

describe('what its page says of other ids', () => {
  const doi = doiPaperId('10.1145/3711896') as PaperId;
  const lines = () => [...document.querySelectorAll('.other-ids')].map((line) => line.textContent);
  const claims = () => [...document.querySelectorAll('.claim')].map((line) => line.textContent);
  const says = (...same: PaperId[]) =>
    fakeTab(address, { about: () => ({ ...site, paper: { id: paper(1), details, same } }) });
  function answer(name: string) {
    const buttons = [...document.querySelectorAll<HTMLElement>('.claim button')];
    const button = buttons.find((each) => each.textContent === name);
    button?.focus();
    return click(button);
  }

  async function asked() {
    const fake = createLibraryDesk();
    for (const name of ['queued', 'starred'] as const) {
      await fake.library.apply(mark(name, true, [], { papers: [{ id: doi, title: 'Its DOI' }] }));
    }
    return show(says(doi), fake);
  }

  it('is not spoken of where nothing hangs on it', async () => {
    await show(says(doi));
    expect(claims()).toEqual([]);
  });

  it('is asked where it would show marks elsewhere, in a group named by the question', async () => {
    await asked();
    const question =
      "This page says it's also doi:10.1145/3711896. Your marks there: queued and starred. Same paper?";
    expect(claims()).toEqual([`${question}Same paperNot the same paper`]);
    const group = find('fieldset.claim');
    expect(document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      question,
    );
    expect(pressed()).toEqual([]);
    expect(document.activeElement).toBe(toggles()[0]);
    expect(await violations()).toEqual([]);
  });

  it('is asked as well where only a tag or a note would appear elsewhere', async () => {
    const fake = createLibraryDesk();
    await fake.library.apply(tag('later', true, [], { papers: [{ id: doi, title: 'Its DOI' }] }));
    await show(says(doi), fake);
    expect(claims()).toEqual([
      "This page says it's also doi:10.1145/3711896, which you tagged or noted. Same paper?Same paperNot the same paper",
    ]);
  });

  it('answered with yes, shows the marks, and can be taken back where the focus is', async () => {
    const { library } = await asked();
    await answer('Same paper');
    await settle();
    expect(claims()).toEqual([]);
    expect(lines()).toEqual(['Also known as doi:10.1145/3711896Not the same paper']);
    expect(pressed()).toEqual(['Queue', 'Star']);
    expect(document.activeElement).toBe(find('.other-ids button'));
    expect(await library.withAliases([paper(1)])).toEqual([paper(1), doi]);
    await click(find('.other-ids button'));
    await settle();
    expect(lines()).toEqual(['Not the same paper as doi:10.1145/3711896Undo']);
    expect(pressed()).toEqual([]);
  });

  it('answered with no, is not asked again, and can be taken back', async () => {
    const fake = await asked();
    await answer('Not the same paper');
    await settle();
    expect(claims()).toEqual([]);
    expect(lines()).toEqual(['Not the same paper as doi:10.1145/3711896Undo']);
    expect(document.activeElement).toBe(find('.other-ids button'));
    render(null, root);
    await show(says(doi), fake);
    expect(claims()).toEqual([]);
    await click(find('.other-ids button'));
    await settle();
    expect(pressed()).toEqual(['Queue', 'Star']);
  });

  it('both can be taken back where one id is the same and another is not', async () => {
    const fake = await asked();
    await answer('Not the same paper');
    await settle();
    const pmid = pmidPaperId('31452104') as PaperId;
    await fake.library.alias([paper(1), pmid], true, 9);
    render(null, root);
    await show(says(doi), fake);
    expect(lines()).toEqual([
      'Also known as pmid:31452104Not the same paper',
      'Not the same paper as doi:10.1145/3711896Undo',
    ]);
    expect(await violations()).toEqual([]);
  });

  it('is told, not asked, where it is known as another paper’s', async () => {
    const fake = createLibraryDesk();
    await fake.library.alias([paper(2), doi], true, 1);
    await fake.library.apply(mark('queued', true, [2]));
    await show(says(doi), fake);
    expect(claims()).toEqual([
      "This page says it's also doi:10.1145/3711896. You know that one as arxiv:2603.00002, so they stay apart.",
    ]);
    expect(pressed()).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('stays a question where the answer can not be stored, and it says so', async () => {
    const { library } = await asked();
    vi.spyOn(library, 'alias').mockRejectedValue(new NoSpace());
    await answer('Same paper');
    await settle();
    expect(find('.message[role="status"]').textContent).toContain('Not saved');
    expect(claims()).toHaveLength(1);
  });
});

describe('for assistive technology', () => {
  it.each([
    ['a paper', onItsPage],
    [
      'a paper on a page that is not understood',
      () => fakeTab(address, { about: () => ({ ...site, notUnderstood: 'no heading' }) }),
    ],
  ])('%s has no violations', async (_, tab) => {
    await show(tab());
    await toggle('Queue');
    await settle();
    expect(await violations()).toEqual([]);
  });
});
