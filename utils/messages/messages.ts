/** What a page's content script and the extension say to each other; `schemas/messages.ts` defines it. */
export type { About, DrainAnswer, LookUpAnswer, Notice, Request, Shown } from './messages-schema';
