/** What a page looks like, for what no tree tells: closed roots, and the browser's own colours. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atRest } from '../setup/at-rest.ts';
import type { Box, Page } from './drivers/driver.ts';

/** A place from which to look to the left: x and y in CSS pixels, and how far. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** A picture of the page as it is now, as base64. */
async function pictureOf(page: Page): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-pixels-'));
  const path = join(folder, 'page.png');
  await atRest(page);
  await page.screenshot(path);
  const picture = readFileSync(path, 'base64');
  rmSync(folder, { recursive: true });
  return picture;
}

/** What a page's script does with a picture: `canvas` is it, `ratio` its pixels per CSS pixel. */
const withPicture = (picture: string, then: string) => `(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const ratio = image.width / innerWidth;
    ${then}
  })()`;

/** The greatest contrast between two pixels of a box, as WCAG counts it: 1 to 21. */
export async function contrastIn(page: Page, { x, y, width, height }: Box): Promise<number> {
  const picture = await pictureOf(page);
  const box = [x, y, width, height].join(', ');
  return page.evaluate<number>(
    withPicture(
      picture,
      `const { data } = canvas.getImageData(...[${box}].map((each) => Math.round(each * ratio)));
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const lights = Array.from({ length: data.length / 4 }, (_, place) =>
      [0.2126, 0.7152, 0.0722].reduce((sum, part, channel) => sum + part * linear(data[4 * place + channel] / 255), 0));
    return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);`,
    ),
  );
}

/** For each place: whether anything is drawn to its left that differs from what is drawn there, such as an edge. */
export async function edgesLeftOf(page: Page, looks: readonly Look[]): Promise<boolean[]> {
  const picture = await pictureOf(page);
  return page.evaluate<boolean[]>(
    withPicture(
      picture,
      `return ${JSON.stringify(looks)}.map(({ x, y, reach }) => {
      const width = Math.round(reach * ratio);
      const { data } = canvas.getImageData(Math.round(x * ratio) - width, Math.round(y * ratio), width, 1);
      const at = (place) => [...data.slice(place * 4, place * 4 + 3)];
      const ground = at(width - 1);
      return Array.from({ length: width }, (_, place) => at(place)).some((colour) =>
        colour.some((value, channel) => Math.abs(value - ground[channel]) > 90));
    });`,
    ),
  );
}
