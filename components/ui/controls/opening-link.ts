/**
 * What a link needs that we open by ourselves, so that it is recorded and works the same in every browser. `open` is
 * called with whether the new tab should be in front: not after a middle click, or with Ctrl or Cmd.
 */
export function openingLink(open: (inFront: boolean) => void) {
  function onClick(event: MouseEvent): void {
    event.preventDefault();
    open(event.button === 0 && !event.ctrlKey && !event.metaKey);
  }
  return {
    target: '_blank',
    rel: 'noreferrer',
    onClick,
    onAuxClick: (event: MouseEvent) => event.button === 1 && onClick(event),
  } as const;
}
