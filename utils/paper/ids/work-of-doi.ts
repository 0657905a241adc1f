/**
 * The work that a DOI names, without what sites and people hang on it: addresses around it, views, files, versions.
 * Every rule only shortens, and all are applied until none does, so that what comes out of here comes out again
 * unchanged.
 */
import { openRxivVersion } from './openrxiv';

/** An address or a word before the DOI, also a second one: `doi:doi:10.…`, `https://doi.org/doi:10.…`. */
const before = /^.*?(?:doi[:/]\s*|doi\.org\/)(?=10\.\d{4,9}(?:\.\d+)*\/)/;

/** What addresses add: tracking, and places in a page. `#` alone may be the check character of an old Wiley DOI. */
const query = /\?[\w.-]+=.*|#[a-z/!:].*/;

/** Views of a paper at publishers, behind the prefix: `/full`, `/pdf`, `/figures/1`, `/suppl_file/table.pdf`. */
const view =
  /([^/])\/(?:abs|abstract|ampdf|bibtex|citations?|citedby|download|endnote|epdf|epub|full-?text|full|html?|issuetoc|meta|metrics|pdf|pdfdirect|references|related|similar-articles|summary|supplementary-material|tab-[\w-]+|xml(?:\/nlm)?|fig(?:ure)?s?|tables?)$/;
const partView =
  /([^/])\/(?:downloads?|figures?|tables?|suppl|suppl_file|supplementary-material|mediaobjects)\/.*/;
const file = /([^/])\.(?:abstract|bib|epdf|epub|full(?:-text)?|html?|pdf(?:\+html)?|ris|xml)$/;

const punctuation = /(?<![/.,;:"'])[/.,;:"']+$/;

/** How a publisher writes the parts and versions of one work. */
interface Family {
  /** The DOI of a part or a version; its group is the work's. */
  readonly version: RegExp;
  /** What makes the DOI of the first version, where only versions are registered. */
  readonly first?: string;
}

/** A function, so that scripts which read no DOIs carry none of it. */
const families = (): readonly Family[] => [
  { version: openRxivVersion },
  // eLife's reviewed preprints, and the figures of its older papers. https://elifesciences.org/inside-elife
  { version: /^(10\.7554\/elife\.\d{5,6})(?:\.\d{1,3}|v\d+)$/ },
  // Research Square.
  { version: /^(10\.21203\/rs\.\d\.(?:rs-)?\d+)(?:\/v\d+)$/, first: '/v1' },
  // Preprints.org.
  { version: /^(10\.20944\/preprints\d{6}\.\d{4})(?:[./]v\d+)$/, first: '.v1' },
  // F1000Research, Wellcome Open Research and its other journals; until 2014 `f1000research.2-150.v1`.
  { version: /^(10\.12688\/[a-z\d]+\.\d+-\d+)(?:\.v\d+)$/, first: '.v1' },
  { version: /^(10\.12688\/[a-z\d]+\.\d+)(?:\.\d+)$/, first: '.1' },
  // ChemRxiv, Cambridge Open Engage.
  {
    version: /^(10\.(?:26434\/chemrxiv|33774\/[a-z]+)-\d{4}-[a-z\d]{5}(?:-[a-z\d]{4})?)(?:-v\d+)$/,
  },
  // Preprints on OSF: PsyArXiv, SocArXiv and others, each with a prefix of its own.
  { version: /^(10\.\d{5}\/osf\.io\/[a-z\d]{5,})(?:_v\d+)$/ },
  // figshare, and the preprint servers that it hosted (ChemRxiv, TechRxiv).
  { version: /^(10\.\d{4,5}\/[a-z\d.]+\.\d{6,9})(?:\.v\d+)$/ },
  // Authorea, ESS Open Archive and TechRxiv.
  { version: /^(10\.22541\/(?:au|essoar)\.\d+\.\d+)(?:\/v\d+)$/, first: '/v1' },
  { version: /^(10\.36227\/techrxiv\.\d+\.\d+)(?:\/v\d+)$/, first: '/v1' },
  { version: /^(10\.1002\/essoar\.\d{8})(?:\.\d+)$/, first: '.1' },
  // Access Microbiology, which publishes what it reviews.
  { version: /^(10\.1099\/acmi\.0\.\d{6})(?:\.v\d+)$/, first: '.v1' },
  { version: /^(10\.7287\/peerj\.preprints\.\d+)(?:v\d+)$/ },
  { version: /^(10\.32388\/[a-z\d]{6})(?:\.\d+)$/ },
  // Figures, tables and files of PLOS.
  { version: /^(10\.1371\/journal\.p[a-z]{3}\.\d{7})(?:\.[a-z]\d{3})$/ },
  // Nature's files: `s41586-021-03819-2_reference.pdf`.
  { version: /^(10\.1038\/[a-z\d.-]+)(?:_(?:reference|onlinepdf|esm)(?:[./].*)?)$/ },
  // Publishers whose DOIs have one part behind the prefix.
  {
    version:
      /^(10\.(?:1001|1007|1016|1021|1038|1039|1056|1073|1080|1103|1109|1126|1145|1177|1186|1371|3389|3390)\/[^/]+)(?:\/.*)$/,
  },
  // Silverchair's addresses have the article's number and words of its title behind the DOI. Oxford's have two parts.
  { version: /^(10\.(?:1093|1210)\/(?:oxfordjournals\.[^/]+|[^/]+\/[^/]+))(?:\/\d{4,}(?:\/.*)?)$/ },
  {
    version:
      /^(10\.(?:1042|1063|1083|1084|1085|1115|1116|1119|1121|1130|1158|1159|1162|1182|1215|1242|2138|2166)\/[^/]+)(?:\/\d{4,}(?:\/.*)?)$/,
  },
];
let known: readonly Family[] | undefined;
const rules = (): readonly Family[] => {
  known ??= families();
  return known;
};

const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '>': '<', '}': '{' };

/** Whether a text ends in a bracket of the words around it. */
function isUnopened(text: string): boolean {
  const closing = text.slice(-1);
  const open = opening[closing];
  return open !== undefined && text.split(closing).length > text.split(open).length;
}

function shortened(name: string): string {
  const named = name
    .replace(/%([2-7][\da-f])/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)).toLowerCase(),
    )
    .replace(before, '')
    .replace(query, '')
    .replace(punctuation, '');
  const prefix = named.slice(0, named.indexOf('/') + 1);
  const bare =
    prefix +
    named.slice(prefix.length).replace(partView, '$1').replace(view, '$1').replace(file, '$1');
  const whole = isUnopened(bare) ? bare.slice(0, -1) : bare;
  const version = rules().find((rule) => rule.version.test(whole))?.version;
  return version ? whole.replace(version, '$1') : whole;
}

/** The DOI of the work that `name` names, in lower case. Whether it is a DOI at all is for others to say. */
export function workOfDoi(name: string): string {
  // What is longer than this is no DOI.
  if (name.length > 500) return name;
  for (let work = name.toLowerCase(); ; ) {
    const next = shortened(work);
    if (next === work) return work;
    work = next;
  }
}

/** The DOI that resolves to a work: its own, or, where only its versions have one, the first version's. */
export function resolvableDoi(work: string): string {
  for (const { version, first } of rules()) {
    if (first && version.exec(work + first)?.[1] === work) return work + first;
  }
  return work;
}
