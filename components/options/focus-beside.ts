/**
 * Gives the focus to the like of a button in the row after its own, or before, because its own row is about to go;
 * where there is no other row, to `otherwise`.
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
