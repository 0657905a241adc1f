import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import type { BarPresses, BarState } from '../../../../components/page/bar/bar-types';
import { createKeysHelp } from '../../../../components/page/bar/keys-help';
import { maker } from '../../../../components/page/dom/dom';
import { defaultSettings } from '../../../../utils/settings/settings';
import { english } from '../../popup/english';

describe("the keys' help", () => {
  const { document } = new JSDOM('').window;
  const press = { open: vi.fn(), ask: vi.fn() } as unknown as BarPresses;
  const help = createKeysHelp(maker(document), english, press, (text) => {
    const button = document.createElement('button');
    button.textContent = text;
    return button;
  });
  const draw = (keys: typeof defaultSettings.keys | undefined) => {
    help.draw({ help: { keys } } as BarState);
    // Texts are drawn as generated content.
    const texts = help.element.querySelectorAll<HTMLElement>('[data-text]');
    return Array.from(texts, ({ dataset }) => dataset['text']).join(' ');
  };

  it('says how to make room where another extension takes keys first', () => {
    expect(draw(defaultSettings.keys)).toMatch(/Vimium.*[Ee]xclude this site.*choose other keys/);
  });

  it('says only that they are off where they are', () => {
    expect(draw(undefined)).not.toContain('Vimium');
  });
});
