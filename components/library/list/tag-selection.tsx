import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { listedOf } from '../../../utils/library/search/listed';
import { tagKey } from '../../../utils/paper/state/own-words';
import { TagField } from '../../ui/own-words/tag-field';
import { Tags } from '../../ui/own-words/tags';
import type { LibraryProps } from '../library-props';

/** The button `Tag` for all selected papers: a field for one more tag, and the tags that any of them carries. */
export function TagSelection({ model, phrases }: Pick<LibraryProps, 'model' | 'phrases'>) {
  const { say } = phrases;
  const id = useId();
  const isOpen = useSignal(false);
  const rows = model.selection.rows.value;
  void model.version.value;
  const carried = new Map(
    // Nothing is worked out of a hundred thousand selected papers while the tags are folded.
    (isOpen.value ? rows : []).flatMap((row) => {
      const now = model.catalogue.get(row.id) ?? row;
      return now.tags === '' ? [] : (listedOf(now).tags ?? []).map((tag) => [tagKey(tag), tag]);
    }),
  );
  const tags = [...carried.values()];
  return (
    <>
      <button
        type="button"
        class="tag-many"
        aria-expanded={isOpen.value}
        aria-controls={id}
        onClick={() => {
          isOpen.value = !isOpen.peek();
        }}
      >
        {say('libraryTag')}{' '}
        <span class="key" aria-hidden="true">
          t
        </span>
      </button>
      <div id={id} class="tag-editor" hidden={!isOpen.value}>
        {isOpen.value && (
          <TagField
            all={model.allTags.value}
            own={tags}
            phrases={phrases}
            takesFocus={true}
            add={(tag) => model.tag(rows, tag, true)}
          />
        )}
        {isOpen.value && (
          <Tags tags={tags} phrases={phrases} remove={(tag) => model.tag(rows, tag, false)} />
        )}
      </div>
    </>
  );
}
