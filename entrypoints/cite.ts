import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideCitation } from '../components/page/citation';
import { exported } from '../utils/citations/formats';

/** Injected into a page when the user first copies the citation of an entry: what writes BibTeX is heavy. */
export default defineUnlistedScript(() => {
  provideCitation((paper, options) => exported('BibTeX', [paper], options));
});
