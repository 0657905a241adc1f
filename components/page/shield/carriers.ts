/**
 * The types of events that leave a closed root (composed ones) and carry a node of it in Firefox: all that pointer,
 * keys, focus, editing, drag and clipboard bring about, by every name that Firefox has for them. A function, so that it
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
  // What a page's own field or popover is told because the pointer went down on ours.
  ...['change', 'beforetoggle', 'toggle', 'cancel', 'close'],
  ...['start', 'update', 'end'].map((name) => `composition${name}`),
  ...['', 'start', 'end', 'enter', 'over', 'leave', 'exit'].map((name) => `drag${name}`),
  ...['drop', 'cut', 'copy', 'paste', 'beforecopy', 'beforecut', 'beforepaste'],
];

/** Those whose default a listener would hold up: scrolling. We never prevent it. */
export const passive = /wheel|touch|scroll/i;
