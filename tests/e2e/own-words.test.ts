import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar } from './listing.ts';
import { dayUrl, serveFew, title } from './pages.ts';

const paperUrl = 'https://huggingface.co/papers/2603.00001';
const button = (name: string | RegExp) => ({ role: 'button', name });

async function type(page: Page, text: string): Promise<void> {
  for (const letter of text) await page.press(letter === ' ' ? 'Space' : letter);
}

const tagsIn = (page: Page, within: string) =>
  page.evaluate<string[]>(
    `Array.from(document.querySelectorAll(${JSON.stringify(`${within} .tag bdi`)}), (tag) => tag.textContent)`,
  );
const untilTags = (page: Page, within: string, wanted: readonly string[]) =>
  until(
    async () => (await tagsIn(page, within)).join() === wanted.join(),
    `tags ${wanted.join()} in ${within}`,
  );
const untilShown = (page: Page, selector: string, text: string | undefined) => {
  const read = `document.querySelector(${JSON.stringify(selector)})?.textContent ?? null`;
  let last: string | null = null;
  return until(
    async () => {
      last = await page.evaluate<string | null>(read);
      return last === (text ?? null);
    },
    () => `“${text}” in ${selector} (there is “${last}”)`,
  );
};

describe('tags and notes', () => {
  const profile = newProfile();
  let driver: Driver;
  let popup: Page;
  let saved = '';

  const openPopup = async () => {
    await driver.open(paperUrl);
    popup = await driver.popup();
    await find(popup, { role: 'heading', name: 'This paper' });
  };

  /** The field has the focus, and the library has told what stands in it. */
  const untilTyping = () =>
    until(
      () =>
        popup.evaluate<boolean>(
          `document.activeElement?.localName === 'textarea' && !document.activeElement.readOnly`,
        ),
      'the field',
    );

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew, { needsProfile: true });
    await openPopup();
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('are given to the paper in front, and shown there', async () => {
    await click(popup, { ...button('Add a tag'), within: { role: 'region', name: 'This paper' } });
    await find(popup, { role: 'dialog', name: 'Tags and note' });
    await type(popup, 'to read');
    await popup.press('Enter');
    await type(popup, 'rl');
    await popup.press('Enter');
    await untilTags(popup, 'dialog', ['rl', 'to read']);
    await click(popup, { ...button('Add a note'), within: { role: 'dialog' } });
    await untilTyping();
    await type(popup, 'an *idea*');
    await untilShown(popup, 'dialog [role=status]', 'Kept');
    await popup.press('Escape');
    await untilTags(popup, '.this-paper', ['rl', 'to read']);
    // Read as Markdown.
    await untilShown(popup, '.this-paper .note em', 'idea');
  });

  it('are there after the browser was killed', async () => {
    await driver.kill();
    driver = await launch(profile.path, serveFew, { needsProfile: true });
    await openPopup();
    await untilTags(popup, '.this-paper', ['rl', 'to read']);
    await untilShown(popup, '.this-paper .note', 'an idea');
  });

  it('are kept where the popup is closed before any pause of typing', async () => {
    await click(popup, { ...button('Edit the note'), within: { role: 'region' } });
    await untilTyping();
    await type(popup, ' more');
    await popup.close();
    popup = await driver.popup();
    await untilShown(popup, '.this-paper .note', 'an idea more');
  });

  it('are undone step by step: all typing in one go is one', async () => {
    await popup.press('z');
    await untilShown(popup, '.this-paper .note', 'an idea');
    await popup.press('z');
    await untilShown(popup, '.this-paper .note', undefined);
    await popup.press('z');
    await untilTags(popup, '.this-paper', ['to read']);
  });

  it('are given to a row of the queue by keys, and spelled as before', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(3), 'Queue');
    popup = await driver.popup();
    await find(popup, { role: 'listitem', name: title(3) });
    await popup.press('j');
    await popup.press('t');
    await find(popup, { role: 'dialog', name: 'Tags and note' });
    await type(popup, 'To Read');
    await popup.press('Enter');
    await untilTags(popup, 'dialog', ['to read']);
    await popup.press('Escape');
    await untilTags(popup, '.row', ['to read']);
    // The focus is where it was.
    await until(() => popup.evaluate<boolean>(`document.activeElement?.closest('.row') != null`));
    await popup.press('e');
    await untilTyping();
    await type(popup, 'later');
    await popup.press('Escape');
    await until(() => popup.evaluate<boolean>(`document.querySelector('dialog') === null`));
    // A quiet sign on the listing says that there is a note; the note itself isn't told to the page.
    await page.front();
    await until(
      async () =>
        (await page.tree()).some(
          ({ role, name, ancestors }) =>
            role === 'StaticText' &&
            name === 'Note' &&
            ancestors.some((up) => up.role === 'group' && up.name === title(3)),
        ),
      'the sign',
    );
    await popup.front();
  });

  it('are exported, erased and restored', async () => {
    const page = await driver.extensionPage('options.html#data');
    await page.setViewport(1280, 3600);
    await page.evaluate(`(() => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (blob) => ((globalThis.saved = blob), create.call(URL, blob));
    })()`);
    await click(page, button('Export everything'));
    await until(() => page.evaluate<boolean>('globalThis.saved !== undefined'), 'the file');
    saved = await page.evaluate<string>('globalThis.saved.text()');
    expect(saved).toContain('"later"');
    await click(page, button('Delete all my data…'));
    await click(page, button('Delete everything'));
    await click(page, { role: 'textbox', name: 'To delete everything, type “delete”' });
    await type(page, 'delete');
    await click(page, button('Delete everything'));
    await until(() =>
      page.evaluate<boolean>(`document.body.textContent.includes('Everything has been deleted.')`),
    );
    expect(JSON.stringify(await driver.storage())).not.toMatch(/to.read|later/);
    await popup.reload();
    await find(popup, { role: 'heading', name: 'Nothing queued' });

    await page.evaluate(`(() => {
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify(saved)}], 'chosen.json'));
      const input = document.querySelector('input[type=file]');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await click(page, button('Merge now'));
    await untilTags(popup, '.row', ['to read']);
    await popup.front();
    await popup.press('j');
    await popup.press('e');
    await until(
      () => popup.evaluate<boolean>(`document.querySelector('textarea')?.value === 'later'`),
      'the note',
    );
  });
});
