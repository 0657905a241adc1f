import * as z from './z';

/** Titles longer than this are cut: no real one is, and a hostile page's may be a megabyte. */
export const titleLimit = 500;

const text = (limit: number) => z.string().check(z.maxLength(limit));
const count = z.int().check(z.nonnegative());
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** What a listing tells of a paper, beyond its id. All of it is optional except the title. */
export const PaperDetailsSchema = z.object({
  title: text(titleLimit),
  /** Names in the paper's order, at most 100. */
  authors: z.optional(z.array(text(200)).check(z.maxLength(100))),
  /** How many authors there are: a listing may give the number without the names. */
  authorCount: z.optional(count),
  organisation: z.optional(z.object({ slug: text(100), name: text(200) })),
  upvotes: z.optional(count),
  comments: z.optional(count),
  githubStars: z.optional(count),
  /** `https://github.com/owner/name` */
  githubRepo: z.optional(text(300)),
  submitter: z.optional(text(200)),
  abstract: z.optional(text(20_000)),
  aiSummary: z.optional(text(5_000)),
  keywords: z.optional(z.array(text(100)).check(z.maxLength(50))),
  thumbnail: z.optional(text(500)),
  /** The day the paper appeared on arXiv, `YYYY-MM-DD`. */
  publishedOn: z.optional(day),
  /** The day of the listing that showed it, `YYYY-MM-DD`. */
  listedOn: z.optional(day),
});
export type PaperDetails = z.infer<typeof PaperDetailsSchema>;
