import type { Words } from '../../utils/basics/words';
import { type BarPart, barParts } from '../../utils/settings/choices';
import type { Settings } from '../../utils/settings/settings-schema';
import { allSites, type SiteName } from '../../utils/sites/sites';
import { Check, Choice, Section } from '../ui/controls';
import type { Edit } from '../ui/settings-model';

/** The props of every section of the page. */
export interface SectionProps {
  readonly settings: Settings;
  readonly words: Words;
  readonly change: (edit: Edit) => void;
}

/** Where Offprint works, and where its keys work. */
export function SitesSection({
  settings: { sites, otherSites },
  words: { say },
  change,
}: SectionProps) {
  const set = (site: SiteName, part: Partial<Settings['sites'][SiteName]>) =>
    change((now) => ({
      ...now,
      sites: { ...now.sites, [site]: { ...now.sites[site], ...part } },
    }));
  // The worker then gives the access to it back to the browser.
  const remove = (origin: string) =>
    change((now) => ({
      ...now,
      otherSites: now.otherSites.filter((site) => site.origin !== origin),
    }));
  const setKeys = (origin: string, keys: boolean) =>
    change((now) => ({
      ...now,
      otherSites: now.otherSites.map((site) => (site.origin === origin ? { origin, keys } : site)),
    }));
  return (
    <Section id="sites" title={say('settingsSites')} about={say('settingsSitesAbout')}>
      {allSites.map(({ name: site, title }) => (
        <fieldset key={site}>
          <legend>{say(title)}</legend>
          <Check
            label={say('settingsSiteOn')}
            on={sites[site].on}
            onChange={(on) => set(site, { on })}
          />
          <Check
            label={say('settingsSiteKeys')}
            on={sites[site].keys}
            disabled={!sites[site].on}
            onChange={(keys) => set(site, { keys })}
          />
        </fieldset>
      ))}
      {otherSites.map(({ origin, keys }) => (
        <fieldset key={origin}>
          <legend>{new URL(origin).host}</legend>
          <Check label={say('settingsSiteOn')} on onChange={() => remove(origin)} />
          <Check label={say('settingsSiteKeys')} on={keys} onChange={(on) => setKeys(origin, on)} />
        </fieldset>
      ))}
    </Section>
  );
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
