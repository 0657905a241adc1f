/**
 * Match patterns of the addresses that `addresses.ts` reads, as menus need them. A pattern can't say all that is
 * read there, so some let an address through that is no paper; none shuts a paper out.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
const arxivViews = ['abs', 'pdf', 'html', 'format', 'ps', 'src', 'e-print', 'tb', 'list-abs'];

/** What identifiers on Hugging Face begin with, unlike `/papers/date/…`. */
const digits = [...'0123456789'];

export const paperMatches: readonly string[] = [
  ...['*.arxiv.org', 'xxx.lanl.gov', 'arxiv.lanl.gov', 'ar5iv.org', 'ar5iv.labs.arxiv.org'].flatMap(
    (host) => arxivViews.map((view) => `*://${host}/${view}/*`),
  ),
  ...['huggingface.co', 'hf.co'].flatMap((host) =>
    digits.map((digit) => `*://*.${host}/papers/${digit}*`),
  ),
  ...['abs', 'pdf', 'overview', 'html'].map((view) => `*://*.alphaxiv.org/${view}/*`),
  '*://*.scirate.com/arxiv/*',
  '*://*.semanticscholar.org/arxiv/*',
  '*://*.semanticscholar.org/arXiv/*',
  '*://*.emergentmind.com/papers/*',
  '*://*.doi.org/10.*',
  ...['forum', 'pdf', 'attachment', 'references/pdf'].map(
    (view) => `*://*.openreview.net/${view}?*`,
  ),
  // The hyphen of every ACL identifier.
  '*://*.aclanthology.org/*-*',
  '*://*.aclweb.org/anthology/*-*',
  '*://pubmed.ncbi.nlm.nih.gov/*',
  '*://*.biorxiv.org/content/10.*',
  '*://*.medrxiv.org/content/10.*',
  '*://*.nature.com/articles/*',
  '*://*/doi/*10.*/*',
  '*://*/*/doi/*10.*/*',
];
