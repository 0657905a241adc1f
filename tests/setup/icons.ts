/**
 * Draws the toolbar icons that show a paper's marks: `public/icon/offprint.svg` with a sign in a corner. The pictures
 * are part of the repository; after a change here run `node tests/setup/icons.ts`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from './browsers.ts';

const folder = resolve(import.meta.dirname, '../../public/icon');
const plain = readFileSync(`${folder}/offprint.svg`, 'utf8');

/** Signs in the icon's 32 × 32 box. Orange and yellow stand out from the blue and from any toolbar. */
const bookmark = { path: 'M20 16h10v16l-5-4-5 4z', colour: '#f4511e' };
const star = {
  path: 'M23 13.5l2.7 5.6 6 .8-4.4 4.2 1.1 6-5.4-2.9-5.4 2.9 1.1-6-4.4-4.2 6-.8z',
  colour: '#fbb400',
};
type Sign = typeof star & { readonly at?: string };

const variants: Readonly<Record<string, readonly Sign[]>> = {
  queued: [bookmark],
  starred: [star],
  'queued-starred': [bookmark, { ...star, at: 'translate(-12.5 1.5)' }],
};

/** Each sign has a gap cut out of the layers below it, so that it is legible on every toolbar. */
function withSigns(signs: readonly Sign[]): string {
  const paths = signs.map(({ path, colour, at = '' }) => ({
    cut: `<path d="${path}" transform="${at}" fill="#000" stroke="#000" stroke-width="4" stroke-linejoin="round"/>`,
    sign: `<path d="${path}" transform="${at}" fill="${colour}"/>`,
  }));
  const mask = `<mask id="gap"><rect width="32" height="32" fill="#fff"/>${paths.map(({ cut }) => cut).join('')}</mask>`;
  return plain
    .replace(/(<svg[^>]*>)([\s\S]*)(<\/svg>)/, `$1${mask}<g mask="url(#gap)">$2</g>$3`)
    .replace('</svg>', `${paths.map(({ sign }) => sign).join('')}</svg>`);
}

const found = findChromium();
if ('reason' in found) throw new Error(found.reason);
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, signs] of Object.entries(variants)) {
  mkdirSync(`${folder}/${name}`, { recursive: true });
  for (const size of [16, 32, 48]) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${withSigns(signs)}`,
    );
    writeFileSync(`${folder}/${name}/${size}.png`, await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
