import { sharedAs } from './shared';

/** Makes an element of a formula's TeX; nothing where it can't be drawn. */
export type DrawFormula = (tex: string) => Element | undefined;

/** Where the script that draws formulas leaves its function. */
export const sharedMaths = sharedAs<DrawFormula>('maths');
