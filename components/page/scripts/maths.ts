/** Makes an element of a formula's TeX; nothing where it can't be drawn. */
export type DrawFormula = (tex: string) => Element | undefined;

/** Where the script that draws formulas leaves its function; see `page-parts.ts`. */
const place = Symbol.for('offprint maths');
const world: typeof globalThis & { [place]?: DrawFormula } = globalThis;

export const provideMaths = (draw: DrawFormula): void => {
  world[place] = draw;
};

/** What draws formulas, once its script has run here; nothing if it doesn't come. `ask` requests that script. */
export async function maths(ask: () => Promise<unknown>): Promise<DrawFormula | undefined> {
  if (!world[place]) await ask();
  return world[place];
}
