/**
 * A member of a node as the browser made it. A form's members are hidden by fields of the same name: of `<form><input
 * name="matches"></form>` the member `matches` is that field, for content scripts, too.
 */
export const own = <N extends Node, K extends keyof N>(node: N, name: K): N[K] =>
  Reflect.get(Object.getPrototypeOf(node), name, node);
