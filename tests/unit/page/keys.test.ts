import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../components/page/keys';
import { defaultSettings } from '../../../utils/settings/settings';

const { document } = new JSDOM(`<p id="text"></p><a id="link" href="/x"></a><input id="field">
<div id="rich" contenteditable="true"><b id="bold"></b></div><div role="dialog"><button id="in"></button></div>
<div data-offprint="controls" id="ours"></div>`).window;

/** A key press as the browser reports one: a real event can't be trusted in a test. */
function press(key: string, more: Partial<KeyboardEvent> = {}, target = 'text') {
  const event = {
    isTrusted: true,
    defaultPrevented: false,
    isComposing: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    key,
    composedPath: () => [document.getElementById(target)],
    ...more,
  };
  return event as unknown as KeyboardEvent;
}
const { keys } = defaultSettings;

describe('a key on a page', () => {
  it('asks for what the settings say', () => {
    expect(commandOf(press('j'), keys)).toBe('next');
    expect(commandOf(press('O', { shiftKey: true }), keys)).toBe('openBehind');
    expect(commandOf(press('y'), { ...keys, next: 'y' })).toBe('next');
    expect(commandOf(press('j'), { ...keys, next: '' })).toBeUndefined();
    expect(commandOf(press('q'), keys)).toBeUndefined();
    expect(commandOf(press('Escape'), keys)).toBe('close');
  });

  it.each([
    ['made up by the page', press('j', { isTrusted: false })],
    ['used by the page', press('j', { defaultPrevented: true })],
    ['with Ctrl', press('j', { ctrlKey: true })],
    ['with Alt', press('j', { altKey: true })],
    ['with Meta', press('j', { metaKey: true })],
    ['being composed', press('j', { isComposing: true })],
    ['typed in a field', press('j', {}, 'field')],
    ['typed in rich text', press('j', {}, 'bold')],
    ['in a dialog of the page', press('j', {}, 'in')],
    ['a capital by Caps Lock', press('A')],
    ['held down', press('m', { repeat: true })],
    ['Enter on a link', press('Enter', {}, 'link')],
    ['Enter on our own controls', press('Enter', {}, 'ours')],
  ])('is left alone when %s', (_, event) => {
    expect(commandOf(event, keys)).toBeUndefined();
  });

  it('is left to a site that uses it', () => {
    expect(commandOf(press('j'), keys, ['j'])).toBeUndefined();
    expect(commandOf(press('k'), keys, ['j'])).toBe('previous');
  });

  it('goes on when held down only where that steps', () => {
    expect(commandOf(press('j', { repeat: true }), keys)).toBe('next');
    expect(commandOf(press('Enter'), keys)).toBe('open');
  });
});
