import { beforeEach, expect, it } from 'vitest';
import {
  areMarksShown,
  noteShownMarks,
  tabsWithMarks,
} from '../../../../utils/browser/tabs/shown-marks';
import { browser, resetBrowser } from '../../fake-browser';

beforeEach(() => {
  resetBrowser();
  const stored: Record<string, unknown> = {};
  browser.storage.session.set.mockImplementation(
    async (items) => void Object.assign(stored, items),
  );
  browser.storage.session.get.mockImplementation(async () => stored);
});

const page = { url: 'https://lists.example.org/today?q=1', tab: { id: 7 }, documentId: 'A1' };

it('a page shows marks in its tab and at its origin only', async () => {
  expect(await areMarksShown(page)).toBe(false);
  await noteShownMarks(7, { origin: 'https://lists.example.org' });
  expect(await areMarksShown(page)).toBe(true);
  expect(await areMarksShown({ ...page, tab: { id: 8 } })).toBe(false);
  expect(await areMarksShown({ ...page, url: 'https://other.example.org/' })).toBe(false);
  expect(await areMarksShown({ ...page, tab: {} })).toBe(false);
  expect(await tabsWithMarks()).toEqual([7]);
});

it('and where the browser names documents, until the tab leaves it', async () => {
  await noteShownMarks(7, { origin: 'https://lists.example.org', documentId: 'A1' });
  expect(await areMarksShown(page)).toBe(true);
  expect(await areMarksShown({ ...page, documentId: 'B2' })).toBe(false);
});

it('what is stored is parsed', async () => {
  await browser.storage.session.set({ 'marks shown:7': { origin: 5 } });
  expect(await areMarksShown(page)).toBe(false);
});
