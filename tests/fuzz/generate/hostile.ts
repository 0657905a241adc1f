/** What hostile pages put in place of text, links, names and numbers. */
import type { Random } from './random.ts';

/** Sets `window.hacked` if any code treats it as markup or script. On a page as it is, nothing runs it. */
const code = 'window.hacked=1';

const texts: readonly string[] = [
  `<img src=x onerror="${code}">`,
  `</script><script>${code}</script>`,
  `<svg onload=${code}>`,
  `"><iframe srcdoc="<script>parent.${code}</script>">`,
  `\${${code}}`,
  `{{constructor.constructor("${code}")()}}`,
  `javascript:${code}`,
  `' onmouseover='${code}`,
  '<!--',
  ']]>',
  '&lt;b&gt;&#0;&amp',
  '',
  ' ',
  '\u00a0\u2003\u2028\n\t',
  '\u200b\u200d\u2060',
  '\ufeffmark',
  '\u202egnidaer thgir\u202c \u2066isolated\u2069 \u200f',
  '\u202e\u2066\u2067\u202d',
  '𝕊𝕖𝕡𝕝𝕒𝕔𝕖 𠮷 🏳️‍🌈🏳️‍🌈',
  '\ud800',
  'x\udc00y\ud83d',
  `Z${'\u0351\u035b\u0337'.repeat(60)}algo`,
  '\0\u0001\u0007\u001b[31m\u007f\u0085',
  '__proto__',
  'constructor',
  'toString',
  '=HYPERLINK("http://example.invalid","x")',
  '[title](javascript:alert(1)) `code` | * _',
  'NaN',
  '1e308',
  '-1',
  '9999999999999999999999',
  '0.0000001',
  '1,2,3,,4k',
  'Jan 99, 9999',
  'Submitted by ',
  'Submitted by Submitted by',
  '12,345 authors',
  '[Submitted on 31 Feb 0000 (v1), last revised 99 Foo 99999]',
  'Published on Jun 31, 2026',
  '$\\def\\x{\\x\\x}\\x$',
];

/** Text of any kind, now and then long. */
export function hostileText(random: Random): string {
  const text = random.pick(texts);
  if (random.chance(0.02)) return (text || 'x').repeat(5_000);
  return random.chance(0.3) ? `${random.pick(texts)} words ${text}` : text;
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.below(10)).join('');

/** A valid or nearly valid id. */
export function hostileId(random: Random): string {
  const id = `26${random.pick(['01', '06', '12', '13', '00'])}.${digits(random, random.pick([5, 5, 5, 4, 6]))}`;
  return random.pick([
    () => id,
    () => `${id}v${random.below(12)}`,
    () => `${id}v99999`,
    () => id.replace('6', '６'),
    () => id.replace('.', '\u200b.'),
    () => `\u202e${id}`,
    () => id.replace('0', 'О'),
    () => `hep-th/99010${digits(random, 2)}`,
    () => `__proto__/${digits(random, 7)}`,
    () => `cs.CL/0309136`,
    () => `${id}%00`,
    () => `${id}/../../settings`,
    () => '__proto__',
    () => 'constructor',
    () => '9'.repeat(10_000),
    () => id + hostileText(random),
  ])();
}

/** A link that leads elsewhere than it seems, or to no paper. */
export function hostileLink(random: Random): string {
  const id = hostileId(random);
  return random.pick([
    `/papers/${id}`,
    `/abs/${id}`,
    `/papers/${id}#community`,
    `/papers/${id}?q=/papers/2601.00001`,
    `//evil.invalid/papers/${id}`,
    `https://huggingface.co.evil.invalid/papers/${id}`,
    `https://huggingface.co@evil.invalid/papers/${id}`,
    `https://arxiv.org\\@evil.invalid/abs/${id}`,
    `javascript:${code}//papers/${id}`,
    `java\tscript:${code}//abs/${id}`,
    `data:text/html,<script>${code}</script>/abs/${id}`,
    `vbscript:msgbox/abs/${id}`,
    `blob:https://huggingface.co/abs/${id}`,
    `/papers/`,
    `/papers/${encodeURIComponent(id.toWellFormed())}`,
    `/papers/%E0%A4%A`,
    `https://github.com/${id}/${id}`,
    `https://github.com/../..`,
    'https://github.com/a/b"onclick=1',
    `https://doi.org/10.1145/${id}`,
    '/login?next=',
    '#community',
    '',
  ]);
}

/** Members of documents, forms and objects that a named element shadows. */
export const clobbered: readonly string[] = [
  ...'addEventListener all anchors append attributes baseURI body childElementCount childNodes children'.split(
    ' ',
  ),
  ...'classList className cloneNode closest contains createElement createElementNS createTextNode'.split(
    ' ',
  ),
  ...'createTreeWalker dataset defaultView documentElement elements firstChild firstElementChild forms'.split(
    ' ',
  ),
  ...'getAttribute getBoundingClientRect getElementById getElementsByTagName getRootNode hasAttribute'.split(
    ' ',
  ),
  ...'head hidden id innerHTML innerText insertBefore isConnected lastChild lastElementChild length'.split(
    ' ',
  ),
  ...'links localName location matches name namespaceURI nextElementSibling nextSibling nodeName nodeType'.split(
    ' ',
  ),
  ...'nodeValue ownerDocument parentElement parentNode previousElementSibling querySelector querySelectorAll'.split(
    ' ',
  ),
  ...'readyState remove removeAttribute removeChild removeEventListener scripts setAttribute shadowRoot'.split(
    ' ',
  ),
  ...'style tagName textContent title toString URL value valueOf visibilityState __proto__ constructor'.split(
    ' ',
  ),
  ...'attachShadow getComputedStyle innerHeight prerendering scrollingElement activeElement'.split(
    ' ',
  ),
];

/** A value of any kind in place of another. */
export function hostileValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => 0.5,
    () => 1e308,
    () => Number.MAX_SAFE_INTEGER + 1,
    () => hostileText(random),
    () => hostileText(random),
    () => hostileId(random),
    () => hostileLink(random),
    () => [],
    () => ({}),
    () => [[[]], null, {}],
    () => ({ length: 4_294_967_295 }),
    () => ({ toString: 1, valueOf: null }),
    () => Array.from({ length: 5_000 }, (_, n) => ({ name: `Author ${n}` })),
    () => '9999-99-99T00:00:00.000Z',
    () => '0000-00-00',
  ])();
}
