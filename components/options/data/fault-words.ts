import type { Rejected } from '../../../utils/formats/saved-file/collector';
import type { Fault } from '../../../utils/formats/saved-file/refused';

/** The messages that say why a file is refused. */
export const faultWords: Readonly<Record<Fault, string>> = {
  empty: 'faultEmpty',
  'utf-16': 'faultUtf16',
  archive: 'faultArchive',
  'damaged gzip': 'faultDamagedGzip',
  html: 'faultHtml',
  'not json': 'faultNotJson',
  'not text': 'faultNotText',
  truncated: 'faultTruncated',
  malformed: 'faultMalformed',
  'too deep': 'faultTooDeep',
  'too long': 'faultTooLong',
  'too large': 'faultTooLarge',
  'another format': 'faultAnotherFormat',
  newer: 'faultNewer',
  incomplete: 'faultIncomplete',
  'dangerous key': 'faultDangerousKey',
  duplicate: 'faultDuplicate',
  'wrong counts': 'faultWrongCounts',
  'wrong checksum': 'faultWrongChecksum',
  'nothing usable': 'faultNothingUsable',
  unreadable: 'faultUnreadable',
};

/** The messages that say why a row is left out. */
export const rejectedWords: Readonly<Record<Rejected['reason'], string>> = {
  id: 'rejectedId',
  mark: 'rejectedMark',
  other: 'rejectedOther',
};
