import type { OtherSite } from '../../../utils/settings/settings-schema';
import { Check } from '../../ui/controls/form-parts';
import type { SectionProps } from '../sections';

/** The sites that the user switched on: each has its own keys and looks, and goes when it is switched off. */
export function OtherSites({ settings: { otherSites }, words: { say }, change }: SectionProps) {
  // The worker then gives the access to it back to the browser.
  const remove = (origin: string) =>
    change((now) => ({
      ...now,
      otherSites: now.otherSites.filter((site) => site.origin !== origin),
    }));
  const set = (origin: string, part: Partial<OtherSite>) =>
    change((now) => ({
      ...now,
      otherSites: now.otherSites.map((site) =>
        site.origin === origin ? { ...site, ...part } : site,
      ),
    }));
  return (
    <>
      {otherSites.map(({ origin, keys, dims = false }) => (
        <fieldset key={origin}>
          <legend>{new URL(origin).host}</legend>
          <Check label={say('settingsSiteOn')} on onChange={() => remove(origin)} />
          <Check
            label={say('settingsSiteKeys')}
            on={keys}
            onChange={(on) => set(origin, { keys: on })}
          />
          <Check
            label={say('settingsSiteDims')}
            hint={say('settingsSiteDimsHint')}
            on={dims}
            onChange={(on) => set(origin, { dims: on })}
          />
        </fieldset>
      ))}
    </>
  );
}
