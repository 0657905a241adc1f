/**
 * The work that a DOI names, without what sites and people hang on it: addresses around it, views, files, versions.
 * Every rule only shortens, and all are applied until none does, so that what comes out of here comes out again
 * unchanged.
 */

/** An address or a word before the DOI, also a second one: `doi:doi:10.…`, `https://doi.org/doi:10.…`. */
const before = /^.*?(?:doi[:/]\s*|doi\.org\/)(?=10\.\d{4,9}(?:\.\d+)*\/)/;

/** What addresses add: tracking, and places in a page. `#` alone may be the check character of an old Wiley DOI. */
const query = /\?[\w.-]+=.*$|#[a-z/!:].*$/;

/** Views of a paper at publishers: `/full`, `/pdf`, `/figures/1`, `/suppl_file/table.pdf`. */
const views =
  'abs|abstract|ampdf|bibtex|citations?|citedby|download|endnote|epdf|epub|full-?text|full|html?|issuetoc|meta|metrics|' +
  'pdf|pdfdirect|references|related|similar-articles|summary|supplementary-material|tab-[\\w-]+|xml(?:/nlm)?';
const partViews =
  'downloads?|figures?|tables?|suppl|suppl_file|supplementary-material|mediaobjects';
const view = /* @__PURE__ */ new RegExp(
  `(?<=/[^/]+)/(?:${views}|(?:${partViews})/.*|fig(?:ure)?s?|tables?)$`,
);
const file =
  /(?<=\/[^/]+)\.(?:abstract|bib|epdf|epub|full(?:-text)?|html?|pdf(?:\+html)?|ris|xml)$/;

const punctuation = /[/.,;:"']+$/;

/** How a publisher writes the parts and versions of one work. */
interface Family {
  readonly work: string;
  /** What follows in the DOI of a part or a version. */
  readonly more: string;
  /** What makes the DOI of the first version, where only versions are registered. */
  readonly first?: string;
}

/** A function, so that scripts which read no DOIs carry none of it. */
const families = (): readonly Family[] => [
  // bioRxiv and medRxiv. https://www.biorxiv.org/about/FAQ
  {
    work: String.raw`10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.\d{5,8}|\d{6})`,
    more: String.raw`(?:v\d+)?(?:[./+].*)?`,
  },
  // eLife's reviewed preprints, and the figures of its older papers. https://elifesciences.org/inside-elife
  { work: String.raw`10\.7554/elife\.\d{5,6}`, more: String.raw`\.\d{1,3}|v\d+` },
  // Research Square.
  { work: String.raw`10\.21203/rs\.\d\.(?:rs-)?\d+`, more: String.raw`/v\d+`, first: '/v1' },
  // Preprints.org.
  { work: String.raw`10\.20944/preprints\d{6}\.\d{4}`, more: String.raw`[./]v\d+`, first: '.v1' },
  // F1000Research, Wellcome Open Research and its other journals; until 2014 `f1000research.2-150.v1`.
  { work: String.raw`10\.12688/[a-z\d]+\.\d+-\d+`, more: String.raw`\.v\d+`, first: '.v1' },
  { work: String.raw`10\.12688/[a-z\d]+\.\d+`, more: String.raw`\.\d+`, first: '.1' },
  // ChemRxiv, Cambridge Open Engage.
  {
    work: String.raw`10\.(?:26434/chemrxiv|33774/[a-z]+)-\d{4}-[a-z\d]{5}(?:-[a-z\d]{4})?`,
    more: String.raw`-v\d+`,
  },
  // Preprints on OSF: PsyArXiv, SocArXiv and others, each with a prefix of its own.
  { work: String.raw`10\.\d{5}/osf\.io/[a-z\d]{5,}`, more: String.raw`_v\d+` },
  // figshare, and the preprint servers that it hosted (ChemRxiv, TechRxiv).
  { work: String.raw`10\.\d{4,5}/[a-z\d.]+\.\d{6,9}`, more: String.raw`\.v\d+` },
  // Authorea, ESS Open Archive and TechRxiv.
  { work: String.raw`10\.22541/(?:au|essoar)\.\d+\.\d+`, more: String.raw`/v\d+`, first: '/v1' },
  { work: String.raw`10\.36227/techrxiv\.\d+\.\d+`, more: String.raw`/v\d+`, first: '/v1' },
  { work: String.raw`10\.1002/essoar\.\d{8}`, more: String.raw`\.\d+`, first: '.1' },
  // Access Microbiology, which publishes what it reviews.
  { work: String.raw`10\.1099/acmi\.0\.\d{6}`, more: String.raw`\.v\d+`, first: '.v1' },
  { work: String.raw`10\.7287/peerj\.preprints\.\d+`, more: String.raw`v\d+` },
  { work: String.raw`10\.32388/[a-z\d]{6}`, more: String.raw`\.\d+` },
  // Figures, tables and files of PLOS.
  { work: String.raw`10\.1371/journal\.p[a-z]{3}\.\d{7}`, more: String.raw`\.[a-z]\d{3}` },
  // Nature's files: `s41586-021-03819-2_reference.pdf`.
  {
    work: String.raw`10\.1038/[a-z\d.-]+`,
    more: '_(?:reference|onlinepdf|esm)(?:[./].*)?',
  },
  // Publishers whose DOIs have one part behind the prefix.
  {
    work: String.raw`10\.(?:1001|1007|1016|1021|1038|1039|1056|1073|1080|1103|1109|1126|1145|1177|1186|1371|3389|3390)/[^/]+`,
    more: '/.*',
  },
  // Silverchair's addresses have the article's number and words of its title behind the DOI. Oxford's have two parts.
  {
    work: String.raw`10\.(?:1093|1210)/(?:oxfordjournals\.[^/]+|[^/]+/[^/]+)`,
    more: String.raw`/\d{4,}(?:/.*)?`,
  },
  {
    work: String.raw`10\.(?:1042|1063|1083|1084|1085|1115|1116|1119|1121|1130|1158|1159|1162|1182|1215|1242|2138|2166)/[^/]+`,
    more: String.raw`/\d{4,}(?:/.*)?`,
  },
];

interface Rule {
  readonly version: RegExp;
  readonly whole: RegExp;
  readonly first: string | undefined;
}
let known: readonly Rule[] | undefined;

const rules = (): readonly Rule[] => {
  known ??= families().map(({ work, more, first }) => ({
    version: new RegExp(`^(${work})(?:${more})$`),
    whole: new RegExp(`^${work}$`),
    first,
  }));
  return known;
};

function shortened(name: string): string {
  const bare = name
    .replace(/%([2-7][\da-f])/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)).toLowerCase(),
    )
    .replace(before, '')
    .replace(query, '')
    .replace(punctuation, '')
    .replace(view, '')
    .replace(file, '');
  const unclosed = bare.endsWith(')') && bare.split(')').length > bare.split('(').length;
  const whole = unclosed ? bare.slice(0, -1) : bare;
  const version = rules().find((rule) => rule.version.test(whole))?.version;
  return version ? whole.replace(version, '$1') : whole;
}

/** The DOI of the work that `name` names, in lower case. Whether it is a DOI at all is for others to say. */
export function workOfDoi(name: string): string {
  // Longer than any DOI in an address is none.
  if (name.length > 500) return name;
  for (let work = name.toLowerCase(); ; ) {
    const next = shortened(work);
    if (next === work) return work;
    work = next;
  }
}

/** The DOI that resolves to a work: its own, or, where only its versions have one, the first version's. */
export const resolvableDoi = (work: string): string =>
  work + (rules().find(({ whole, first }) => first && whole.test(work))?.first ?? '');
