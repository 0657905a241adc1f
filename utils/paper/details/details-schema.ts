import * as z from '../../basics/z';
import { PaperIdSchema } from '../ids/paper-id-schema';
import { authorsLimit, keptAuthors } from './authors-limit';
import { titleLimit } from './title-limit';

const text = (limit: number) => z.string().check(z.maxLength(limit));
const count = z.int().check(z.nonnegative());
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** What a listing tells of a paper, beyond its id. All of it is optional except the title. */
export const PaperDetailsSchema = z.object({
  title: text(titleLimit),
  /** Names in the paper's order, as many as `keptAuthors` keeps. */
  authors: z.exactOptional(
    z.array(text(200)).check(z.maxLength(authorsLimit), z.overwrite(keptAuthors)),
  ),
  /** How many authors there are: a listing may give the number without the names. */
  authorCount: z.exactOptional(count),
  organisation: z.exactOptional(z.object({ slug: text(100), name: text(200) })),
  upvotes: z.exactOptional(count),
  comments: z.exactOptional(count),
  githubStars: z.exactOptional(count),
  /** `https://github.com/owner/name` */
  githubRepo: z.exactOptional(text(300)),
  submitter: z.exactOptional(text(200)),
  abstract: z.exactOptional(text(20_000)),
  aiSummary: z.exactOptional(text(5_000)),
  keywords: z.exactOptional(z.array(text(100)).check(z.maxLength(50))),
  thumbnail: z.exactOptional(text(500)),
  /** Subjects as the site names them, the primary one first: `Computation and Language (cs.CL)`. */
  subjects: z.exactOptional(z.array(text(200)).check(z.maxLength(20))),
  /** What the authors remark: "12 pages, accepted at …". */
  remarks: z.exactOptional(text(2_000)),
  journal: z.exactOptional(text(1_000)),
  doi: z.exactOptional(text(300)),
  /** The kind of announcement on a listing: for the first time, from another archive, as a new version. */
  announced: z.exactOptional(z.enum(['new', 'cross-list', 'replacement'])),
  /** The day the paper appeared, on arXiv or where a feed says, `YYYY-MM-DD`. */
  publishedOn: z.exactOptional(day),
  /** The month or the year, `YYYY-MM` or `YYYY`, where what told of it knows no day. */
  publishedIn: z.exactOptional(z.string().check(z.regex(/^\d{4}(?:-\d{2})?$/))),
  /** The day of the listing that showed it, `YYYY-MM-DD`. */
  listedOn: z.exactOptional(day),
  /** The day of its latest version, `YYYY-MM-DD`. */
  updatedOn: z.exactOptional(day),
});
export type PaperDetails = z.infer<typeof PaperDetailsSchema>;

/** A page's counts for a paper, to show at the next visit what has come since. */
export const PaperCountsSchema = z.object({
  id: PaperIdSchema,
  upvotes: z.exactOptional(count),
  comments: z.exactOptional(count),
});
export type PaperCounts = z.infer<typeof PaperCountsSchema>;
