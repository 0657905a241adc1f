import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { cleanTag, tagKey, tagLimit } from '../../../utils/paper/state/own-words';
import { tagColours } from '../../../utils/settings/choices';
import { colourOf } from '../../ui/own-words/tag-colours';
import type { LibraryProps } from '../library-props';

/** What can be done with the tag whose papers are listed: another name, which may be that of another tag. */
export function TagTools({ model, phrases }: Pick<LibraryProps, 'model' | 'phrases'>) {
  const view = model.shownView.value;
  const known =
    view.kind === 'tag'
      ? model.allTags.value.find(({ tag }) => tagKey(tag) === view.tag)?.tag
      : undefined;
  return known === undefined ? null : (
    <Rename key={known} tag={known} model={model} phrases={phrases} />
  );
}

function Rename({
  tag,
  model,
  phrases: { say },
}: Pick<LibraryProps, 'model' | 'phrases'> & { readonly tag: string }) {
  const id = useId();
  const typed = useSignal(tag);
  const to = cleanTag(typed.value);
  const other = to === undefined ? undefined : otherTag(to);

  function otherTag(name: string): string | undefined {
    if (tagKey(name) === tagKey(tag)) return undefined;
    return model.allTags.value.find((each) => tagKey(each.tag) === tagKey(name))?.tag;
  }
  return (
    <form
      class="tag-tools"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== undefined && to !== tag) model.renameTag(tag, to);
      }}
    >
      <label for={id}>{say('libraryTagName')}</label>
      <input
        id={id}
        type="text"
        value={typed.value}
        maxLength={tagLimit}
        dir="auto"
        onInput={(event) => {
          typed.value = event.currentTarget.value;
        }}
      />
      <button type="submit" disabled={to === undefined || to === tag}>
        {other === undefined ? say('libraryRenameTag') : say('libraryMergeTag', other)}
      </button>
      <label for={`${id} colour`}>{say('libraryTagColour')}</label>
      <select
        id={`${id} colour`}
        value={colourOf(tag) ?? ''}
        onChange={({ currentTarget: { value } }) => {
          model.choices.colour(
            tag,
            tagColours.find((each) => each === value),
          );
        }}
      >
        <option value="">{say('libraryNoColour')}</option>
        {tagColours.map((colour) => (
          <option key={colour} value={colour}>
            {say(`libraryColour_${colour}`)}
          </option>
        ))}
      </select>
    </form>
  );
}
