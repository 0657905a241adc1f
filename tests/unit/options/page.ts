/** How tests find and use what stands on a page, by what its users go by. */
import { act } from 'preact/test-utils';
import { turns } from '../settled';

export const settle = () => turns();

export const texts = (selector: string): string[] =>
  Array.from(document.querySelectorAll(selector), (one) => one.textContent);

/** The element with a name, given by `aria-label` or its own text. */
export function named<T extends HTMLElement>(selector: string, name: string): T {
  const all = Array.from(document.querySelectorAll<T>(selector));
  const found = all.find((one) => (one.ariaLabel ?? one.textContent) === name);
  if (!found) throw new Error(`no ${selector} named ${name}`);
  return found;
}
export const button = (name: string): HTMLButtonElement => named('button', name);

/** The control that a label belongs to. */
export function labelled<T extends HTMLElement>(text: string): T {
  const label = named<HTMLLabelElement>('label', text);
  const control = label.control ?? label.querySelector('input');
  if (!control) throw new Error(`${text} labels nothing`);
  return control as T;
}

export async function click(element: HTMLElement): Promise<void> {
  await act(() => {
    element.focus();
    element.click();
  });
  await settle();
}

export async function type(field: HTMLInputElement, text: string): Promise<void> {
  await act(() => {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function choose(select: HTMLSelectElement, label: string): Promise<void> {
  const index = Array.from(select.options).findIndex((option) => option.text === label);
  if (index < 0) throw new Error(`no option ${label}`);
  await act(() => {
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}
