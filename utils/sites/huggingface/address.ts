/** What the addresses of Hugging Face show. */
import { numberedArxivId, partsOf } from '../../paper/ids/paper-id';

export const views = [
  'day',
  'week',
  'month',
  'trending',
  'search',
  'paper',
  'of',
  'collection',
  'repository',
] as const;
export type View = (typeof views)[number];

/** A view, and which one of its kind: a day, a query, an owner. `/papers` does not say which day. */
export interface Address {
  readonly view: View;
  readonly which?: string | undefined;
}

/** First words of the site's own paths: no user or organisation has such a name. */
const siteWords =
  'api|blog|chat|collections|datasets|docs|enterprise|inference(?:-endpoints|-providers)?|' +
  'join|learn|login|logout|models|new|notifications|oauth|organizations|papers|posts|pricing|privacy|' +
  'search|settings|spaces|support|tasks|terms-of-service';

/** Parts of an owner's page that list other things. */
const otherParts = 'activity|collections|datasets|models|posts|spaces';

const name = String.raw`[a-z0-9][\w.-]{0,99}`;

/** The name of a user or an organisation, as pattern for a path. */
export const owner = `(?!(?:${siteWords})(?:/|$))${name}`;

/** The views by path; the group holds the day, query or owner. */
const paths: readonly (readonly [view: View, path: RegExp])[] = [
  ['day', /^papers(?:\/date\/(\d{4}-\d{2}-\d{2}))?$/],
  ['week', /^papers\/week\/(\d{4}-W\d{2})$/],
  ['month', /^papers\/month\/(\d{4}-\d{2})$/],
  ['trending', /^papers\/trending$/],
  ['collection', new RegExp(`^collections/(${owner}/${name})$`, 'i')],
  ['of', new RegExp(`^(${owner})(?:(?:/activity)?/papers)?$`, 'i')],
  [
    'repository',
    new RegExp(`^((?:datasets/|spaces/)?${owner}/(?!(?:${otherParts})$)${name})$`, 'i'),
  ],
];

/** Whether a view is one of the lists of Daily Papers: a grid of cards. */
export const isGrid = (view: string): boolean => /^(?:day|week|month|trending)$/.test(view);

/** What an address shows; nothing if no page at such an address shows papers. */
export function readAddress({ pathname, searchParams }: URL): Address | undefined {
  const date = searchParams.get('date');
  const query = searchParams.get('q')?.trim();
  const path = pathname.replace(/^\/|\/$/g, '');
  // Until 2025 addresses were `/papers?date=2024-08-01`; old pages link to them.
  const address = atPath(path === 'papers' && date ? `papers/date/${date}` : path);
  // The results of a query replace the list.
  return query && address && isGrid(address.view)
    ? { view: 'search', which: encodeURIComponent(query).slice(0, 200) }
    : address;
}

function atPath(path: string): Address | undefined {
  for (const [view, form] of paths) {
    const match = form.exec(path);
    if (match) return { view, which: match[1] };
  }
  const id = path.startsWith('papers/') && numberedArxivId(path.slice('papers/'.length));
  return id ? { view: 'paper', which: partsOf(id).identifier } : undefined;
}
