/** What a page's content script and the extension say to each other; `schemas/messages.ts` defines it. */
export type { DrainAnswer, LookUpAnswer, Notice, Request, Shown } from './schemas/messages';
