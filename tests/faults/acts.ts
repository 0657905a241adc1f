/** The user's acts, done with real input, and the action that each must leave in the journal. */
import type { Action } from '../../utils/actions/actions-schema.ts';
import type { MarkName } from '../../utils/paper/state/marks.ts';
import type { Page } from '../e2e/drivers/driver.ts';
import { click, findAll, until } from '../e2e/drivers/find.ts';
import type { Model } from './model.ts';
import { idOf } from './pages.ts';
import type { Act, PopupKey } from './plan.ts';

/** An action that is expected from an act. */
export interface Intent {
  readonly what: string;
  /** Whether it must come; otherwise the act may have nothing to do. */
  readonly must: boolean;
  fits(action: Action): boolean;
}

const toggles = { Read: 'read', Queue: 'queued', Star: 'starred', Hide: 'hidden' } as const;
const keys = { m: 'read', b: 'queued', s: 'starred', h: 'hidden' } as const;

const ofMark = (mark: MarkName, paper?: string, must = true): Intent => ({
  what: `${mark} ${paper ?? ''}`,
  must,
  fits: (action) =>
    action.kind === 'mark' &&
    action.by === 'hand' &&
    action.mark === mark &&
    (paper === undefined || (action.papers.length === 1 && action.papers[0]?.id === paper)),
});
const ofUndo = (must: boolean): Intent => ({
  what: 'undo',
  must,
  fits: ({ kind }) => kind === 'undo',
});
const ofMove: Intent = { what: 'move', must: false, fits: ({ kind }) => kind === 'move' };

/** A chosen member of a list. */
export function chosen<T>(list: readonly T[], n: number): T | undefined {
  return list[n % Math.max(1, list.length)];
}

/** An act that is ready: `go` is only the last input, so that a fault can strike right after it. */
export interface Ready {
  readonly page: Page;
  /** Nothing if the act needn't leave an action. */
  readonly intent: Intent | undefined;
  go(): Promise<void>;
}

/**
 * Prepares an act up to its last input. Nothing if there is nothing to act on. `again`: what a user does when the popup
 * still says that marks wait for room.
 */
export async function prepare(
  page: Page,
  act: Exclude<Act, { do: 'check feeds' }>,
  model: Model,
  listen: () => Promise<void>,
  again?: () => Promise<void>,
): Promise<Ready | undefined> {
  switch (act.do) {
    case 'toggle':
      return prepareToggle(page, act.which);
    case 'key':
      for (let n = 0; n < act.steps; n++) await page.press('j');
      return {
        page,
        intent: ofMark(keys[act.key], undefined, false),
        go: () => page.press(act.key),
      };
    case 'mark shown read':
      return {
        page,
        intent: ofMark('read', undefined, false),
        go: () => page.press('Shift+A'),
      };
    case 'undo':
      return { page, intent: ofUndo(false), go: () => page.press('z') };
    case 'follow a link': {
      const links = await findAll(page, { role: 'link', within: { role: 'heading' } });
      // A page without controls isn't read yet, so a link followed there isn't recorded.
      if ((await findAll(page, { role: 'group' })).length === 0) return undefined;
      // The box of a hidden entry covers its link.
      const open = links.filter(({ name }) => !model.isOn(idOf(name), 'hidden'));
      const link = chosen(open, act.which);
      if (!link) return undefined;
      const query = { role: 'link', name: link.name, within: { role: 'heading' } };
      const paper = idOf(link.name);
      const intent: Intent = {
        what: `opened ${paper}`,
        must: true,
        fits: (action) => action.kind === 'opened' && action.paper === paper,
      };
      return { page, intent, go: () => click(page, query) };
    }
    case 'popup':
      return prepareInPopup(page, act, model, { listen, again });
    case 'own words':
      return prepareOwnWords(page, act, model, { listen, again });
  }
}

async function prepareToggle(page: Page, which: number): Promise<Ready | undefined> {
  const buttons = (await page.tree()).filter(
    ({ role, name, ancestors }) =>
      role === 'button' && name in toggles && ancestors.some((up) => up.role === 'group'),
  );
  const button = chosen(buttons, which);
  const title = button?.ancestors.find(({ role }) => role === 'group')?.name;
  if (!button || title === undefined) return undefined;
  const box = await button.box();
  if (!box) return undefined;
  const mark = toggles[button.name as keyof typeof toggles];
  return {
    page,
    intent: ofMark(mark, idOf(title)),
    go: () => page.clickAt(box.x + box.width / 2, box.y + box.height / 2),
  };
}

