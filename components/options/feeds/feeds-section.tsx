import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import type { FeedId } from '../../../utils/feeds/feed';
import { siteTitles } from '../../../utils/sites/site-titles';
import { Section } from '../../ui/controls/form-parts';
import { createTimes } from '../../ui/phrases/times';
import { focusBeside } from '../focus-beside';
import { FeedLine } from './feed-row';
import type { FeedsModel } from './feeds-model';

interface Props {
  readonly model: FeedsModel;
  readonly words: Words;
}

/** The followed feeds, and a field for more. */
export function FeedsSection({ model, words }: Props) {
  const { say } = words;
  const field = useRef<HTMLInputElement>(null);
  const language = say('popupLanguage');
  const times = useMemo(() => createTimes(language, say('popupJustNow')), [language, say]);
  useEffect(() => model.start(), [model]);
  const feeds = model.feeds.value;
  if (!feeds) return null;

  function unfollow(id: FeedId, button: HTMLElement): void {
    focusBeside(button, '.unfollow', field.current);
    void model.unfollow(id);
  }
  return (
    <Section id="feeds" title={say('feedsTitle')} about={say('feedsAbout')}>
      <div class="part">
        {feeds.length === 0 && <p class="quiet">{say('feedsNone')}</p>}
        {feeds.length > 0 && (
          <ul class="rows" aria-label={say('feedsList')}>
            {feeds.map((feed) => (
              <FeedLine
                key={feed.id}
                {...{ feed, times, words }}
                now={model.now.value}
                onCheck={() => void model.check(feed.id)}
                onAllow={() => void model.allow(feed.id)}
                onUnfollow={(button) => unfollow(feed.id, button)}
              />
            ))}
          </ul>
        )}
        <div>
          <div role="alert">
            {model.unavailable.value && <p class="bad">{say('feedsUnavailable')}</p>}
          </div>
          <p role="status">{model.said.value}</p>
        </div>
      </div>
      <FollowForm model={model} words={words} field={field} />
    </Section>
  );
}

interface FormProps extends Props {
  readonly field: { current: HTMLInputElement | null };
}

function FollowForm({ model, words: { say }, field }: FormProps) {
  const id = useId();
  const refused = model.refused.value;
  return (
    <form
      class="part"
      onSubmit={(event) => {
        event.preventDefault();
        void model.follow();
        if (model.refused.value !== undefined) field.current?.focus();
      }}
    >
      <label for={id} class="field">
        {say('feedFollowField')}
      </label>
      <div class="entry">
        <input
          ref={field}
          id={id}
          type="text"
          value={model.text.value}
          placeholder={say('feedFollowExample')}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={refused !== undefined}
          aria-describedby={`${id}-hint ${id}-fault`}
          onInput={({ currentTarget }) => model.type(currentTarget.value)}
        />
        <button type="submit" class="main">
          {say('feedFollow')}
        </button>
      </div>
      <div role="alert" id={`${id}-fault`}>
        {refused !== undefined && <p class="bad">{refused}</p>}
      </div>
      <p class="hint" id={`${id}-hint`}>
        {say('feedFollowHint', siteTitles({ say }, 'disjunction'))}
      </p>
    </form>
  );
}
