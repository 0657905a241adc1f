import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { FileInput } from '../controls/file-input';
import type { ImportModel } from './import-model';

interface Props {
  readonly model: ImportModel;
  readonly words: Words;
}

/** Takes a file that the user chooses or drops, or what they paste. */
export function ChooseFile({ model, words: { say } }: Props) {
  const id = useId();
  const pasted = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void model.choose(file, file.name, say('importUsualTag'));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same
    <div
      class="field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files);
      }}
    >
      <p class="quiet">{say('importAbout')}</p>
      <p class="acts">
        <button type="button" class="main" onClick={() => input.current?.click()}>
          {say('dataChooseFile')}
        </button>
        <FileInput input={input} onFiles={take} />
      </p>
      <label for={id}>{say('importPaste')}</label>
      <textarea
        id={id}
        rows={5}
        spellcheck={false}
        value={pasted.value}
        onInput={({ currentTarget }) => {
          pasted.value = currentTarget.value;
        }}
      />
      <p class="acts">
        <button
          type="button"
          disabled={pasted.value.trim() === ''}
          onClick={() =>
            void model.choose(new Blob([pasted.value]), say('importPasted'), say('importUsualTag'))
          }
        >
          {say('importRead')}
        </button>
      </p>
    </div>
  );
}
