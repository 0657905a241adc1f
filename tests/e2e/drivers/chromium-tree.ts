import type { CDPSession } from 'playwright';
import type { AccessibleNode, Box, Query, TreeNode } from './driver.ts';
import { fits, matches } from './matches.ts';

/** The part of CDP's `Accessibility.AXNode` that we read. */
interface AXNode {
  nodeId: string;
  ignored: boolean;
  parentId?: string;
  childIds?: string[];
  backendDOMNodeId?: number | undefined;
  role?: { value?: string };
  name?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
}

const brief = (node: AXNode) => ({ role: node.role?.value ?? '', name: node.name?.value ?? '' });

function accessibleNode(cdp: CDPSession, node: AXNode): AccessibleNode {
  const property = (wanted: string) =>
    node.properties?.find(({ name }) => name === wanted)?.value.value;
  const pressed = property('pressed');
  const checked = property('checked');
  return {
    ...brief(node),
    ...(pressed !== undefined && { pressed: pressed === true || pressed === 'true' }),
    ...(checked !== undefined && { checked: checked === true || checked === 'true' }),
    box: () => chromiumBox(cdp, node.backendDOMNodeId),
  };
}

/** Reads the whole accessibility tree of a page. */
export async function chromiumTree(cdp: CDPSession): Promise<TreeNode[]> {
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as unknown as {
    nodes: AXNode[];
  };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /** Text that a style sheet draws is no node of the document; its box is that of the element it is drawn in. */
  const drawnBy = ({ backendDOMNodeId, parentId = '' }: AXNode): number | undefined => {
    const parent = byId.get(parentId);
    return backendDOMNodeId ?? (parent && drawnBy(parent));
  };
  // The browser lists what it added later at the end.
  const inOrder = (node: AXNode): AXNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => byId.get(id) ?? []).flatMap(inOrder),
  ];
  return nodes
    .filter(({ parentId }) => parentId === undefined)
    .flatMap(inOrder)
    .filter(({ ignored }) => !ignored)
    .map((node) => {
      const ancestors = [];
      for (let up = byId.get(node.parentId ?? ''); up; up = byId.get(up.parentId ?? '')) {
        if (!up.ignored) ancestors.push(brief(up));
      }
      const drawn = { ...node, backendDOMNodeId: drawnBy(node) };
      return { ...accessibleNode(cdp, drawn), ancestors };
    });
}

/** The nodes that match a query, found by the browser itself where it can. */
export async function queryChromium(cdp: CDPSession, query: Query): Promise<AccessibleNode[]> {
  const { role, name, within } = query;
  const inside = async (backendNodeId: number, wanted: string): Promise<AXNode[]> => {
    const { nodes } = await cdp.send('Accessibility.queryAXTree', { backendNodeId, role: wanted });
    const found = nodes as unknown as AXNode[];
    return found.filter((node) => !node.ignored && node.backendDOMNodeId !== backendNodeId);
  };
  // Without this the browser would make up the tree anew for each node. With it, each change of the page costs more.
  await cdp.send('Accessibility.enable');
  try {
    const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
    const wanted = (nodes: AXNode[], named: typeof name) =>
      nodes.filter((node) => matches(brief(node).name, named));
    // By its name alone the browser would look for longer.
    let nodes = await inside(root.backendNodeId, within?.role ?? role);
    if (within) {
      const [first, ...others] = wanted(nodes, within.name);
      if (!first) return [];
      if (others.length > 0 || first.backendDOMNodeId === undefined) {
        return (await chromiumTree(cdp)).filter((node) => fits(node, query));
      }
      nodes = await inside(first.backendDOMNodeId, role);
    }
    return wanted(nodes, name).map((node) => accessibleNode(cdp, node));
  } finally {
    // A closed page has nothing to switch off.
    await cdp.send('Accessibility.disable').catch(() => undefined);
  }
}

async function chromiumBox(cdp: CDPSession, backendNodeId?: number): Promise<Box | undefined> {
  if (backendNodeId === undefined) return undefined;
  try {
    await cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { quads } = await cdp.send('DOM.getContentQuads', { backendNodeId });
    const quad = quads[0];
    if (!quad) return undefined;
    const [xs, ys] = [quad.filter((_, i) => i % 2 === 0), quad.filter((_, i) => i % 2 === 1)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  } catch {
    // Not laid out, or removed since the tree was read.
    return undefined;
  }
}