async function prepareInPopup(
  page: Page,
  { key, row }: { key: PopupKey; row: number },
  model: Model,
  around: Around,
): Promise<Ready> {
  const length = await toRow(page, row, model, around);
  const intents: Record<PopupKey, Intent> = {
    m: ofMark('read', undefined, length > 0),
    s: ofMark('starred', undefined, length > 0),
    b: ofMark('queued', undefined, length > 0),
    z: ofUndo(model.lastUndoable() !== undefined),
    'Alt+ArrowDown': ofMove,
    'Alt+ArrowUp': ofMove,
  };
  return { page, intent: intents[key], go: () => page.press(key) };
}

interface Around {
  listen(): Promise<void>;
  readonly again: (() => Promise<void>) | undefined;
}

/** Waits until the popup shows the queue, and steps to a row. Returns how many rows there are. */
async function toRow(
  page: Page,
  row: number,
  model: Model,
  { listen, again }: Around,
): Promise<number> {
  // The heading shows the number only when everything is read, including the action that `z` takes back.
  let heading: string | undefined;
  let looks = 0;
  await until(
    async () => {
      await listen();
      if (++looks % 60 === 0) await again?.();
      heading = await page.evaluate<string>(`document.querySelector('h1')?.textContent`);
      return heading === `Queue · ${model.queue().length}`;
    },
    () => `“Queue · ${model.queue().length}” in the popup (it says “${heading}”)`,
  );
  // At least one: if the front tab shows a paper, that has the focus, and the first arrow selects the current row.
  const { length } = model.queue();
  if (length > 0) for (let n = 0; n <= row; n++) await page.press('ArrowDown');
  return length;
}

/** Opens a row's tags or its note, up to the last key. Nothing if there is no row, or no tag to take off. */
async function prepareOwnWords(
  page: Page,
  { what, row }: Extract<Act, { do: 'own words' }>,
  model: Model,
  around: Around,
): Promise<Ready | undefined> {
  if ((await toRow(page, row, model, around)) === 0) return undefined;
  const current = `document.querySelector('[data-current="true"]').getAttribute('aria-label')`;
  const paper = idOf(await page.evaluate<string>(current));
  await page.press('type' in what ? 'e' : 't');
  const field = 'type' in what ? 'textarea' : '.add-tag';
  await until(
    () =>
      page.evaluate<boolean>(`(() => {
        const field = document.activeElement;
        return field.matches(${JSON.stringify(`dialog ${field}`)}) && !field.readOnly;
      })()`),
    `${field} in the dialog`,
  );
  if ('type' in what) return readyToType(page, paper, what.type);
  if ('tag' in what) {
    for (const letter of what.tag) await page.press(letter === ' ' ? 'Space' : letter);
    const intent = ofTag(paper, what.tag, true, !model.carries(paper, what.tag));
    return { page, intent, go: () => page.press('Enter') };
  }
  const toFirst = `(() => {
    const button = document.querySelector('dialog .tag button');
    button?.focus();
    return button?.parentElement.textContent ?? '';
  })()`;
  const tag = await page.evaluate<string>(toFirst);
  if (tag === '') return undefined;
  return { page, intent: ofTag(paper, tag, false, true), go: () => page.press('Enter') };
}

async function readyToType(page: Page, paper: string, text: string): Promise<Ready> {
  for (const letter of text.slice(0, -1)) await page.press(letter);
  const intent: Intent = {
    what: `note “… ${text}” of ${paper}`,
    must: true,
    fits: (action) =>
      action.kind === 'note' && action.paper.id === paper && action.text.endsWith(text),
  };
  return { page, intent, go: () => page.press(text.slice(-1)) };
}

const ofTag = (paper: string, tag: string, value: boolean, must: boolean): Intent => ({
  what: `${value ? '' : 'un'}tag ${paper} ${tag}`,
  must,
  fits: (action) =>
    action.kind === 'tag' &&
    action.value === value &&
    action.tag === tag &&
    action.papers[0]?.id === paper,
});
