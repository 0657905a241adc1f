import axe from 'axe-core';

/** What axe finds wrong with the document now. */
export async function violations(): Promise<string[]> {
  // jsdom computes no colours; contrast is looked at in the browser.
  const { violations } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}
