/**
 * Takes in the extension's journal writes, applies them to the model, and compares them with the actions that acts must
 * leave.
 */
import type { Action } from '../../utils/actions/actions-schema.ts';
import { until } from '../e2e/drivers/find.ts';
import type { Intent, Ready } from './acts.ts';
import { unheard } from './adopt.ts';
import type { Step } from './plan.ts';
import { isRefused, said } from './said.ts';
import { openTabs, type Scene, startAgain } from './scene.ts';
import { pictureOf } from './witness.ts';

const isUsersOwn = (action: Action): boolean =>
  (action.kind === 'mark' && action.by === 'hand') ||
  action.kind === 'undo' ||
  action.kind === 'tag' ||
  action.kind === 'move';

function take(scene: Scene, action: Action): void {
  const { model, result, awaited, off } = scene;
  // A new witness hears what still waits in the journal, which the old one may have reported.
  if (model.has(action.id)) return;
  model.apply(action, Date.now() + off);
  // An act that may have had nothing to do must not claim an action that another act must leave.
  const fitting = awaited.filter((intent) => intent.fits(action));
  const intent = fitting.find(({ must }) => must) ?? fitting.at(-1);
  if (intent) {
    forget(scene, intent);
    result.actions++;
  } else if (isUsersOwn(action)) {
    result.doubled.push(JSON.stringify(action));
  }
}

/** Expects nothing of this act any more. */
function forget(scene: Scene, intent: Intent): void {
  scene.awaited = scene.awaited.filter((other) => other !== intent);
}

/** Takes in new journal writes. */
export async function listen(scene: Scene): Promise<void> {
  const { witness, model } = scene;
  for (const action of await witness.heard()) take(scene, action);
  // While an upgrade is blocked, every attempt to open the database waits with it.
  if (!scene.mayBeUnheard || scene.oldTab) return;
  for (const action of unheard(await witness.stored(), model, [])) take(scene, action);
}

/** Waits for the action that an act must leave. */
export async function settle(scene: Scene, { intent, page }: Ready, step: Step): Promise<void> {
  await listen(scene);
  if (!intent?.must) return;
  const came = async () => {
    await listen(scene);
    return !scene.awaited.includes(intent);
  };
  await until(came).catch(async () => {
    scene.note(`LOST ${intent.what}`);
    scene.note(`  on a page that says: ${await said(page)}`);
    scene.result.lost.push(`${intent.what} ${JSON.stringify(step)}`);
    forget(scene, intent);
  });
}

/** Waits until an act is written down, or refused in words; `settle` counts one that is neither as lost. */
export async function writtenOrRefused(scene: Scene, { intent, page }: Ready): Promise<void> {
  if (!intent?.must) return;
  await until(async () => {
    await listen(scene);
    if (!scene.awaited.includes(intent)) return true;
    if (!(await isRefused(page))) return false;
    scene.result.refused++;
    forget(scene, intent);
    return true;
  }).catch(() => undefined);
}

/** Takes in what the end of the browser or the extension left behind. */
export async function recover(scene: Scene): Promise<void> {
  const { witness, model } = scene;
  const heard = await witness.heard();
  const stored = await witness.stored();
  const all = [...heard, ...unheard(stored, model, heard)];
  for (const action of all.sort((a, b) => (a.id < b.id ? -1 : 1))) take(scene, action);
  model.adopt(pictureOf(stored));
  scene.result.overtaken += scene.awaited.filter(({ must }) => must).length;
  scene.awaited = [];
}

/** Ends the browser and starts it again, with a round's initial tabs. `prepare` runs before anything is read. */
export async function restart(
  scene: Scene,
  end: () => Promise<void>,
  prepare: () => Promise<void> = async () => undefined,
): Promise<void> {
  await listen(scene);
  await end();
  await startAgain(scene);
  await prepare();
  await recover(scene);
  await openTabs(scene);
}
