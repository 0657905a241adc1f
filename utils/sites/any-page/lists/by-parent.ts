import type { Row } from './rows';

/** What is asked of the parents of rows, once for each; `row`: the first that it is asked for. */
export function byParent<T>(ask: (parent: Element, row: Row) => T): (row: Row) => T | undefined {
  const answers = new Map<Element, T>();
  return (row) => {
    const { parent } = row;
    if (!parent) return undefined;
    const known = answers.get(parent);
    if (known !== undefined) return known;
    const answer = ask(parent, row);
    answers.set(parent, answer);
    return answer;
  };
}
