/**
 * The types of events that leave a closed root (they are composed) and carry a node of it in Firefox: events of
 * pointer, keys, focus, editing, drag and clipboard, by every name that Firefox has for them. A function, so that it
 * stays out of Chromium's scripts.
 */
export const carriers = (): readonly string[] => [
  ...['over', 'out', 'enter', 'leave', 'down', 'up', 'move'].flatMap((name) => [
    `mouse${name}`,
    `pointer${name}`,
  ]),
  ...['pointercancel', 'pointerrawupdate', 'gotpointercapture', 'lostpointercapture'],
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'DOMActivate'],
  ...['wheel', 'mousewheel', 'DOMMouseScroll', 'MozMousePixelScroll'],
  ...['start', 'end', 'move', 'cancel'].map((name) => `touch${name}`),
  ...['keydown', 'keypress', 'keyup'],
  ...['focus', 'blur', 'focusin', 'focusout', 'DOMFocusIn', 'DOMFocusOut'],
  ...['beforeinput', 'input', 'textInput', 'select', 'selectstart', 'command'],
  // Events that the page's own field or popover gets because the pointer went down on an element of ours.
  ...['change', 'beforetoggle', 'toggle', 'cancel', 'close'],
  ...['start', 'update', 'end'].map((name) => `composition${name}`),
  ...['', 'start', 'end', 'enter', 'over', 'leave', 'exit'].map((name) => `drag${name}`),
  ...['drop', 'cut', 'copy', 'paste', 'beforecopy', 'beforecut', 'beforepaste'],
];

/** Types whose listeners could hold up scrolling. Ours never prevent it. */
export const passive = /wheel|touch|scroll/i;
