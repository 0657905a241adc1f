/**
 * Every key of the browser's storage, and what keys begin with. `storage.local` lasts; `storage.session` is gone when the
 * browser closes; nothing is kept in `storage.sync`. Only constants: a page's script carries those that it names.
 *
 * The lowest room holds them, for the journal, the settings and the backups need them, which know no browser.
 */

// In `storage.local`:

/** What the user chose: written and read by the worker and our own pages; pages of sites are told their part. */
export const settingsKey = 'settings';
/** With an action's id, an action not yet in the library: written by every context, read and removed by our own. */
export const journalPrefix = 'journal:';
/** With its key, a record of the journal that does not parse: written by the context that read it, counted by the diagnosis. */
export const asidePrefix = 'damaged:';
/** With its name, a part of the library's shadow: written by the worker and our own pages, read where the database has to be healed. */
export const shadowPrefix = 'shadow:';
/** Stands while everything is being erased: written by the options page, read by every context that reads the journal. */
export const erasingKey = 'erasing';
/** Megabytes of nothing, for a moment, so that Chromium begins another file: written and removed by our own contexts. */
export const fillerKey = 'filler';
/** With a name, what is remembered of exports: written by the options page, the popup and the worker, read by them. */
export const backupPrefix = 'backup:';
/** With part, words and place, something that went wrong: written by our own contexts, read by the diagnosis. */
export const failurePrefix = 'failure:';
/** With site and view, when a page of it was understood, or was not: written by the worker, read by the diagnosis. */
export const viewPrefix = 'view:';
/** Which tab of the popup was open last: written and read by the popup. */
export const popupTabKey = 'popup tab';
/** Whether the bar is folded: written and read by pages' scripts. */
export const foldedKey = 'bar folded';
/** With language and version, the words of pages' scripts: written by the worker, read by those scripts. */
export const wordsPrefix = 'words:';

// In `storage.session`:

/** A name for this run of the browser, which keys of tabs begin with: written and read by the worker. */
export const runKey = 'session';
/** The disk was full, so the next writes may not last: written by the worker and our own pages, and read by them before they write. */
export const tornKey = 'storage torn';
/** With a host's name, when it was last asked for a feed: written and read by the worker. */
export const askedPrefix = 'asked:';
/** Open pages run the current script, since the installation or update: written and read by the worker. */
export const takenOverKey = 'tabs taken over';
/** With a tab's number, where the user asked to show marks in it: written by the popup, read by the worker. */
export const shownMarksPrefix = 'marks shown:';
/** The origin of the site that the user wants to switch on: written by the popup before the browser asks, read by the worker. */
export const wantedSiteKey = 'site wanted';
