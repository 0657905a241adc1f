import type { AccessibleNode, Box } from './driver.ts';
import { type Bidi, inChrome } from './firefox.ts';

interface FlatNode {
  role: string;
  name: string;
  pressed?: boolean;
  checked?: boolean;
  parent: number;
  box: Box;
}

/** Gecko's names of roles that differ from ARIA's. */
const ariaRoles: Readonly<Record<string, string>> = {
  pushbutton: 'button',
  'toggle button': 'button',
  checkbutton: 'checkbox',
  radiobutton: 'radio',
  grouping: 'group',
  statusbar: 'status',
  landmark: 'region',
  entry: 'textbox',
  pagetab: 'tab',
  'text leaf': 'StaticText',
  // Text drawn by a style sheet.
  statictext: 'StaticText',
  document: 'RootWebArea',
};

/**
 * Reads the accessibility tree of the front tab through the browser's own accessibility service,
 * which sees into closed shadow roots as a screen reader does.
 */
export async function firefoxTree(
  bidi: Bidi,
  evaluate: <T>(expression: string) => Promise<T>,
): Promise<AccessibleNode[]> {
  const nodes = await inChrome<FlatNode[]>(
    bidi,
    `(async () => {
      const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
      const window = Services.wm.getMostRecentWindow('navigator:browser');
      const browser = window.gBrowser.selectedBrowser;
      const ready = () => {
        const outer = service.getAccessibleFor(browser);
        const inner = outer && outer.firstChild;
        return inner && inner.childCount > 0 ? inner : undefined;
      };
      for (let tries = 0; !ready() && tries < 100; tries++) {
        await new Promise((resolve) => window.setTimeout(resolve, 20));
      }
      const origin = {}, nodes = [];
      const bounds = (node) => {
        const x = {}, y = {}, width = {}, height = {};
        node.getBounds(x, y, width, height);
        return { x: x.value, y: y.value, width: width.value, height: height.value };
      };
      const root = ready();
      if (!root) return [];
      const page = bounds(root), ratio = window.devicePixelRatio;
      const read = (node, parent) => {
        const state = {};
        node.getState(state, {});
        const role = service.getStringRole(node.role);
        const box = bounds(node);
        const at = nodes.push({
          role,
          name: node.name ?? '',
          parent,
          ...((role === 'checkbutton' || role === 'radiobutton') && { checked: (state.value & Ci.nsIAccessibleStates.STATE_CHECKED) !== 0 }),
          ...(role === 'toggle button' && { pressed: (state.value & Ci.nsIAccessibleStates.STATE_PRESSED) !== 0 }),
          box: { x: (box.x - page.x) / ratio, y: (box.y - page.y) / ratio, width: box.width / ratio, height: box.height / ratio },
        }) - 1;
        for (let child = node.firstChild; child; child = child.nextSibling) read(child, at);
      };
      read(root, -1);
      return nodes;
    })()`,
  );
  const brief = ({ role, name }: FlatNode) => ({ role: ariaRoles[role] ?? role, name });
  return nodes.map((node) => {
    const ancestors: { role: string; name: string }[] = [];
    for (let up = nodes[node.parent]; up; up = nodes[up.parent]) ancestors.push(brief(up));
    return {
      ...brief(node),
      ...(node.pressed !== undefined && { pressed: node.pressed }),
      ...(node.checked !== undefined && { checked: node.checked }),
      ancestors,
      box: () => intoView(node.box, evaluate),
    };
  });
}

/** The box after scrolling it into the viewport. */
async function intoView(
  { x, y, width, height }: Box,
  evaluate: <T>(expression: string) => Promise<T>,
): Promise<Box> {
  const moved = await evaluate<{ x: number; y: number }>(`(() => {
    const before = { x: scrollX, y: scrollY };
    if (${y} < 0 || ${y + height} > innerHeight) scrollBy(0, ${y} - innerHeight / 2);
    return { x: scrollX - before.x, y: scrollY - before.y };
  })()`);
  return { x: x - moved.x, y: y - moved.y, width, height };
}
