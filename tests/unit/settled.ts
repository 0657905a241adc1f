/** Waiting until a page is drawn, by the turns that it takes and not by a clock. */
import { act } from 'preact/test-utils';

/** Lets what is under way take so many turns; each step of the database is one. What follows is drawn at the end. */
export const turns = (count = 5): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve));
  });

/** Lets everything run that is under way, until nothing changes in an element any more. */
export async function settled(root: Element): Promise<void> {
  let drawn = '';
  for (let quiet = 0; quiet < 4; quiet++) {
    await turns(25);
    if (root.innerHTML !== drawn) quiet = 0;
    drawn = root.innerHTML;
  }
}
