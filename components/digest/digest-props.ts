import type { DigestModel } from './digest-model';
import type { DigestPhrases } from './digest-phrases';

export interface DigestProps {
  readonly model: DigestModel;
  readonly phrases: DigestPhrases;
  readonly print: () => void;
  /** Opens the settings where a saved file is restored. */
  readonly openData: () => void;
}
