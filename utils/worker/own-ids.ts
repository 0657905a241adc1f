/** What a site says of its own identifiers: which papers they name. */
import type { Desk } from '../desk/desk';
import { ownSchemes } from '../paper/ids/own-ids';
import { type PaperId, partsOf } from '../paper/ids/paper-id';
import { isKept } from '../paper/state/is-kept';
import type { OwnId } from '../sites/any-page/read-any-page';
import { hintsAt } from '../sites/hinted-sites';

/**
 * Joins a site's own ids with the better ones that its page at `address` states, so that what the user did under the
 * first shows under the second. A site speaks of its own scheme only, and only of papers that the user marked, tagged or
 * noted under it: nothing is stored of papers that a page merely lists. Like every page's word, it joins nothing that
 * contradicts what is known, nor two papers that the user marked both (`library/act/claims.ts`). Returns `true`.
 */
export async function joinOwnIds(
  { library, ready, tell }: Pick<Desk, 'library' | 'ready' | 'tell'>,
  stated: readonly OwnId[],
  address: URL,
): Promise<true> {
  const scheme = hintsAt(address)?.scheme;
  const claims = stated.filter(
    ({ own, better }) =>
      partsOf(own).scheme === scheme && !Object.hasOwn(ownSchemes, partsOf(better).scheme),
  );
  if (claims.length === 0) return true;
  await ready();
  const states = await library.lookUp(claims.map(({ own }) => own));
  const kept = new Set(states.filter(isKept).map(({ id }) => id));
  const touched: PaperId[] = [];
  for (const { own, better } of claims) {
    if (kept.has(own)) touched.push(...(await library.alias([own, better], true, Date.now())));
  }
  if (touched.length > 0) await tell(touched);
  return true;
}
