import { highlight } from '../../utils/library/search/highlight';
import type { Query } from '../../utils/library/search/query';

/** A text in which the words of a query are marked. */
export function Highlighted({ text, query }: { readonly text: string; readonly query: Query }) {
  return (
    <>
      {highlight(text, query).map((part, n) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other names
        part.isMatch ? <mark key={n}>{part.text}</mark> : part.text,
      )}
    </>
  );
}
