/** The stage of a round: a browser on a profile of its own, its tabs, and the model of them. */
import type { Driver, Page } from '../e2e/drivers/driver.ts';
import { inFirefox, launch } from '../e2e/launch.ts';
import { chosen, type Intent } from './acts.ts';
import { type Feed, startFeed } from './feed.ts';
import { createModel, type Model } from './model.ts';
import { listingUrls, serve } from './pages.ts';
import type { FaultKind } from './plan.ts';
import { type RoundKind, type Surroundings, surround } from './surroundings.ts';
import { openWitness, type Witness } from './witness.ts';

/** The results of a round. */
export interface Result {
  /** Acts of the user whose action was written down. */
  actions: number;
  readonly faults: Partial<Record<FaultKind, number>>;
  /** Acts whose action never came. */
  readonly lost: string[];
  /** Actions that no act asked for. */
  readonly doubled: string[];
  /** How often the browser lost the database, and the library healed it. */
  healed: number;
  /** Acts that the page or the popup reported as not saved. */
  refused: number;
  /** Acts cut off by the end of the browser or the extension before anything was written down. */
  overtaken: number;
  /** How often everything was compared, at rest. */
  checks: number;
  /** How often the browser stopped storing anything, despite free room, until it was restarted. */
  stuck: number;
}

export interface Scene {
  readonly kind: RoundKind;
  readonly around: Surroundings;
  readonly result: Result;
  readonly model: Model;
  readonly feed: Feed;
  /** Called with every step. */
  readonly note: (text: string) => void;
  driver: Driver;
  witness: Witness;
  /** The open listings and papers. */
  tabs: Page[];
  /** The tab that blocks an upgrade of the database. */
  oldTab: Page | undefined;
  /** The actions that acts must still leave in the journal. */
  awaited: Intent[];
  /** The offset of the extension's clock, in ms. */
  off: number;
  /** Whether the database carries the sign; without it, the browser lost the database. */
  isSigned: boolean;
  /** In Firefox the page that writes also reports the write: a page that closes right after it does not. */
  mayBeUnheard: boolean;
}

/** The caller's choices for a scene. */
export interface SceneChoice {
  readonly kind: RoundKind;
  /** Folder of the built extension, if not the usual one. */
  readonly extension?: string | undefined;
  readonly note?: ((text: string) => void) | undefined;
}

const noResult = (): Result => ({
  actions: 0,
  faults: {},
  lost: [],
  doubled: [],
  healed: 0,
  refused: 0,
  overtaken: 0,
  checks: 0,
  stuck: 0,
});

/** Counts a fault that struck. */
export function count({ faults }: Result, kind: FaultKind): void {
  faults[kind] = (faults[kind] ?? 0) + 1;
}

/** Starts the browser on a fresh profile, without a tab. Throws `NotHere` if that kind is not possible. */
export async function openScene({
  kind,
  extension,
  note = () => undefined,
}: SceneChoice): Promise<Scene> {
  const around = surround(kind, inFirefox ? 'firefox' : 'chromium', extension);
  const feed = await startFeed();
  return {
    kind,
    around,
    feed,
    note,
    result: noResult(),
    model: createModel(),
    ...(await started(around, feed)),
    tabs: [],
    oldTab: undefined,
    awaited: [],
    off: 0,
    isSigned: false,
    mayBeUnheard: false,
  };
}

export async function closeScene({ driver, feed, around }: Scene): Promise<void> {
  await driver.close().catch(() => undefined);
  await feed.close();
  around.remove();
}

async function started({ profile, extension }: Surroundings, { proxy }: Feed) {
  const driver = await launch(profile, serve, { extension, proxy });
  return { driver, witness: await openWitness(driver) };
}

/** Starts the browser again, after its end, without a tab. */
export async function startAgain(scene: Scene): Promise<void> {
  Object.assign(scene, await started(scene.around, scene.feed));
}

/** Opens a round's initial tabs. */
export async function openTabs(scene: Scene): Promise<void> {
  scene.tabs = [await openTab(scene, 0), await openTab(scene, 1)];
}

/** Opens the n-th listing. */
export async function openTab({ driver }: Scene, n: number): Promise<Page> {
  const page = await driver.open(chosen(listingUrls, n) ?? '');
  await page.setViewport(1280, 1600);
  return page;
}
