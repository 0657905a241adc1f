/** A click on Star: until its action is in the journal, and until the worker says that the library holds it. */
import { watchedCopy } from '../build.ts';
import { listingUrl, withChromium } from '../chromium.ts';
import { open } from '../filled.ts';
import { type Bench, ratioRow } from '../row.ts';
import { watch } from '../watched.ts';

interface Times {
  readonly stored: number;
  readonly acknowledged: number;
}

export const click: Bench = {
  name: 'click',
  async run({ long }) {
    const folder = await watchedCopy();
    return withChromium({ extensions: [folder] }, async (context) => {
      // Hears when a key is stored, and has no other work.
      await open(context, folder);
      const tab = await watch(context);
      await tab.goto(listingUrl.arxiv(50));
      // Entries on screen count as seen after a second; waits until that is over.
      await tab.page.waitForTimeout(2_500);
      const star = await tab.ask('star');
      const pairs: { ours: Times; floor: Times }[] = [];
      for (let n = 0; n < (long ? 100 : 40); n++) {
        await tab.page.mouse.click(star.x, star.y);
        const ours = await tab.ask('click');
        const bare = await tab.ask('floorNext');
        await tab.page.mouse.click(bare.x, bare.y);
        pairs.push({ ours, floor: await tab.ask('click') });
      }
      const of = (name: keyof Times) =>
        pairs.slice(3).map(({ ours, floor }) => ({ ours: ours[name], floor: floor[name] }));
      return [
        ratioRow(
          {
            bench: 'click',
            what: 'click → journal',
            against: 'a click with a bare storage.local.set',
            unit: 'ms',
          },
          of('stored'),
          2,
        ),
        ratioRow(
          {
            bench: 'click',
            what: 'click → library, acknowledged, warm worker',
            against: 'a click with a bare set + message with a strict put',
            unit: 'ms',
          },
          of('acknowledged'),
          1.5,
        ),
      ];
    });
  },
};
