import { highlight } from '../../utils/library/search/highlight';
import type { Query } from '../../utils/library/search/query';
import { PaperText } from './maths/paper-text';

/** A text of a paper in which the words of a query are marked. */
export const Highlighted = ({ text, query }: { readonly text: string; readonly query: Query }) => (
  <PaperText text={text} marked={highlight(text, query)} />
);
