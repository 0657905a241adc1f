/** Papers in the terms of CSL-JSON, from which every citation format is written. https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */

/** A name: of a person, or (`literal`) of a group or of a person with one name. */
export type CslName =
  | { readonly literal: string }
  | {
      readonly family: string;
      readonly given?: string;
      /** "van" in "Ludwig van Beethoven": it goes with the family name. */
      readonly 'non-dropping-particle'?: string;
      /** "Jr.", "III" */
      readonly suffix?: string;
    };

/** Year, month and day, as far as they are known. */
export interface CslDate {
  readonly 'date-parts': readonly [readonly [year: number, month?: number, day?: number]];
}

/** What a citation says of one paper. What no source told is missing. */
export interface CslItem {
  /** The paper id. */
  readonly id: string;
  /** `article`: a preprint, or a work that is known from a repository only. */
  readonly type: 'article' | 'article-journal' | 'paper-conference';
  readonly title?: string;
  readonly author?: readonly CslName[];
  /** More authors than these signed; no source named them. Not a part of CSL. */
  readonly hasMoreAuthors?: true;
  readonly issued?: CslDate;
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly page?: string;
  readonly publisher?: string;
  /** As Zotero writes it: `arXiv:2603.03283`. */
  readonly number?: string;
  readonly DOI?: string;
  readonly PMID?: string;
  readonly URL: string;
  readonly abstract?: string;
  /** The user's tags. Not a part of CSL, which has one text for all. */
  readonly tags?: readonly string[];
  readonly note?: string;
  /** What CSL has no field for. `primaryClass`: arXiv's first subject, `cs.CL`. */
  readonly custom?: { readonly arXiv: string; readonly primaryClass?: string };
}

/** The family name with what goes before it, as RIS, CSV and Zotero hold it. */
export const wholeFamily = (name: Extract<CslName, { family: string }>): string =>
  [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');

/** When it appeared, as far as that is known: `2026-03-05`, `2026-03` or `2026`. */
export const isoDate = ({ issued }: Pick<CslItem, 'issued'>): string | undefined =>
  issued?.['date-parts'][0].map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0')).join('-');
