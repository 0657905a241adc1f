import type { Words } from '../basics/words';
import { allSites } from './sites';

/** The sites as a sentence names them, in its language: "Hugging Face and arXiv", "… or …", or with commas alone (`unit`). */
export const siteTitles = ({ say }: Pick<Words, 'say'>, type: Intl.ListFormatType): string =>
  new Intl.ListFormat(say('popupLanguage'), { type }).format(
    allSites.map(({ title }) => say(title)),
  );
