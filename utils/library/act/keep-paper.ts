/** Keeps what a page tells of a paper that the user marks, tags or notes. */
import type { ListingKey, MarkAction } from '../../actions/actions-schema';
import { gathered } from '../../paper/details/gather-details';
import { detailsWithoutTex } from '../../paper/details/tex';
import { countedNow } from '../look-up/counts';
import type { PaperRow } from '../store/library-schema';
import type { Rows } from '../store/rows';

interface Keeping {
  /** All details, as the user may look for the paper again; otherwise only the title. */
  readonly inFull: boolean;
  readonly listing?: ListingKey | undefined;
  /** Of the action, ms since 1970. */
  readonly time: number;
  /** When the visit began in which the user acts; without a visit, the time of the action. */
  readonly begun: number;
}

export function keepPaper(
  rows: Rows<PaperRow>,
  { id, title, details }: MarkAction['papers'][number],
  { inFull, listing, time, begun }: Keeping,
): void {
  const known = details?.title ?? title;
  if (known === undefined) return;
  // Pages give names and titles as the authors typed them, some in TeX.
  const kept = detailsWithoutTex(inFull && details ? details : { title: known });
  const before = rows.get(id);
  const where = listing ?? before?.listing;
  const counted = countedNow(before?.counted, { ...details, time }, begun);
  rows.put(id, {
    id,
    details: gathered(before?.details, kept),
    ...(where && { listing: where }),
    ...(counted && { counted }),
  });
}
