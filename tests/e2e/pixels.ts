/** What a page looks like, for what no tree tells: closed roots, and the browser's own colours. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atRest } from '../setup/at-rest.ts';
import type { Page } from './drivers/driver.ts';

/** A place from which to look to the left: x and y in CSS pixels, and how far. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** For each place: whether anything is drawn to its left that differs from what is drawn there, such as an edge. */
export async function edgesLeftOf(page: Page, looks: readonly Look[]): Promise<boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-pixels-'));
  const path = join(folder, 'page.png');
  await atRest(page);
  await page.screenshot(path);
  const picture = readFileSync(path, 'base64');
  rmSync(folder, { recursive: true });
  return page.evaluate<boolean[]>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${picture}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const ratio = image.width / innerWidth;
    return ${JSON.stringify(looks)}.map(({ x, y, reach }) => {
      const width = Math.round(reach * ratio);
      const { data } = canvas.getImageData(Math.round(x * ratio) - width, Math.round(y * ratio), width, 1);
      const at = (place) => [...data.slice(place * 4, place * 4 + 3)];
      const ground = at(width - 1);
      return Array.from({ length: width }, (_, place) => at(place)).some((colour) =>
        colour.some((value, channel) => Math.abs(value - ground[channel]) > 90));
    });
  })()`);
}
