import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { Reader } from '../session/reader';
import type { Extension } from './acts';

/**
 * Asks for the tags and the note of a paper. They are shown and edited on a page of ours: this one mustn't learn them.
 */
export function askForOwnWords(
  { send }: Pick<Extension, 'send'>,
  { listing = '' }: Pick<Reader, 'listing'>,
  paper: PaperId,
): void {
  void send({ type: 'ask for own words', paper, listing });
}
