import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sharedCitation } from '../components/page/scripts/citation';
import { keysBy } from '../utils/citations/citation-keys';
import { cite } from '../utils/citations/cite';
import { bibtexEntry } from '../utils/citations/tex/bib';
import { forBibtex } from '../utils/citations/tex/tex-text';

/** Injected into a page when the user first copies the citation of an entry: what writes BibTeX is heavy. */
export default defineUnlistedScript(() => {
  sharedCitation.value = (paper, options) => {
    const item = cite(paper, options);
    return bibtexEntry(item, keysBy(options.keyPattern)(item), forBibtex());
  };
});
