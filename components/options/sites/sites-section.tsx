import type { Settings } from '../../../utils/settings/settings-schema';
import { allSites, type SiteName } from '../../../utils/sites/sites';
import { Check, Choice, Section } from '../../ui/controls/form-parts';
import type { SectionProps } from '../sections';
import { OtherSites } from './other-sites';

/** Where Offprint works, and where its keys work. */
export function SitesSection({ settings, words, change }: SectionProps) {
  const { sites } = settings;
  const { say } = words;
  const set = (site: SiteName, part: Partial<Settings['sites'][SiteName]>) =>
    change((now) => ({
      ...now,
      sites: { ...now.sites, [site]: { ...now.sites[site], ...part } },
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
      <OtherSites settings={settings} words={words} change={change} />
      <Choice
        name={say('settingsLinks')}
        named={true}
        value={settings.links}
        options={[
          { value: 'known', label: say('settingsLinksKnown') },
          { value: 'all', label: say('settingsLinksAll') },
          { value: 'none', label: say('settingsLinksNone') },
        ]}
        onChange={(links) => change((now) => ({ ...now, links }))}
      />
    </Section>
  );
}
