/**
 * TeX as MathML, which browsers draw and read aloud. Temml makes elements, not markup, so it works under our CSP. The
 * file is loaded where there is a formula.
 */
import temml from 'temml';

export { copyTex } from './copy-tex';

/** What defines macros, which could grow without end, or numbers equations. No title needs it. */
const refused =
  /\\(?:[egx]?def|(?:future)?let|global|(?:new|renew|provide)command|label|tag|(?:eq)?ref)(?![A-Za-z])/;

/** Elements of one formula; one that has more stays text. */
const most = 1000;

/** Strokes and boxes, for which our style has nothing (`maths.css`): without them a formula would say something else. */
const unstyled = 'menclose:not(.tml-overline, .tml-underline), .menclose';

/** A formula as a `math` element, or nothing if it can't be drawn. Its author is not trusted. */
export function drawMaths(tex: string): Element | undefined {
  if (refused.test(tex)) return undefined;
  const box = document.createElement('span');
  try {
    temml.render(tex, box, {
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      // em and pt
      maxSize: [10, 100],
      // Long formulas break after relations.
      wrap: 'tex',
    });
  } catch {
    // TeX that Temml doesn't know, or that nests too deep.
    return undefined;
  }
  const maths = box.querySelector(':scope > math');
  if (!maths || maths.querySelector(unstyled)) return undefined;
  return maths.querySelectorAll('*').length <= most ? maths : undefined;
}
