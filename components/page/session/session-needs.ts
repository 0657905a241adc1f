import type { Words } from '../../../utils/basics/words';
import type { Site } from '../../../utils/sites/site';
import type { BarPresses } from '../bar/bar-types';
import type { MountedBar } from '../bar/mount-bar';
import type { CreateControls } from '../controls/entry-controls';
import type { Stand } from '../stand/stand';
import type { Extension } from '../to-worker/acts';

/** What one display of a page takes from around it. */
export interface SessionNeeds {
  readonly document: Document;
  readonly url: URL;
  readonly site: Site;
  readonly view: string;
  /** The page came to its address by a load or a click of the user's, not by its own script. */
  readonly earned: boolean;
  readonly extension: Extension;
  readonly words: Words;
  /** When the words can be said without asking the browser. */
  readonly wordsLoaded: Promise<void>;
  readonly stand: Stand;
  readonly makeControls: () => CreateControls;
  readonly mountBar: (press: BarPresses) => MountedBar;
  /** Ends the session: everything of ours leaves the page. */
  readonly signal: AbortSignal;
}
