/** The one way from addresses, DOIs, identifiers and text to a paper's canonical id, and back. */
export { addressesOf, type PaperAddresses, paperAtAddress, paperUrl } from './addresses';
export { paperId } from './from-text';
export {
  aclPaperId,
  arxivPaperId,
  doiPaperId,
  isPaperId,
  openreviewPaperId,
  type PaperId,
  partsOf,
  pmidPaperId,
} from './paper-id';
