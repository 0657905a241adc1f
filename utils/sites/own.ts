/**
 * A member of a node as the browser made it. A form's are hidden by fields of their names: of
 * `<form><input name="matches"></form>` the member `matches` is that field, for content scripts, too. A document's are
 * hidden by its forms, pictures and frames in the same way: `<img name="body">`.
 */
export const own = <N extends Node, K extends keyof N>(node: N, name: K): N[K] =>
  Reflect.get(Object.getPrototypeOf(node), name, node);

/** A document of which every member is its own, whatever stands in it. No node: only for who asks it something. */
export const ownDocument = (document: Document): Document =>
  new Proxy(document, {
    get(_, name: keyof Document) {
      const member: unknown = own(document, name);
      return typeof member === 'function' ? member.bind(document) : member;
    },
  });
