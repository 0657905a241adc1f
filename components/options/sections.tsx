import type { Words } from '../../utils/basics/words';
import { type BarPart, barParts } from '../../utils/settings/choices';
import type { Settings } from '../../utils/settings/settings-schema';
import { Check, Choice, Section } from '../ui/controls/form-parts';
import type { Edit } from '../ui/settings-model';

/** The props of every section of the page. */
export interface SectionProps {
  readonly settings: Settings;
  readonly words: Words;
  readonly change: (edit: Edit) => void;
}

const partTitles: Readonly<Record<BarPart, string>> = {
  markRead: 'settingsBarMarkRead',
  onlyNew: 'settingsBarOnlyNew',
  hideRead: 'settingsBarHideRead',
  filter: 'settingsBarFilter',
  export: 'exportTitle',
};

/** Whether listings have a bar, and what it offers. */
export function BarSection({ settings: { bar }, words: { say }, change }: SectionProps) {
  const set = (part: Partial<Settings['bar']>) =>
    change((now) => ({ ...now, bar: { ...now.bar, ...part } }));
  const setPart = (part: BarPart, on: boolean) =>
    change((now) => ({
      ...now,
      bar: { ...now.bar, parts: { ...now.bar.parts, [part]: on } },
    }));
  return (
    <Section id="bar" title={say('settingsBar')} about={say('settingsBarAbout')}>
      <Check label={say('settingsBarShown')} on={bar.shown} onChange={(shown) => set({ shown })} />
      <fieldset>
        <legend>{say('settingsBarParts')}</legend>
        {barParts.map((part) => (
          <Check
            key={part}
            label={say(partTitles[part])}
            on={bar.parts[part]}
            disabled={!bar.shown}
            onChange={(on) => setPart(part, on)}
          />
        ))}
      </fieldset>
    </Section>
  );
}

/** How read entries look. */
export function ReadLookSection({ settings, words: { say }, change }: SectionProps) {
  return (
    <Section id="read" title={say('settingsReadLook')}>
      <Choice
        name={say('settingsReadLook')}
        value={settings.readLook}
        options={[
          { value: 'dim', label: say('settingsReadDim') },
          { value: 'hide', label: say('settingsReadHide'), hint: say('settingsReadHideHint') },
        ]}
        onChange={(readLook) => change((now) => ({ ...now, readLook }))}
      />
    </Section>
  );
}

/** Signs at papers of the library. */
export function SignsSection({ settings, words: { say }, change }: SectionProps) {
  return (
    <Section id="signs" title={say('settingsSigns')}>
      <Check
        label={say('settingsLibrarySign')}
        hint={say('settingsLibrarySignHint')}
        on={settings.librarySign}
        onChange={(librarySign) => change((now) => ({ ...now, librarySign }))}
      />
    </Section>
  );
}

/** What is marked automatically. */
export function AutomaticSection({ settings, words: { say }, change }: SectionProps) {
  return (
    <Section id="automatic" title={say('settingsAutomatic')}>
      <Check
        label={say('settingsReadOnOpen')}
        hint={say('settingsReadOnOpenHint')}
        on={settings.readOnOpen}
        onChange={(readOnOpen) => change((now) => ({ ...now, readOnOpen }))}
      />
    </Section>
  );
}

/** What the number on the toolbar button means. */
export function BadgeSection({ settings, words: { say }, change }: SectionProps) {
  return (
    <Section id="badge" title={say('settingsBadge')} about={say('settingsBadgeAbout')}>
      <Choice
        name={say('settingsBadgeThere')}
        named={true}
        value={settings.badge}
        options={[
          { value: 'new', label: say('settingsBadgeNew') },
          {
            value: 'nothing',
            label: say('settingsBadgeNothing'),
            hint: say('settingsBadgeNothingHint'),
          },
        ]}
        onChange={(badge) => change((now) => ({ ...now, badge }))}
      />
      <Choice
        name={say('settingsBadgeElsewhere')}
        named={true}
        value={settings.badgeElsewhere}
        options={[
          { value: 'inbox', label: say('settingsBadgeInbox'), hint: say('settingsBadgeInboxHint') },
          { value: 'raised', label: say('settingsBadgeRaised') },
          { value: 'nothing', label: say('settingsBadgeNothing') },
        ]}
        onChange={(badgeElsewhere) => change((now) => ({ ...now, badgeElsewhere }))}
      />
    </Section>
  );
}
