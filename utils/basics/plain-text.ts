/** HTML in feeds made plain text, without a DOM: Chromium's worker has none. The result is text and never markup. */
import { characterEntitiesHtml4 } from 'character-entities-html4';
import { cleanText } from './text';

/**
 * Of HTML, MathML and JATS. Before anything else, `<` is text, as in "p < 0.05" and "a<b and c>d", where no attributes
 * follow.
 */
const inline = new Set(
  (
    'a abbr acronym b bdi bdo big cite code del dfn em ext-link font i img ins italic bold kbd mark math mfenced ' +
    'mfrac mi mn mo mover mpadded mrow ms mspace msqrt mstyle msub msubsup msup mtext munder munderover annotation ' +
    'q s samp sc semantics small span strike strong sub sup tt u var wbr xref'
  ).split(' '),
);
const block = new Set(
  (
    'article blockquote body br caption center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 head header ' +
    'hr html li main nav ol p pre sec section table tbody td tfoot th thead title tr ul'
  ).split(' '),
);
/** A match never crosses the next `<`, so that no text is scanned twice. */
const tag = /<(\/?)(?:[a-z]{1,8}:)?([a-z][a-z\d-]{0,23})(?:\s[^<>=]*=[^<>]*|\s*\/?)>/gi;

/** Publishers have their own tags (`scp`, `inline-formula`): any name that is closed somewhere counts as one. */
function withoutTags(html: string): string {
  const closed = new Set<string>();
  for (const [, slash, name = ''] of html.matchAll(tag)) if (slash) closed.add(name.toLowerCase());
  return html.replace(tag, (all, _, given: string) => {
    const name = given.toLowerCase();
    return block.has(name) ? ' ' : inline.has(name) || closed.has(name) ? '' : all;
  });
}

/** Comments, scripts and styles, to their end or the text's end. */
const notText = /<!--[\s\S]*?(?:-->|$)|<(script|style)[\s>][\s\S]*?(?:<\/\1\s*>|$)/gi;

const named: Readonly<Record<string, string>> = { ...characterEntitiesHtml4, apos: "'" };

/** Decodes character references once. Invalid ones stay: `&foo;`, `&#0;`. */
export const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,9}));/gi,
    (all, decimal, hex, name) =>
      name === undefined
        ? (character(decimal ? Number(decimal) : Number.parseInt(hex, 16)) ?? all)
        : Object.hasOwn(named, name)
          ? (named[name] ?? all)
          : all,
  );

/** Characters that text may hold: no controls, no halves of pairs, nothing beyond Unicode. */
const character = (code: number): string | undefined =>
  code >= 0x20 &&
  code <= 0x10ffff &&
  (code < 0x7f || code > 0x9f) &&
  (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;

/** Text with these was escaped twice: no title or name is meant to show them. */
const reference = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/i;
const pairOfTags = /<\/[a-z][a-z\d-]{0,23}>/i;

/** The text of a piece of HTML, tidied, at most `limit` UTF-16 units. Plain text stays unchanged. */
export function plainText(html: string, limit: number): string {
  const text = withoutTags(html.slice(0, limit * 8).replace(notText, ' '));
  return cleanText(decodeEntities(text), limit);
}

/** The same for a title or a name, which publishers sometimes escape twice. */
export function plainLine(html: string, limit: number): string {
  let text = withoutPreamble(plainText(html, limit * 4));
  for (let n = 0; n < 2 && (pairOfTags.test(text) || reference.test(text)); n++) {
    text = plainText(text, limit * 4);
  }
  return cleanText(text, limit);
}

/** Springer's formulas are LaTeX documents: keeps what is between their begin and end. */
function withoutPreamble(text: string): string {
  const [first = '', ...documents] = text.split('\\documentclass');
  const bodies = documents.map((each) => {
    const [, body] = each.split('\\begin{document}', 2);
    const [formula = '', ...rest] = (body ?? each).split('\\end{document}');
    return formula + rest.join('');
  });
  return first + bodies.join('');
}
