/**
 * The content script of the smallest extension that could show what ours shows: the same group of controls, without
 * states, words or listeners to anything, on the entries in sight, and nothing else.
 */
import { createControlsFactory } from '../../../components/page/controls/entry-controls';

const nothing = () => undefined;
const createControls = createControlsFactory(document, { say: (name) => name, count: String });
const inSight = [...document.querySelectorAll('article, dd')].filter((entry) => {
  const { top, bottom } = entry.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
});
for (const entry of inSight) {
  const presses = { toggle: nothing, undoHide: nothing, more: nothing };
  entry.append(createControls(presses, 'card').host);
}
document.documentElement.dataset['floor'] = String(inSight.length);
