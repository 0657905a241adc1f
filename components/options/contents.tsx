import type { Words } from '../../utils/basics/words';

/** The sections in their order: the `id` of each, and the message that is its title. */
const sections = [
  ['sites', 'settingsSites'],
  ['bar', 'settingsBar'],
  ['read', 'settingsReadLook'],
  ['signs', 'settingsSigns'],
  ['automatic', 'settingsAutomatic'],
  ['badge', 'settingsBadge'],
  ['keys', 'settingsKeys'],
  ['feeds', 'feedsTitle'],
  ['rules', 'rulesTitle'],
  ['digest', 'digestTitle'],
  ['data', 'dataTitle'],
  ['diagnosis', 'diagnosisTitle'],
] as const;

/** The list of contents: beside the sections where there is room, above them elsewhere. */
export function Contents({ words: { say } }: { readonly words: Words }) {
  return (
    <nav aria-label={say('settingsContents')}>
      <ul>
        {sections.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
