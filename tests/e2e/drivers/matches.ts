import type { Query, TreeNode } from './driver.ts';

export const matches = (name: string, wanted: string | RegExp | undefined): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? name === wanted : wanted.test(name));

export const fits = (node: TreeNode, { role, name, within }: Query): boolean =>
  node.role === role &&
  matches(node.name, name) &&
  (!within ||
    node.ancestors.some((up) => up.role === within.role && matches(up.name, within.name)));
