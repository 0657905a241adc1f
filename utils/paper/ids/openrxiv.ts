/**
 * DOIs of bioRxiv and medRxiv. Until November 2025 they have the prefix of Cold Spring Harbor Laboratory; what was posted
 * since 1 December 2025 has openRxiv's. https://connect.biorxiv.org/news/2025/11/18/preprint_dois
 */
export const openRxivPrefixes = ['10.1101', '10.64898'] as const;

/** Versions and views of one preprint; the group is the preprint's DOI. https://www.biorxiv.org/about/FAQ */
export const openRxivVersion =
  /^(10\.(?:1101|64898)\/(?:\d{4}\.\d\d\.\d\d\.\d{5,8}|\d{6}))(?:(?:v\d+)?(?:[./+].*)?)$/;

/** Dates between which a preprint may have either prefix: it is posted days or weeks after the date in its identifier. */
const [from, until] = ['2025.11.15', '2026.01.01'];

/**
 * The DOI by the end of it, which is the preprint's identifier: `2020.11.02.364968v2`, `087619`. '' where that is none, or
 * where its date doesn't tell the prefix.
 */
export function openRxivDoi(identifier: string): string {
  const [id, date = ''] =
    /^(?:(\d{4}\.\d\d\.\d\d)\.\d{5,8}|\d{6}|19\d{6})(?:v\d+)?$/.exec(identifier) ?? [];
  if (id === undefined || (date >= from && date < until)) return '';
  return `${openRxivPrefixes[date < from ? 0 : 1]}/${id}`;
}
