/** Tabs in which the user asked to show marks on a page of any site, until the tab leaves that page. */

import { shownMarksPrefix } from '../../basics/storage-keys';
import * as z from '../../basics/z';
import { browser } from '../browser';

/** `documentId` is the page itself, in browsers that name it (Chromium). */
const NoteSchema = z.object({
  origin: z.string(),
  documentId: z.exactOptional(z.string()),
});
type Note = z.infer<typeof NoteSchema>;

export const noteShownMarks = (tabId: number, note: Note): Promise<void> =>
  browser.storage.session.set({ [shownMarksPrefix + tabId]: note });

interface Page {
  readonly url?: string;
  readonly documentId?: string;
  readonly tab?: { readonly id?: number | undefined };
}

/** Whether the user asked for marks on the page that sends a message. */
export async function areMarksShown({ url, documentId, tab }: Page): Promise<boolean> {
  if (tab?.id === undefined) return false;
  const stored = await browser.storage.session.get(shownMarksPrefix + tab.id);
  const { data: note } = z.safeParse(NoteSchema, stored[shownMarksPrefix + tab.id]);
  if (!note || URL.parse(url ?? '')?.origin !== note.origin) return false;
  return note.documentId === undefined || note.documentId === documentId;
}

/** The tabs in which the user asked for marks; some may be on other pages by now. */
export async function tabsWithMarks(): Promise<number[]> {
  const stored = await browser.storage.session.get();
  return Object.keys(stored)
    .filter((key) => key.startsWith(shownMarksPrefix))
    .map((key) => Number(key.slice(shownMarksPrefix.length)));
}
