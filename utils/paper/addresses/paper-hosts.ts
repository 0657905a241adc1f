/**
 * How the sites that we know write papers into their addresses. Sites whose addresses hold numbers of their own (IEEE,
 * ScienceDirect, MDPI, JMLR, CVF, PMLR, HAL, Zenodo, PMC) are missing: there only the page states its identifier.
 */

import { doiPaperId } from '../ids/doi';
import { pmidPaperId } from '../ids/paper-id';
import {
  ads,
  anthology,
  arxivBehind,
  doiInPath,
  endOfDoi,
  entrez,
  first,
  nature,
  openreview,
  osf,
  peerj,
  preprint,
  pubmed,
  type ReadAddress,
  scholarLookup,
  ssrn,
  underArxiv,
} from './address-readers';
import { arxivInPath } from './arxiv-path';

type Hosts = readonly (readonly [host: RegExp, read: ReadAddress])[];

/** A function, so that scripts which read no addresses carry none of it. */
export const paperHosts = (): Hosts => [
  [/^(?:[a-z0-9-]+\.)?arxiv\.org$/, underArxiv],
  [/^(?:(?:xxx|arxiv)\.lanl\.gov|xxx\.itp\.ac\.cn)$/, underArxiv],
  [/^ar5iv(?:\.labs\.arxiv)?\.org$/, underArxiv],
  [/^(?:www\.)?arxiv-vanity\.com$/, arxivBehind(/^papers\//i)],
  [
    // Its languages stand before the view or behind the identifier.
    /^(?:www\.)?alphaxiv\.org$/,
    arxivBehind(
      /^(?:[a-z]{2,3}(?:-[a-z]{2,4})?\/)?(?:(?:abs|pdf|overview|html|resources|blog|audio)\/)?/i,
    ),
  ],
  [
    /^(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)$/,
    (path, query) =>
      /^papers(?:\/index)?\/?$/i.test(path)
        ? arxivInPath(query.get('arxivId') ?? '')
        : arxivBehind(/^(?:api\/)?papers\//i)(path),
  ],
  [/^(?:www\.)?(?:scirate\.com|papers\.cool)$/, arxivBehind(/^arxiv\//i)],
  [
    /^(?:www\.|api\.)?semanticscholar\.org$/,
    arxivBehind(/^(?:graph\/v1\/paper\/|reader\/)?arxiv[/:]/i),
  ],
  [/^(?:www\.)?connectedpapers\.com$/, arxivBehind(/^arxiv\//i)],
  [
    /^(?:www\.)?arxiv-sanity(?:-lite)?\.com$/,
    (path, query) => arxivInPath(query.get('pid') ?? path),
  ],
  [/^scholar\.google\.[a-z.]+$/, scholarLookup],
  [/^(?:www\.)?inspirehep\.net$/, arxivBehind(/^(?:api\/)?arxiv\//i)],
  [/^(?:www\.)?(?:emergentmind\.com)$/, arxivBehind(/^papers\/(?:arxiv\/)?/i)],
  [/^(?:www\.)?catalyzex\.com$/, arxivBehind(/^paper\/(?=arxiv:)/i)],
  [/^(?:ui\.)?adsabs\.harvard\.edu$/, ads],
  [
    /^(?:www\.)?dblp\.(?:org|uni-trier\.de)$/,
    (path) =>
      arxivInPath(
        first(path, /^rec\/(?:\w+\/)?journals\/corr\/abs-(\d{4}-\d{4,5})(?:\.|$)/i).replace(
          '-',
          '.',
        ),
      ),
  ],
  [/^(?:dx\.|www\.|oa)?doi\.org$/, (path) => doiPaperId(path.replace(/^api\/handles\//, ''))],
  [/^(?:www\.|api2?\.)?openreview\.net$/, openreview],
  [/^(?:[a-z]+\.)?aclanthology\.(?:org|info)$|^aclanthology\.coli\.uni-saarland\.de$/, anthology],
  [
    /^(?:www\.)?aclweb\.org$/,
    (path, query) => (/^anthology\//i.test(path) ? anthology(path, query) : undefined),
  ],
  [/^(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?pubmed\.gov)$/, pubmed],
  [
    /^(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov$/,
    (path, query) => (/pubmed|pmid/i.test(path) ? pubmed(path, query) : entrez(path, query)),
  ],
  [
    /^(?:www\.)?europepmc\.org$/,
    (path) => pmidPaperId(first(path, /^(?:article|abstract)\/med\/(\d+)(?:\/|$)/i)),
  ],
  [/^(?:[a-z]+\.)?(?:bio|med)rxiv\.org$/, preprint],
  [/^(?:[a-z]+\.)?nature\.com$/, nature],
  [
    /^(?:[a-z]+\.)?elifesciences\.org$/,
    endOfDoi('10.7554/elife.', /^(?:articles|reviewed-preprints)\/(\d{5,6})(?:v\d+)?(?:\/|\.|$)/i),
  ],
  [/^(?:www\.)?peerj\.com$/, peerj],
  [/^(?:www\.)?researchsquare\.com$/, endOfDoi('10.21203/rs.3.', /^article\/(rs-\d+)(?:\/|$)/i)],
  [
    /^(?:www\.)?preprints\.org$/,
    endOfDoi('10.20944/preprints', /^manuscript\/(\d{6}\.\d{4})(?:\/|$)/i),
  ],
  [/^osf\.io$/, osf],
  [/^psyarxiv\.com$/, (path, query) => osf(`preprints/psyarxiv/${path}`, query)],
  [/^(?:www\.|papers\.)?ssrn\.com$/, ssrn],
  [
    /^(?:www\.)?hindawi\.com$/,
    endOfDoi('10.1155/', /^journals\/\w+\/((?:19|20)\d\d\/\d{5,7})(?:\/|$)/i),
  ],
  [
    /^pubs\.rsc\.org$/,
    endOfDoi(
      '10.1039/',
      /^[a-z]{2}\/content\/article\w+\/(?:\d{4}\/)?(?:\w{2}\/)?([a-z]\d[\da-z]{6,8})(?:\/|$)/i,
    ),
  ],
  [/^journals\.plos\.org$/, doiInPath],
  [
    /^(?:link\.springer\.com|[a-z]+\.(?:biomedcentral|springeropen)\.com|(?:www\.)?frontiersin\.org)$/,
    doiInPath,
  ],
  [
    /^(?:iopscience\.iop\.org|(?:journals|link)\.aps\.org|(?:www\.)?jstor\.org|sciety\.org)$/,
    doiInPath,
  ],
  [
    /^(?:(?:api|data)\.crossref\.org|hdl\.handle\.net|doi\.acm\.org|(?:api\.)?unpaywall\.org|(?:www\.)?mdpi\.com)$/,
    doiInPath,
  ],
  [
    /^(?:jamanetwork\.com|drops\.dagstuhl\.de|(?:www\.)?(?:thieme-connect\.(?:com|de)|(?:annualreviews|microbiologyresearch|spiedigitallibrary)\.org))$/,
    doiInPath,
  ],
  [
    /^(?:www\.)?thelancet\.com$/,
    endOfDoi('10.1016/', /\/article\/pii(s\d{4}-\d{3}[\dx]\(\d\d\)\d{5}-[\dx])(?:\/|$)/i),
  ],
  [/^(?:libkey\.io|scite\.ai|(?:www\.)?sci-hub\.[a-z]{2,3})$/, doiInPath],
];
