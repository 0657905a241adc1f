import type { Words } from '../../../utils/basics/words';
import { formulaParts, type TextPart } from '../../../utils/paper/details/formulas';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { Entry } from '../../../utils/sites/site';
import { type Make, onUser } from '../dom/dom';
import { giveFocus, listen } from '../dom/listen';
import { sharedMaths } from '../scripts/maths';
import { brought } from '../scripts/shared';
import type { Reader } from '../session/reader';
import type { Extension } from '../to-worker/acts';
import { askForOwnWords } from '../to-worker/own-words';
import type { Controls } from './entry-controls';
import css from './hanging.css?inline';

/** What an entry's menu and abstract need of the page's session. */
export interface HangingNeeds {
  readonly id: PaperId;
  readonly words: Words;
  readonly extension: Pick<Extension, 'send'>;
  readonly reader: Pick<Reader, 'listing' | 'entries' | 'details'>;
  readonly walked: () => readonly Entry[];
  readonly markShownRead: (of: readonly PaperId[]) => void;
}

type Act = (needs: HangingNeeds, controls: Controls, make: Make) => void;

/** The items of an entry's small menu: the message that names each, and what it does. */
const items: readonly (readonly [string, Act])[] = [
  ['moreReadAbove', (needs) => needs.markShownRead(beyond(needs.walked(), needs.id, 'above'))],
  ['moreReadBelow', (needs) => needs.markShownRead(beyond(needs.walked(), needs.id, 'below'))],
  ['ownWordsOf', ({ extension, reader, id }) => askForOwnWords(extension, reader, id)],
  ['moreAbstract', (needs, controls, make) => unfold(controls, make, needs)],
];

/** The papers above or below a paper in a list, in the list's order. */
export function beyond(list: readonly Entry[], id: PaperId, side: 'above' | 'below'): PaperId[] {
  const ids = list.map((entry) => entry.id);
  const index = ids.indexOf(id);
  if (index < 0) return [];
  return side === 'above' ? ids.slice(0, index) : ids.slice(index + 1);
}

/** Shows an element over an entry, in the browser's top layer, and keeps all of it within the viewport. */
function show(controls: Controls, element: HTMLElement): void {
  controls.hang(element, css);
  element.showPopover();
  element.scrollIntoView({ block: 'nearest' });
}

/** Opens the menu of one entry. */
export function openMenu(controls: Controls, make: Make, needs: HangingNeeds): void {
  const close = (refocus: boolean) => {
    if (controls.hung === menu) controls.hang();
    if (refocus) controls.focusMore();
  };
  const buttons = items.map(([label, act]) =>
    onUser(make('button', { type: 'button' }, needs.words.say(label)), 'click', () => {
      close(false);
      act(needs, controls, make);
    }),
  );
  const menu = make('div', { class: 'menu', popover: 'manual' }, ...buttons);
  // Not every browser focuses a button when it is pressed; without this the menu would close before the click.
  listen(menu, 'mousedown', (event) => event.preventDefault());
  listen(menu, 'keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
    event.stopPropagation();
    close(true);
  });
  listen(menu, 'focusout', (event) => {
    const to = event instanceof FocusEvent ? event.relatedTarget : null;
    if (!(to instanceof Node && menu.contains(to))) close(false);
  });
  show(controls, menu);
  giveFocus(buttons[0]);
}

/** Shows the abstract of a paper over its entry, or says that the page has none. */
export function unfold(
  controls: Controls,
  make: Make,
  { id, words, reader, extension }: HangingNeeds,
): void {
  const entry = reader.entries.find((each) => each.id === id);
  if (!entry) return;
  const { abstract, aiSummary } = reader.details(entry);
  const text = abstract ?? aiSummary ?? words.say('entryNoAbstract');
  const panel = make('p', { class: 'text', popover: 'manual' }, text);
  show(controls, panel);
  const parts = formulaParts(text);
  if (parts.length > 1 || parts[0]?.tex !== undefined)
    void drawFormulas(panel, parts, make, extension);
}

/** Draws the formulas in a panel's text. Until the script that draws them has come, the text shows their TeX. */
async function drawFormulas(
  panel: HTMLElement,
  parts: readonly TextPart[],
  make: Make,
  extension: Pick<Extension, 'send'>,
): Promise<void> {
  const draw = await brought(sharedMaths, () => extension.send({ type: 'maths' }));
  if (!draw) return;
  delete panel.dataset['text'];
  panel.append(
    ...parts.map(({ text, tex }) => (tex !== undefined && draw(tex)) || make('span', {}, text)),
  );
}
