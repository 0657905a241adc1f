import * as z from '../../basics/z';

/** What a page says of itself in its head, as `readMetas` gives it. */
export const PageMetasSchema = z.object({
  /** The tab's title. */
  title: z.string(),
  /** Name, in lower case, and content of its `citation_…`, Dublin Core and PRISM metas, in the page's order. */
  metas: z.array(z.tuple([z.string(), z.string()])),
});
export type PageMetas = z.infer<typeof PageMetasSchema>;
