// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { giveKey, pressedKey } from '../../../../components/options/keys/choose-key';
import { defaultSettings } from '../../../../utils/settings/settings';

const press = (key: string, how: KeyboardEventInit = {}) =>
  pressedKey(new KeyboardEvent('keydown', { key, ...how }));
const { keys } = defaultSettings;

describe('a key that is pressed for a command', () => {
  it.each(['w', 'W', '.', '?', '7', 'ß', 'ж', '@'])('%s is taken', (key) => {
    expect(press(key)).toEqual({ key });
  });

  it.each(['Escape', 'Tab'])('%s leaves it as it is', (key) => {
    expect(press(key)).toBe('leave');
  });

  it.each(['Enter', ' ', 'ArrowUp', 'F5', 'Delete', 'Dead', 'Process', 'Unidentified', ''])(
    '%s cannot be taken',
    (key) => {
      expect(press(key)).toBe('refused');
    },
  );

  it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }])(
    'cannot be taken with %o',
    (how) => {
      expect(press('w', how)).toBe('refused');
    },
  );

  it.each(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])(
    '%s alone is on the way to another',
    (key) => {
      expect(press(key)).toBe('nothing');
    },
  );

  it('held down says nothing new', () => {
    expect(press('Enter', { repeat: true })).toBe('nothing');
  });
});

describe('giving a key', () => {
  it('changes one command where the key is free', () => {
    expect(giveKey(keys, 'next', 'w')).toEqual({ ...keys, next: 'w' });
  });

  it('swaps with the command that has it', () => {
    expect(giveKey(keys, 'next', 'k')).toEqual({ ...keys, next: 'k', previous: 'j' });
    expect(giveKey({ ...keys, next: '' }, 'next', 'k')).toMatchObject({ next: 'k', previous: '' });
  });

  it('takes it away, from however many commands', () => {
    const without = giveKey(giveKey(keys, 'next', ''), 'previous', '');
    expect(without).toEqual({ ...keys, next: '', previous: '' });
  });
});
