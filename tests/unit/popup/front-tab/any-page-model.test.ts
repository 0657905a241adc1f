import { expect, it, vi } from 'vitest';
import { createAnyPageModel } from '../../../../components/popup/front-tab/any-page-model';
import type { Counted } from '../../../../utils/browser/tabs/any-page';
import { fakeTab } from '../../fake-tab';
import { mark, tag } from '../../library/set-up';
import { paper } from '../../make';
import { createLibraryDesk } from '../library-desk';

const counted: Counted = { view: 'list', papers: [paper(1), paper(2), paper(3)], links: [] };

function setUp(address: string | undefined, found: Counted | undefined = counted, about?: object) {
  const { desk, library } = createLibraryDesk();
  const tab = fakeTab(address, about ? { about: () => about } : {});
  const papersIn = vi.fn(async () => found);
  const showMarks = vi.fn(async () => undefined);
  const leave = vi.fn();
  const asked: string[] = [];
  const model = createAnyPageModel({
    desk,
    frontTab: async () => tab,
    papersIn,
    showMarks,
    isOn: async (origin) => origin === 'https://on.example.org',
    askForSite: (origin) => {
      asked.push(origin);
      return Promise.resolve(true);
    },
    finish: async () => asked.push('finished'),
    leave,
  });
  return { model, library, papersIn, showMarks, leave, asked };
}

it('counts the papers of the page, and those that are new to the user', async () => {
  const { model, library } = setUp('https://lists.example.org/');
  await library.apply(mark('read', true, [1]));
  await model.look();
  expect(model.page.value).toEqual({ papers: 3, fresh: 2, isOff: true });
});

it.each([
  ['a page that is not encrypted', 'http://lists.example.org/'],
  ['a page of the browser', 'chrome://settings/'],
  ['a page without an address', undefined],
])('runs nothing on %s', async (_, address) => {
  const { model, papersIn } = setUp(address);
  await model.look();
  expect(papersIn).not.toHaveBeenCalled();
  expect(model.page.value).toBeUndefined();
});

it('runs nothing where a script of ours answers', async () => {
  const about = { site: 'any-page', view: 'list', papers: 3 };
  const { model, papersIn } = setUp('https://lists.example.org/', counted, about);
  await model.look();
  expect(papersIn).not.toHaveBeenCalled();
});

it.each(['nothing', 'paper'])('says nothing of a page that is no list: %s', async (view) => {
  const { model } = setUp('https://lists.example.org/', { view, papers: [paper(1)], links: [] });
  await model.look();
  expect(model.page.value).toBeUndefined();
});

it('counts the papers to which a page links in its text, and those that the user knows', async () => {
  const links = [paper(1), paper(2), paper(3)];
  const about = { site: 'any-page', view: 'list', papers: 0 };
  for (const shown of [undefined, about]) {
    const { model, library } = setUp(
      'https://blog.example.org/',
      { view: 'nothing', papers: [], links },
      shown,
    );
    await library.apply(mark('starred', true, [1]));
    await library.apply(mark('hidden', false, [2]));
    await model.look();
    expect(model.page.value).toMatchObject({ papers: 0, links: { papers: 3, known: 1 } });
    // Marks are shown already.
    expect(model.page.value?.fresh === undefined).toBe(shown !== undefined);
  }
});

it('knows a paper that was only tagged', async () => {
  const { model, library } = setUp('https://blog.example.org/', {
    view: 'nothing',
    papers: [],
    links: [paper(1), paper(2)],
  });
  await library.apply(tag('to read', true, [1]));
  await model.look();
  expect(model.page.value?.links).toEqual({ papers: 2, known: 1 });
});

it('shows marks on that page, and closes the popup', async () => {
  const { model, showMarks, leave } = setUp('https://lists.example.org/today');
  await model.look();
  await model.showMarks();
  expect(showMarks).toHaveBeenCalledWith(7, 'https://lists.example.org/today');
  expect(leave).toHaveBeenCalled();
});

it('asks for the site during the click, and finishes once it is granted', async () => {
  const { model, asked, leave } = setUp('https://lists.example.org/today');
  await model.look();
  const done = model.switchOn();
  // Before anything is awaited: a browser takes the question only then.
  expect(asked).toEqual(['https://lists.example.org']);
  await done;
  expect(asked).toEqual(['https://lists.example.org', 'finished']);
  expect(leave).toHaveBeenCalled();
});

it('says so where it reads a page that its site’s own reader doesn’t understand', async () => {
  const about = { site: 'any-page', view: 'list', papers: 3 };
  const { model } = setUp('https://arxiv.org/list/cs.CL/new', counted, about);
  await model.look();
  expect(model.page.value).toMatchObject({ papers: 3, isOff: false, isPartial: true });
});

it('offers nothing more on a page of a site that is on and shows its marks', async () => {
  const about = { site: 'any-page', view: 'list', papers: 3 };
  const { model } = setUp('https://on.example.org/', counted, about);
  await model.look();
  expect(model.page.value).toBeUndefined();
});
