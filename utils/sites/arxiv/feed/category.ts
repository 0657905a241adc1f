/** arXiv's categories: https://arxiv.org/category_taxonomy */
const withSubjects = 'astro-ph cond-mat cs econ eess math nlin physics q-bio q-fin stat'.split(' ');
const without = 'gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph'.split(' ');
/** Of these, subjects are words (`cond-mat.mtrl-sci`), of the others two capitals (`cs.CL`). */
const ofWords = ['cond-mat', 'physics'];

const codeLimit = 30;

/**
 * A category or a whole archive as arXiv writes it: `cs.CL`, `cond-mat.mtrl-sci`, `hep-th`. Nothing if it isn't one.
 */
export function categoryCode(text: string): string | undefined {
  if (text.length > codeLimit) return undefined;
  const [, archive, subject] = /^([a-z-]+)(?:\.([a-z-]+))?$/.exec(text.trim().toLowerCase()) ?? [];
  if (!archive) return undefined;
  if (!subject) return [...withSubjects, ...without].includes(archive) ? archive : undefined;
  if (!withSubjects.includes(archive)) return undefined;
  if (ofWords.includes(archive)) {
    return /^[a-z]{2,6}(?:-[a-z]{2,4})?$/.test(subject) ? `${archive}.${subject}` : undefined;
  }
  return /^[a-z]{2}$/.test(subject) ? `${archive}.${subject.toUpperCase()}` : undefined;
}

/** The API query for the papers of a category, or of all categories of an archive. */
export const inCategory = (code: string): string =>
  withSubjects.includes(code) ? `(cat:${code} OR cat:${code}.*)` : `cat:${code}`;
