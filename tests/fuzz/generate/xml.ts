/** Mutations of feeds' documents: of elements first, then of the text. */
import { hostileText } from './hostile.ts';
import { mutateText } from './json.ts';
import type { Random } from './random.ts';

/** A piece of the document: from the start of some tag to the end of another. */
function piece(text: string, random: Random): { from: number; to: number } {
  const starts = [...text.matchAll(/</g)].map(({ index }) => index);
  const from = starts.length > 0 ? random.pick(starts) : 0;
  const ends = [...text.slice(from, from + 5_000).matchAll(/>/g)].map(({ index }) => from + index);
  return { from, to: ends.length > 0 ? random.pick(ends) + 1 : text.length };
}

const put = (text: string, { from, to }: { from: number; to: number }, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

const changes: readonly ((text: string, random: Random) => string)[] = [
  // Text between tags, an attribute's value, an element's name.
  (text, random) => {
    const spots = [...text.matchAll(/>[^<>]+</g)];
    const { index, 0: spot } = spots.length > 0 ? random.pick(spots) : { index: 0, 0: '' };
    const by = random.chance(0.5) ? hostileText(random) : escaped(hostileText(random));
    return spot ? put(text, { from: index + 1, to: index + spot.length - 1 }, by) : text;
  },
  (text, random) => text.replace(/="[^"]*"/, `="${escaped(hostileText(random))}"`),
  (text, random) => {
    const names = ['item', 'title', 'link', 'guid', 'dc:creator', 'dc:identifier', 'id', 'entry'];
    const [one, other] = [
      random.pick(names),
      random.pick([...names, '__proto__', 'x:y', 'script']),
    ];
    return text.replaceAll(`<${one}>`, `<${other}>`).replaceAll(`</${one}>`, `</${other}>`);
  },
  (text, random) => put(text, piece(text, random), ''),
  (text, random) => {
    const cut = piece(text, random);
    return put(text, cut, text.slice(cut.from, cut.to).repeat(2 + random.below(20)));
  },
  (text, random) => {
    const [one, other] = [piece(text, random), piece(text, random)];
    return put(text, one, text.slice(other.from, other.to));
  },
  (text, random) => {
    const cut = piece(text, random);
    return put(text, cut, `<![CDATA[${text.slice(cut.from, cut.to)}]]>`);
  },
  (text, random) => put(text, piece(text, random), `<!--${hostileText(random)}-->`),
  (text) => text.replace(/xmlns(:\w+)?="[^"]*"/, 'xmlns$1="http://elsewhere.invalid/"'),
  (text) => text.replace(/10\.\d{4,}\/\S+?(?=[<"&\]])/, '10.1/../../<script>'),
  (text, random) =>
    text.replace(
      /\?>/,
      `?><!DOCTYPE x [<!ENTITY a "${'x'.repeat(random.below(99))}"><!ENTITY b SYSTEM "file:///etc/passwd">]>`,
    ),
  (text) => text.replace(/>([^<>]+)</, '>&a;&b;&#x202e;&#0;&nbsp;$1<'),
  (text) => text.replace(/encoding=(["'])[^"']*\1/i, 'encoding="utf-7"'),
  mutateText,
];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Extreme sizes, for few seeds. */
function beyondReason(text: string, random: Random): string {
  const deep = 50_000;
  const entities = Array.from(
    { length: 20 },
    (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
  );
  return random.pick<() => string>([
    () => '<rss>'.repeat(deep),
    () => `<rss>${'<item>'.repeat(deep)}x${'</item>'.repeat(deep)}</rss>`,
    () => `<rss><channel>${'<item><title>x</title></item>'.repeat(deep)}</channel></rss>`,
    () => `<rss><channel><title>${'x'.repeat(2e7)}</title></channel></rss>`,
    () => `<!DOCTYPE x [<!ENTITY e0 "x">${entities.join('')}]><rss>&e20;</rss>`,
    () => `<rss ${Array.from({ length: deep }, (_, n) => `a${n}="x"`).join(' ')}/>`,
    () => text.repeat(50),
  ])();
}

/** A mutated document, as text. */
export function mutateXml(text: string, random: Random): string {
  if (random.chance(0.0005)) return beyondReason(text, random);
  let mutated = text;
  for (let left = 1 + random.below(5); left > 0; left--) {
    mutated = random.pick(changes)(mutated, random).slice(0, 2_000_000);
  }
  return mutated;
}
