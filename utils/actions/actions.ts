/**
 * Actions: what the user did, as every context writes it to the journal.
 * They carry absolute target values and the time of the click, never "toggle".
 */
export type {
  Action,
  ListingKey,
  MarkAction,
  PageAction,
  SeeAction,
  TabKey,
} from './actions-schema';

/** A bulk action of a page acts on at most this many papers. */
export const bulkLimit = 2_000;
