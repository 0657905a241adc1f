import { useEffect } from 'preact/hooks';
import type { Words } from '../../utils/basics/words';
import { siteTitles } from '../../utils/sites/site-titles';
import { start } from '../../utils/sites/sites';
import { Check } from '../ui/controls/form-parts';
import type { SettingsModel } from '../ui/settings-model';
import { KeysTable } from './keys-table';

interface Props {
  readonly model: SettingsModel;
  readonly words: Words;
  /** Each kind of browser has its own instructions for pinning the toolbar button. */
  readonly isFirefox: boolean;
}

/** Shown once, after installation: what Offprint does, and what it does automatically. */
export function Welcome({ model, words, isFirefox }: Props) {
  const { say } = words;
  useEffect(() => model.start(), [model]);
  const settings = model.settings.value;
  return (
    <>
      <header>
        <img src="/icon/offprint.svg" alt="" width="56" height="56" />
        <h1>{say('welcomeTitle')}</h1>
        <p>{say('welcomeAbout', siteTitles(words, 'conjunction'))}</p>
      </header>
      <main>
        <section aria-labelledby="feeds">
          <h2 id="feeds">{say('welcomeFeeds')}</h2>
          {settings && (
            <Follow model={model} words={words} on={settings.feeds.includes(start.feed)} />
          )}
          {model.unreadable.value && <p role="alert">{say('settingsUnreadableCounsel')}</p>}
        </section>
        <section aria-labelledby="pin">
          <h2 id="pin">{say('welcomePin')}</h2>
          <p>
            {say(isFirefox ? 'welcomePinFirefox' : 'welcomePinChromium')} {say('welcomePinWhy')}
          </p>
        </section>
        <section aria-labelledby="privacy">
          <h2 id="privacy">{say('welcomePrivacy')}</h2>
          <p>{say('welcomePrivacyLine')}</p>
        </section>
        <p class="ways">
          <a class="main" href={start.address}>
            {say(start.open)}
          </a>
          <a class="link" href="/options.html">
            {say('welcomeSettings')}
          </a>
        </p>
        {settings && (
          <section aria-labelledby="keys">
            <h2 id="keys">{say('welcomeKeys')}</h2>
            <KeysTable keys={settings.keys} words={words} />
            <p class="hint">{say('welcomeKeysAbout')}</p>
          </section>
        )}
      </main>
    </>
  );
}

/** Whether the first feed is followed: stored at once, and taken back by Undo. */
function Follow({ model, words: { say }, on }: Omit<Props, 'isFirefox'> & { on: boolean }) {
  const follow = (wanted: boolean) =>
    void model.change((all) => {
      const others = all.feeds.filter((id) => id !== start.feed);
      return { ...all, feeds: wanted ? [start.feed, ...others] : others };
    });
  const message = model.message.value;
  return (
    <div class="card">
      <Check
        label={say(start.follow)}
        hint={say(on ? 'welcomeFollowHint' : 'welcomeNotFollowedHint')}
        on={on}
        onChange={follow}
      />
      <div class="saved">
        <span role="status">{message && <span key={message.number}>{message.text}</span>}</span>
        {/* Once shown, never removed, so that it keeps the focus. */}
        {message && (
          <button type="button" aria-disabled={!model.undoable.value} onClick={model.undo}>
            {say('undo')}
          </button>
        )}
      </div>
      <div role="alert">{model.trouble.value && <p class="bad">{model.trouble.value}</p>}</div>
    </div>
  );
}
