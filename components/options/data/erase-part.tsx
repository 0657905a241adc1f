import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import type { DataModel } from './data-model';

interface Props {
  readonly model: DataModel;
  readonly words: Words;
}

/** Erasing everything: the only action that can't be undone, so the only one that asks. */
export function ErasePart({ model, words }: Props) {
  const { say } = words;
  const state = model.erasing.value;
  const first = model.firstFeed;
  return (
    <div class="part">
      <h3>{say('eraseTitle')}</h3>
      <p class="hint">{say('eraseAbout')}</p>
      {state === 'asked' ? (
        <EraseQuestion model={model} words={words} />
      ) : (
        <p class="acts">
          <button
            type="button"
            class="danger"
            // Never disabled, so that it can take the focus.
            aria-disabled={state === 'erasing'}
            onClick={() => state !== 'erasing' && model.askToErase(true)}
          >
            {say('eraseAsk')}
          </button>
        </p>
      )}
      <div role="status">
        {state === 'erasing' && <p>{say('erasing')}</p>}
        {state === 'erased' && <p class="good">{say('erased')}</p>}
        {state === 'erased' && first.isFollowed.value && (
          <p>
            {say('erasedFollows', first.name)}{' '}
            <button type="button" class="link" onClick={first.unfollow}>
              {say('feedUnfollow')}
            </button>
          </p>
        )}
      </div>
      <div role="alert">{state === 'failed' && <p class="bad">{say('eraseFailed')}</p>}</div>
    </div>
  );
}

/** Asks the user to type a word, so that no stray click erases anything. */
function EraseQuestion({ model, words: { say } }: Props) {
  const id = useId();
  const typed = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const word = say('eraseWord');
  const isTyped = typed.value.trim().toLowerCase() === word.toLowerCase();
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped) void model.erase();
      }}
      onKeyDown={({ key }) => key === 'Escape' && model.askToErase(false)}
    >
      <p class="bad" id={`${id}-warning`}>
        {say('eraseWarning')}{' '}
        <button type="button" class="link" onClick={() => void model.export()}>
          {say('eraseExportFirst')}
        </button>
      </p>
      <label for={id}>{say('eraseType', word)}</label>
      <p class="acts">
        <input
          id={id}
          ref={input}
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-warning`}
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
        />
        <button type="submit" class="danger" disabled={!isTyped}>
          {say('eraseNow')}
        </button>
        <button type="button" onClick={() => model.askToErase(false)}>
          {say('dataCancel')}
        </button>
      </p>
    </form>
  );
}
