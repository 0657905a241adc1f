/** A bulk action of a page acts on at most this many papers. */
export const bulkLimit = 2_000;
