// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { holdFocus } from '../../../../components/ui/focus/hold-focus';

const root = document.createElement('main');

beforeEach(() => {
  root.innerHTML = `
    <section><button id="before">1</button>
      <form><button id="a">2</button><p><button id="gone">3</button></p><button id="b">4</button></form>
      <button id="after">5</button></section>
    <button id="far">6</button>`;
  document.body.replaceChildren(root);
  holdFocus(root);
});
const at = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const settled = () => new Promise((done) => setTimeout(done));

it.each([
  ['its row', 'p', 'b'],
  ['the last row of a form', 'p, #b', 'a'],
  ['the form', 'form', 'after'],
  ['the section', 'section', 'far'],
])('goes to what is nearest when %s disappears', async (_, selector, near) => {
  at('gone').focus();
  for (const one of root.querySelectorAll(selector)) one.remove();
  await settled();
  expect(document.activeElement?.id).toBe(near);
});

it('stays where code or the user put it', async () => {
  at('gone').focus();
  at('gone').remove();
  at('far').focus();
  await settled();
  expect(document.activeElement?.id).toBe('far');
});

it('is not taken by what disappears after a click beside everything', async () => {
  at('gone').focus();
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  at('gone').blur();
  at('gone').remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});
