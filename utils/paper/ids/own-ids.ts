/**
 * Identifiers that sites give to papers of their own, for entries that name no better one. Each scheme is one site's, and
 * stable there.
 */
export interface OwnScheme {
  readonly form: RegExp;
  /** The paper's page. */
  address(identifier: string): string;
}

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

export const ownSchemes: Readonly<Record<string, OwnScheme>> = {
  // Google Scholar's cluster of all versions, or the entry of a profile that names no cluster.
  scholar: {
    form: /^(?:[1-9]\d{4,19}|[\w-]{12}:[\w-]{12})$/,
    address: (identifier) =>
      identifier.includes(':')
        ? `https://scholar.google.com/citations?view_op=view_citation&citation_for_view=${identifier}`
        : `https://scholar.google.com/scholar?cluster=${identifier}`,
  },
  // Semantic Scholar. https://api.semanticscholar.org/api-docs/graph
  s2: {
    form: /^[0-9a-f]{40}$/,
    address: (identifier) => `https://www.semanticscholar.org/paper/${identifier}`,
  },
  // https://dblp.org/faq/What+is+the+meaning+of+dblp+keys.html
  dblp: {
    form: /^[a-z]{1,20}(?:\/[\w.-]{1,60}){2,3}$/,
    address: (identifier) => `https://dblp.org/rec/${encoded(identifier)}`,
  },
  // Proceedings of Machine Learning Research: volume and key.
  pmlr: {
    form: /^[vr]\d{1,4}\/[\w-]{1,80}$/,
    address: (identifier) => `https://proceedings.mlr.press/${identifier}.html`,
  },
  // Year, hash and, since tracks are named, the track: `2025/0123…-Conference`.
  neurips: {
    form: /^(?:19|20)\d\d\/[0-9a-f]{32}(?:-\w{1,60})?$/,
    address(identifier) {
      const [year = '', name = ''] = identifier.split('/');
      const [hash = '', track] = name.split('-');
      const end = track ? `-Abstract-${track}` : '-Abstract';
      return `https://proceedings.neurips.cc/paper_files/paper/${year}/hash/${hash}${end}.html`;
    },
  },
  // Computer Vision Foundation: the folder of the conference, and the file.
  cvf: {
    form: /^content[\w/]{1,60}\/[\w.-]{1,300}_paper$/,
    address(identifier) {
      const end = identifier.lastIndexOf('/');
      const name = identifier.slice(end + 1);
      return `https://openaccess.thecvf.com/${identifier.slice(0, end)}/html/${name}.html`;
    },
  },
  // Journal of Machine Learning Research: volume and number.
  jmlr: {
    form: /^v\d{1,3}\/[\w-]{1,60}$/,
    address: (identifier) => `https://jmlr.org/papers/${identifier}.html`,
  },
};
