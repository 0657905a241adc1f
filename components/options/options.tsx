import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Words } from '../../utils/basics/words';
import { latinKey } from '../../utils/settings/chosen-command';
import { Icon } from '../ui/controls/icon';
import { usePageKeys } from '../ui/keys/page-keys';
import type { SettingsModel } from '../ui/settings-model';
import { Contents } from './contents';
import { KeysSection } from './keys/keys-section';
import {
  AutomaticSection,
  BadgeSection,
  BarSection,
  ReadLookSection,
  SignsSection,
} from './sections';
import { SitesSection } from './sites/sites-section';

interface Props {
  readonly model: SettingsModel;
  readonly words: Words;
}

/** The options page: every setting, stored the moment it is changed. `children`: the sections that hold no settings. */
export function Options({ model, words, children }: Props & { children?: ComponentChildren }) {
  useEffect(() => model.start(), [model]);
  useEffect(() => {
    // A suspended tab may have missed changes by other contexts.
    const onVisible = () => void model.refresh();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [model]);
  usePageKeys((event) => {
    if (!isUndo(event)) return false;
    model.undo();
    return true;
  });

  // The sections above the target are drawn only now.
  const isRead = model.settings.value !== undefined;
  useEffect(() => {
    const target = isRead && document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
  }, [isRead]);

  return (
    <>
      <Header model={model} words={words} />
      <Contents words={words} />
      <main>
        <Body model={model} words={words} />
        {children}
      </main>
    </>
  );
}

function isUndo(event: KeyboardEvent): boolean {
  if (event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return false;
  // On a keyboard without Latin letters, the key at the same place.
  return latinKey(event) === 'z';
}

/** Says what just happened, with Undo; always in view. */
function Header({ model, words: { say } }: Props) {
  const message = model.message.value;
  return (
    <header>
      <div class="row">
        <img src="/icon/offprint.svg" alt="" width="28" height="28" />
        <h1>{say('settingsTitle')}</h1>
        <div role="status">
          {message && (
            <p key={message.number}>
              <Icon name="read" />
              {message.text}
            </p>
          )}
        </div>
        <button
          type="button"
          aria-keyshortcuts="Control+Z Meta+Z"
          // Never disabled, so that it keeps the focus.
          aria-disabled={!model.undoable.value}
          onClick={model.undo}
        >
          {say('undo')}
        </button>
      </div>
      <div role="alert" class="troubles">
        {model.trouble.value && <p>{model.trouble.value}</p>}
      </div>
    </header>
  );
}

function Body({ model, words }: Props) {
  const settings = model.settings.value;
  if (model.unreadable.value) return <Unreadable model={model} words={words} />;
  // The settings are read within a frame or two: a message would only flicker.
  if (!settings) return null;
  const given = { settings, words, change: model.change };
  return (
    <>
      <SitesSection {...given} />
      <BarSection {...given} />
      <ReadLookSection {...given} />
      <SignsSection {...given} />
      <AutomaticSection {...given} />
      <BadgeSection {...given} />
      <KeysSection {...given} />
    </>
  );
}

function Unreadable({ model, words: { say } }: Props) {
  return (
    <div class="unreadable">
      <h2>{say('settingsUnreadable')}</h2>
      <p>{say('settingsUnreadableCounsel')}</p>
      <button type="button" class="main" onClick={() => void model.refresh()}>
        {say('popupRetry')}
      </button>
    </div>
  );
}
