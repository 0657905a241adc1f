import type { RenameTagAction } from '../../actions/actions-schema';
import { tagKey } from '../../paper/state/own-words';
import type { ChangeOfTag } from '../action-record';
import { byKey, mergeTags } from '../own-words';
import { readMarks } from '../store/rows';
import { setTag, spellingOf } from './apply-tag';
import type { ActionTransaction } from './transaction';

/** Gives all papers that carry a tag another one instead, which may be one that exists, or another spelling of it. */
export async function applyRenameTag(
  tx: ActionTransaction,
  { id: action, time, from, to }: RenameTagAction,
  now: number,
): Promise<ChangeOfTag[]> {
  const [fromKey, toKey] = [tagKey(from), tagKey(to)];
  const carrying = await tx.objectStore('marks').index('tagged').getAll(fromKey);
  const rows = await readMarks(
    tx,
    carrying.map(({ id }) => id),
  );
  const name = fromKey === toKey ? to : ((await spellingOf(tx, toKey)) ?? to);
  return carrying.flatMap(({ id }) => {
    const { row, others } = rows.of(id);
    // It was taken off under another id of the paper.
    if (!byKey(mergeTags([row, ...others].map(({ tags }) => tags))).get(fromKey)?.value) return [];
    const stamp = { action, time };
    const off =
      fromKey === toKey
        ? []
        : setTag(rows, rows.of(id), { ...stamp, name: from, value: false }, now);
    const on = setTag(rows, rows.of(id), { ...stamp, name, value: true }, now, fromKey === toKey);
    return [off, on].flatMap((made) => (made === 'too many tags' ? [] : made));
  });
}
