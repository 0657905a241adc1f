import type { Desk } from '../../../utils/desk/desk';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';

/** The states of papers, with empty ones for papers that the library doesn't know: those clear what was drawn. */
export async function statesOf(
  library: Desk['library'],
  papers: readonly { readonly id: PaperId }[],
): Promise<readonly PaperState[]> {
  const ids = papers.map(({ id }) => id);
  const found = ids.length > 0 ? await library.lookUp(ids) : [];
  return [...ids.map((id) => ({ id, marks: {} })), ...found];
}
