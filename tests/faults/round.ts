/** One round: a fresh profile, a plan of acts and faults, and what came of them. */
import type { Page } from '../e2e/drivers/driver.ts';
import { chosen, prepare, type Ready } from './acts.ts';
import { compare, compareInbox, listenAndHeal } from './compare.ts';
import { beginFeedCheck } from './feed.ts';
import { settle } from './hear.ts';
import { type Fault, planOf, type Step } from './plan.ts';
import { report } from './report.ts';
import {
  closeScene,
  count,
  openScene,
  openTabs,
  type Result,
  type Scene,
  type SceneChoice,
} from './scene.ts';
import { killAgain, startWithoutRoom, strike } from './strike.ts';
import { kindOf, type RoundKind } from './surroundings.ts';

/** Everything is compared after so many steps, and after each hard fault. */
const compareEvery = 8;

const isHard = ({ kind }: Fault): boolean =>
  kind === 'browser killed' ||
  kind === 'extension reloaded' ||
  kind === 'quota exceeded' ||
  kind === 'disk full';

/** `kind`: where the seed is not to decide. */
type RoundChoice = Omit<SceneChoice, 'kind'> & { readonly kind?: RoundKind | undefined };

/**
 * Runs the round with a seed. Rejects where what is stored or shown is not what the model says, with a report of what
 * stood where, and with `NotHere` where a round of its kind is not possible.
 */
export async function runRound(
  seed: number,
  steps: number,
  { kind = kindOf(seed), ...choice }: RoundChoice = {},
): Promise<Result> {
  const scene = await openScene({ kind, ...choice });
  try {
    await openTabs(scene);
    let since = 0;
    for (const [n, step] of planOf(seed, steps, scene.driver.name, kind).entries()) {
      scene.note(`${n} ${JSON.stringify(step)}`);
      const killing = killAgain(scene, step.kills ?? []);
      await doStep(scene, step).finally(() => killing);
      since++;
      if (since < compareEvery && !isHard(step.fault)) continue;
      await compare(scene);
      since = 0;
    }
    await compare(scene);
    await compareInbox(scene);
  } catch (cause) {
    throw new Error(`what stood where\n${await report(scene)}`, { cause });
  } finally {
    await closeScene(scene);
  }
  return scene.result;
}

async function doStep(scene: Scene, step: Step): Promise<void> {
  const { act, fault } = step;
  const inPopup = act.do === 'popup';
  if (fault.kind === 'quota exceeded') await startWithoutRoom(scene);
  const tab = inPopup ? undefined : chosen(scene.tabs, act.tab);
  await tab?.front();
  const page = tab ?? (await scene.driver.popup());
  const ready = await prepared(scene, page, step);
  if (ready) {
    if (ready.intent) scene.awaited.push(ready.intent);
    await strike(scene, ready, step);
    if (fault.kind !== 'none') count(scene.result, fault.kind);
    await settle(scene, ready, step);
  } else if (fault.kind === 'quota exceeded') {
    // A page that is not drawn yet has nothing to act on, and the room comes back without an act.
    await scene.driver.setQuota();
  }
  if (inPopup) await page.close().catch(() => undefined);
}

/**
 * Prepares an act. A full disk may cost the database, and with it what could be taken back; and a page that is left is
 * gone before it could say that it could not note which link was followed.
 */
async function prepared(
  scene: Scene,
  page: Page,
  { act, fault }: Step,
): Promise<Ready | undefined> {
  const { kind, around, driver, feed, model } = scene;
  if (act.do === 'check feeds') {
    feed.grow();
    return { page, intent: undefined, go: () => beginFeedCheck(driver) };
  }
  const again = kind.startsWith('small') ? () => page.reload() : undefined;
  const ready = await prepare(page, act, model, () => listenAndHeal(scene), again);
  const { what = '' } = ready?.intent ?? {};
  const isUnsure =
    around.disk && (what === 'undo' || (fault.kind === 'disk full' && /^opened/.test(what)));
  return ready?.intent && isUnsure ? { ...ready, intent: { ...ready.intent, must: false } } : ready;
}
