/**
 * Match patterns of the addresses that `at-address.ts` reads, as menus need them. Patterns can't express all of its
 * rules, so some match addresses that aren't papers. They miss papers only behind a library's proxy or an archive,
 * where only a DOI in the path matches: hosts of proxies can't be listed.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
const arxivViews = [
  'abs',
  'pdf',
  'html',
  'format',
  'ps',
  'src',
  'e-print',
  'tb',
  'list-abs',
  'dvi',
  'other',
  'cits',
  'refs',
  'bibtex',
  'ftp',
  'PS_cache',
];

/** What identifiers on Hugging Face begin with, unlike `/papers/date/…`. */
const digits = [...'0123456789'];

export const paperMatches: readonly string[] = [
  ...[
    '*.arxiv.org',
    'xxx.lanl.gov',
    'arxiv.lanl.gov',
    'xxx.itp.ac.cn',
    'ar5iv.org',
    'ar5iv.labs.arxiv.org',
  ].flatMap((host) => arxivViews.map((view) => `*://${host}/${view}/*`)),
  ...['huggingface.co', 'hf.co', 'hf-mirror.com'].flatMap((host) => [
    ...digits.map((digit) => `*://*.${host}/papers/${digit}*`),
    `*://*.${host}/papers/ar*`,
    `*://*.${host}/papers*arxivId=*`,
    `*://*.${host}/api/papers/*`,
  ]),
  // With and without a language before them.
  ...['abs', 'pdf', 'overview', 'html', 'resources', 'blog', 'audio'].flatMap((view) => [
    `*://*.alphaxiv.org/${view}/*`,
    `*://*.alphaxiv.org/*/${view}/*`,
  ]),
  '*://*.scirate.com/arxiv/*',
  '*://*.papers.cool/arxiv/*',
  '*://*.arxiv-vanity.com/papers/*',
  '*://*.semanticscholar.org/*arxiv*',
  '*://*.semanticscholar.org/*arXiv*',
  '*://*.inspirehep.net/*arxiv/*',
  '*://*.emergentmind.com/papers/*',
  '*://*.catalyzex.com/paper/arxiv*',
  '*://ui.adsabs.harvard.edu/abs/*',
  ...['org', 'uni-trier.de'].map((end) => `*://*.dblp.${end}/rec/*/corr/abs-*`),
  '*://*.doi.org/*10.*',
  '*://oadoi.org/*10.*',
  ...['forum', 'pdf', 'attachment'].flatMap((view) => [
    `*://*.openreview.net/${view}?*`,
    `*://*.openreview.net/${view}/?*`,
  ]),
  // The hyphen of every ACL identifier.
  '*://*.aclanthology.org/*-*',
  '*://*.aclanthology.info/*-*',
  '*://*.aclweb.org/anthology/*-*',
  '*://pubmed.ncbi.nlm.nih.gov/*',
  '*://*.pubmed.gov/*',
  '*://*.ncbi.nlm.nih.gov/*pubmed/*',
  '*://*.europepmc.org/*/MED/*',
  '*://*.europepmc.org/*/med/*',
  ...['bio', 'med'].flatMap((name) => [
    `*://*.${name}rxiv.org/content/*`,
    `*://*.${name}rxiv.org/cgi/content/*`,
  ]),
  '*://*.nature.com/articles/*',
  '*://*.nature.com/*/journal/*',
  '*://*.elifesciences.org/articles/*',
  '*://*.elifesciences.org/reviewed-preprints/*',
  '*://*.peerj.com/articles/*',
  '*://*.peerj.com/preprints/*',
  '*://*.researchsquare.com/article/rs-*',
  '*://*.preprints.org/manuscript/*',
  '*://osf.io/preprints/*/*',
  '*://*.ssrn.com/abstract=*',
  '*://*.ssrn.com/*abstract_id=*',
  '*://*.ssrn.com/*abstractid=*',
  '*://*.hindawi.com/journals/*',
  '*://pubs.rsc.org/*/content/article*',
  '*://*/citation.cfm?*doid=*',
  '*://journals.plos.org/*id=*10.*',
  '*://link.springer.com/*id=doi*10.*',
  // DOIs in the path: publishers name them there in many ways.
  '*://*/10.*/*',
  '*://*/10.*%2F*',
  '*://*/*/10.*/*',
  '*://*/*/10.*%2F*',
  '*://*/doi/*10.*/*',
  // Archives, and redirects with an address in their query.
  ...['arxiv.org/abs/*', 'arxiv.org/pdf/*', 'arxiv.org%2Fabs%2F*', 'arxiv.org%2Fpdf%2F*'].map(
    (end) => `*://*/*${end}`,
  ),
  '*://*/*doi.org%2F10.*',
  '*://*/*doi=10.*',
  '*://*/*/doi/*10.*/*',
];
