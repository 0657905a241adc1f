import type { Words } from '../../utils/words';

/** "Shift+o" of `O`. */
export const keyInWords = (key: string, { say }: Words): string =>
  key === key.toLowerCase() ? key : say('settingsKeyShift', key.toLowerCase());
