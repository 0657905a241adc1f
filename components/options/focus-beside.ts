/**
 * Focuses the corresponding button in the next row, or the previous one, because the button's own row is about to be
 * removed; if there is no other row, focuses `otherwise`.
 */
export function focusBeside(
  button: HTMLElement,
  alike: string,
  otherwise: HTMLElement | null,
): void {
  const row = button.closest('li');
  const other = row?.nextElementSibling ?? row?.previousElementSibling;
  (other?.querySelector<HTMLElement>(alike) ?? otherwise)?.focus();
}
