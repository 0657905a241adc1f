import { useMemo } from 'preact/hooks';
import type { Part } from '../../../utils/library/search/highlight';
import { formulaParts } from '../../../utils/paper/details/formulas';
import { mathsOnDemand } from './maths-on-demand';

interface Props {
  readonly text: string;
  /** The text in parts, some of them marked. Without parts nothing is marked. */
  readonly marked?: readonly Part[];
}

/**
 * A title or an abstract with its formulas drawn as maths. A formula in which something is marked is marked as a whole.
 * What can't be drawn stands as its TeX, as all does until what draws it is loaded.
 */
export function PaperText({ text, marked = [{ text, isMatch: false }] }: Props) {
  const parts = useMemo(() => formulaParts(text), [text]);
  let to = 0;
  return (
    <>
      {parts.map((part, n) => {
        const from = to;
        to += part.text.length;
        const own = between(marked, from, to);
        return part.tex === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other names
          <Marked key={n} parts={own} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other names
          <Formula key={n} tex={part.tex} parts={own} />
        );
      })}
    </>
  );
}

const Marked = ({ parts }: { readonly parts: readonly Part[] }) => (
  <>
    {parts.map((part, n) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other names
      part.isMatch ? <mark key={n}>{part.text}</mark> : part.text,
    )}
  </>
);

function Formula({ tex, parts }: { readonly tex: string; readonly parts: readonly Part[] }) {
  const draw = mathsOnDemand().value;
  const maths = useMemo(() => draw?.(tex), [draw, tex]);
  if (!maths) return <Marked parts={parts} />;
  const isMatch = parts.some((part) => part.isMatch);
  const Around = isMatch ? 'mark' : 'span';
  return (
    <Around
      class="formula"
      data-tex={parts.map(({ text }) => text).join('')}
      ref={(around) => around?.replaceChildren(maths)}
    />
  );
}

/** What of the parts stands between two places of the text that they make up. */
function between(parts: readonly Part[], from: number, to: number): Part[] {
  const found: Part[] = [];
  let start = 0;
  for (const { text, isMatch } of parts) {
    const piece = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (piece !== '') found.push({ text: piece, isMatch });
    start += text.length;
  }
  return found;
}
