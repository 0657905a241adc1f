import type { CslItem } from './csl';

type Reference = Pick<CslItem, 'container-title' | 'volume' | 'page'>;

/** A journal's name has a letter, and no digit or comma: otherwise more than the name stands before the volume. */
const name = String.raw`(?<name>\p{L}[^\d,;:()]{1,100}?)`;
const volume = String.raw`(?<volume>[A-Z]?\d{1,4}[A-Z]?)`;
const page = String.raw`(?<page>[A-Z]?\d{1,8}(?:[–-]\d{1,8})?)`;
const year = String.raw`(?<year>(?:18|19|20)\d\d)`;

/** The forms in which a reference is certain: "Phys. Rev. D 76, 013009 (2007)", "JHEP 05 (2012) 110". */
const forms = [
  new RegExp(`^${name},? ${volume}, ${page} \\(${year}\\)$`, 'u'),
  new RegExp(`^${name},? ${volume} \\(${year}\\),? ${page}$`, 'u'),
];

const groupsOf = (text: string): Readonly<Record<string, string>> | undefined => {
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    if (groups) return groups;
  }
  return undefined;
};

/**
 * A journal reference as authors write it on arXiv, in free text, taken apart where its form is certain. Otherwise all
 * of it is the container's title: a citation then prints it as the authors wrote it.
 */
export function journalReference(text: string): Reference {
  const { name: journal, volume: number, page: pages } = groupsOf(text) ?? {};
  return journal && number && pages
    ? { 'container-title': journal.trim(), volume: number, page: pages }
    : { 'container-title': text };
}

/** The year of the journal, which may be a later one than that of the preprint. Nothing where the form isn't certain. */
export function journalYear(text: string): number | undefined {
  const found = groupsOf(text)?.['year'];
  return found === undefined ? undefined : Number(found);
}
