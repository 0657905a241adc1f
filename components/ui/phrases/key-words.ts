import type { Words } from '../../../utils/basics/words';

/** "Shift+o" of `O`. */
export const keyInWords = (key: string, { say }: Pick<Words, 'say'>): string =>
  key === key.toLowerCase() ? key : say('settingsKeyShift', key.toLowerCase());
