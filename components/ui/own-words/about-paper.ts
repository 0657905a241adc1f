/** What an action about a paper's own words says of the paper: its id and details, and the listing it was met on. */
import type { MarkablePaper } from '../../../utils/desk/by-hand';

export const aboutOf = ({ id, details }: MarkablePaper) => ({
  id,
  ...(details && { title: details.title, details }),
});

export const whereOf = ({ listing }: MarkablePaper) => (listing === undefined ? {} : { listing });
