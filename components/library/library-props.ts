import type { PaperId } from '../../utils/paper/ids/paper-id';
import type { Phrases } from '../ui/phrases/phrases';
import type { LibraryModel } from './library-model';

export interface LibraryProps {
  readonly model: LibraryModel;
  readonly phrases: Phrases;
  /** Opens an address of a paper in a new tab, and notes that. */
  readonly open: (model: LibraryModel, opening: Opening) => void;
  /** Opens the settings where a saved file is restored. */
  readonly openData: () => void;
  /** Opens the dialog that exports papers. */
  readonly exportPapers: (papers: readonly PaperId[]) => void;
  /** Copies the citations of papers, within the key press. Resolves to whether it did. */
  readonly cite: (papers: readonly PaperId[]) => Promise<boolean>;
  /** Opens the dialog that imports papers, with a file that was dropped. */
  readonly importPapers: (file?: File) => void;
}

/** A paper that the user opens. */
export interface Opening {
  readonly paper: NonNullable<LibraryModel['current']['value']>;
  readonly address: string;
  readonly inFront: boolean;
}
