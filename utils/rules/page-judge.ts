/** The rules on a page, whose details are as the site writes them. */

import type { PaperDetails } from '../paper/details/details-schema';
import { detailsWithoutTex } from '../paper/details/tex';
import { createJudge, type Verdict } from './rules';
import type { Rule } from './rules-schema';

/** Judges a page's papers as those of feeds are judged: Hugging Face's pages have TeX in names and titles, too. */
export function createPageJudge(rules: readonly Rule[]): (details: PaperDetails) => Verdict {
  const judge = createJudge(rules);
  return (details) => judge(detailsWithoutTex(details));
}
