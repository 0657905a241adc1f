import { openingLink } from '../../ui/controls/opening-link';
import { linksOf } from '../../ui/paper-links';
import type { LibraryProps } from '../library-props';
import type { Details } from './details-model';

interface Props extends Pick<LibraryProps, 'model' | 'open' | 'phrases'> {
  readonly details: Details;
}

/** Where a paper is, and its code. */
export function PaperLinks({ model, open, phrases, details }: Props) {
  const links = details.ids.flatMap((id) => linksOf(id));
  const repository = details.details?.githubRepo;
  const all = [
    ...links,
    ...(repository === undefined ? [] : [['libraryCode', repository] as const]),
  ];
  const seen = new Set<string>();
  return (
    <p class="links">
      {all.map(([name, address]) => {
        if (seen.has(address)) return null;
        seen.add(address);
        const visit = (inFront: boolean) => open(model, { paper: details.id, address, inFront });
        return (
          <a key={address} href={address} {...openingLink(visit)}>
            {phrases.say(name)}
          </a>
        );
      })}
    </p>
  );
}
