/** What the library page shows is in the fragment of its address, so that the popup, the address bar and Back lead there. */
import { type LibraryView, viewNames } from '../../../utils/library/search/views';

export interface LibraryAddress {
  readonly query: string;
  readonly view: LibraryView;
}

export function parseHash(hash: string): LibraryAddress {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return { query: given.get('q') ?? '', view: viewOf(given.get('view') ?? '') };
}

export function hashOf({ query, view }: LibraryAddress): string {
  const name = nameOf(view);
  const parts = new URLSearchParams({
    ...(query !== '' && { q: query }),
    ...(name !== 'everything' && { view: name }),
  });
  return parts.size > 0 ? `#${parts}` : '';
}

/** `queue`, `tag:later`, `site:arxiv`, `year:2026`. */
export function nameOf(view: LibraryView): string {
  if (view.kind === 'tag') return `tag:${view.tag}`;
  if (view.kind === 'site') return `site:${view.site}`;
  return view.kind === 'year' ? `year:${view.year}` : view.kind;
}

function viewOf(name: string): LibraryView {
  const [, kind, value = ''] = /^([a-z]+):?(.*)$/s.exec(name) ?? [];
  if (kind === 'tag') return { kind, tag: value };
  if (kind === 'site') return { kind, site: value };
  if (kind === 'year') return { kind, year: Number(value) };
  return { kind: viewNames.find((each) => each === kind) ?? 'everything' };
}
