import type { AccessibleNode, Box, Query, TreeNode } from './driver.ts';
import { type Bidi, inChrome } from './firefox-scripts.ts';

interface FlatNode {
  role: string;
  name: string;
  pressed?: boolean;
  checked?: boolean;
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

/** Runs the body of a function with the root node of the front tab's tree and helpers, in the browser's own rights. */
const inTree = <T>(bidi: Bidi, body: string): Promise<T | null> =>
  inChrome(
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
      const bounds = (node) => {
        const x = {}, y = {}, width = {}, height = {};
        node.getBounds(x, y, width, height);
        return { x: x.value, y: y.value, width: width.value, height: height.value };
      };
      const root = ready();
      if (!root) return null;
      const page = bounds(root), ratio = window.devicePixelRatio;
      const ariaRoles = ${JSON.stringify(ariaRoles)};
      const roleOf = (node) => {
        const own = service.getStringRole(node.role);
        return ariaRoles[own] ?? own;
      };
      const describe = (node) => {
        const state = {};
        node.getState(state, {});
        const own = service.getStringRole(node.role);
        const box = bounds(node);
        return {
          role: ariaRoles[own] ?? own,
          name: node.name ?? '',
          ...((own === 'checkbutton' || own === 'radiobutton') && { checked: (state.value & Ci.nsIAccessibleStates.STATE_CHECKED) !== 0 }),
          ...(own === 'toggle button' && { pressed: (state.value & Ci.nsIAccessibleStates.STATE_PRESSED) !== 0 }),
          box: { x: (box.x - page.x) / ratio, y: (box.y - page.y) / ratio, width: box.width / ratio, height: box.height / ratio },
        };
      };
      ${body}
    })()`,
  );

type Evaluate = <T>(expression: string) => Promise<T>;

const accessibleNode = (node: FlatNode, evaluate: Evaluate): AccessibleNode => ({
  role: node.role,
  name: node.name,
  ...(node.pressed !== undefined && { pressed: node.pressed }),
  ...(node.checked !== undefined && { checked: node.checked }),
  box: () => intoView(node.box, evaluate),
});

/**
 * Reads the accessibility tree of the front tab through the browser's own accessibility service,
 * which sees into closed shadow roots as a screen reader does.
 */
export async function firefoxTree(bidi: Bidi, evaluate: Evaluate): Promise<TreeNode[]> {
  const nodes = await inTree<(FlatNode & { parent: number })[]>(
    bidi,
    `const nodes = [];
      const read = (node, parent) => {
        const at = nodes.push({ ...describe(node), parent }) - 1;
        for (let child = node.firstChild; child; child = child.nextSibling) read(child, at);
      };
      read(root, -1);
      return nodes;`,
  );
  if (!nodes) return [];
  return nodes.map((node) => {
    const ancestors: { role: string; name: string }[] = [];
    for (let up = nodes[node.parent]; up; up = nodes[up.parent]) {
      ancestors.push({ role: up.role, name: up.name });
    }
    return { ...accessibleNode(node, evaluate), ancestors };
  });
}

/** The nodes of the front tab that match a query, looked for inside the browser. */
export async function queryFirefox(
  bidi: Bidi,
  evaluate: Evaluate,
  { role, name, within }: Query,
): Promise<AccessibleNode[]> {
  const nodes = await inTree<FlatNode[]>(
    bidi,
    `const fits = ({ role, name }) => (node) =>
        (role === undefined || roleOf(node) === role) && (name === undefined || name((node.name ?? '')));
      const wanted = fits({ role: ${JSON.stringify(role)}, name: ${asTest(name)} });
      const around = fits({ role: ${JSON.stringify(within?.role)}, name: ${asTest(within?.name)} });
      const found = [];
      const search = (node, isInside) => {
        if (isInside && wanted(node)) found.push(describe(node));
        const inside = isInside || around(node);
        for (let child = node.firstChild; child; child = child.nextSibling) search(child, inside);
      };
      search(root, ${within === undefined});
      return found;`,
  );
  return (nodes ?? []).map((node) => accessibleNode(node, evaluate));
}

/** An expression of a function that tells whether a name is the wanted one. */
function asTest(wanted: string | RegExp | undefined): string {
  if (wanted === undefined) return 'undefined';
  if (typeof wanted === 'string') return `(name) => name === ${JSON.stringify(wanted)}`;
  const [source, flags] = [JSON.stringify(wanted.source), JSON.stringify(wanted.flags)];
  return `(name) => new RegExp(${source}, ${flags}).test(name)`;
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
