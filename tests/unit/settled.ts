import { act } from 'preact/test-utils';

/** Some steps of the database, each a turn of its own; what follows from them is drawn at the end. */
export const turns = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 25; turn++) await new Promise((resolve) => setTimeout(resolve));
  });

/** Lets everything run that is under way, until nothing changes in an element any more. */
export async function settled(root: Element): Promise<void> {
  let drawn = '';
  for (let quiet = 0; quiet < 4; quiet++) {
    await turns();
    if (root.innerHTML !== drawn) quiet = 0;
    drawn = root.innerHTML;
  }
}
