import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandOf as command, targetsOf } from '../../../../components/page/keys/key-press';
import { defaultSettings } from '../../../../utils/settings/settings';

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
const commandOf = (event: KeyboardEvent, own = keys, taken: readonly string[] = []) =>
  command(event, own, taken, targetsOf(event, event.view?.document ?? document));

afterEach(() => vi.unstubAllGlobals());

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

describe('a key on a keyboard without Latin letters', () => {
  it.each([
    ['Russian', 'о', 'KeyJ', false, 'next'],
    ['Russian with Shift', 'Щ', 'KeyO', true, 'openBehind'],
    ['Ukrainian', 'і', 'KeyS', false, 'star'],
    ['Greek', 'ξ', 'KeyJ', false, 'next'],
    ['Hebrew', 'ח', 'KeyJ', false, 'next'],
    ['Arabic', 'ت', 'KeyJ', false, 'next'],
    ['Arabic, two letters by one key', 'لا', 'KeyB', false, 'queue'],
    ['Arabic, a sign where O is', '×', 'KeyO', true, 'openBehind'],
    ['Arabic, its own question mark', '؟', 'Slash', true, 'help'],
    ['Arabic, a letter where the slash is', 'ظ', 'Slash', false, 'filter'],
    ['Thai, a mark and no letter', '่', 'KeyJ', false, 'next'],
    ['Hindi', 'र', 'KeyJ', false, 'next'],
    ['Georgian', 'ჯ', 'KeyJ', false, 'next'],
    ['Armenian', 'ճ', 'KeyJ', false, 'next'],
    ['Korean', 'ㅓ', 'KeyJ', false, 'next'],
    ['Japanese kana', 'ま', 'KeyJ', false, 'next'],
  ])('goes by its place: %s', (_, key, code, shiftKey, wanted) => {
    expect(commandOf(press(key, { code, shiftKey }), keys)).toBe(wanted);
  });

  it('goes by what it writes where a command has that', () => {
    expect(commandOf(press('?', { code: 'Digit7', shiftKey: true }), keys)).toBe('help');
    expect(commandOf(press('/', { code: 'KeyQ' }), keys)).toBe('filter');
    const own = { ...keys, hide: 'о' };
    expect(commandOf(press('о', { code: 'KeyJ' }), own)).toBe('hide');
  });

  it.each([
    ['Dvorak', 'h', 'KeyJ', false, 'hide'],
    ['Dvorak, a sign where Z is', ';', 'KeyZ', false, undefined],
    ['AZERTY, a comma where M is', ',', 'KeyM', false, undefined],
    ['AZERTY, a sign where the slash is', '§', 'Slash', true, undefined],
    ['AZERTY', 'z', 'KeyW', false, 'undo'],
    ['French accents', 'é', 'KeyM', false, undefined],
    ['German', 'z', 'KeyY', false, 'undo'],
    ['Russian, a point where the slash is', '.', 'Slash', false, undefined],
    ['a capital by Caps Lock', 'Ь', 'KeyM', false, undefined],
    ['a key without a place', 'о', '', false, undefined],
    ['letters of full width', 'ｍ', 'KeyM', false, undefined],
  ])('goes by what it writes where it has Latin letters: %s', (_, key, code, shiftKey, wanted) => {
    const none = { ...keys, star: '' };
    expect(commandOf(press(key, { code, shiftKey }), none)).toBe(wanted);
  });
});

describe('a key while an input method is on', () => {
  it.each([
    ['taken by it', { key: 'Process', code: 'KeyM', keyCode: 229 }],
    ['taken by it, named by its letter', { key: 'm', code: 'KeyM', keyCode: 229 }],
    ['taken by it, named by its own letter', { key: 'ㅡ', code: 'KeyM', keyCode: 229 }],
    ['in a composition', { key: 'ㅡ', code: 'KeyM', isComposing: true }],
    ['Enter that ends a composition', { key: 'Enter', code: 'Enter', keyCode: 229 }],
    ['dead', { key: 'Dead', code: 'KeyM' }],
    ['unknown', { key: 'Unidentified', code: 'KeyM' }],
  ])('does nothing when %s', (_, { key, ...more }) => {
    expect(commandOf(press(key, more), keys)).toBeUndefined();
  });
});

describe('a key for a field that an event does not name', () => {
  const root = (html: string) => {
    const host = document.createElement('div');
    document.body.append(host);
    host.id = 'host';
    const closed = host.attachShadow({ mode: 'closed' });
    closed.innerHTML = html;
    closed.querySelector<HTMLElement>('.focus')?.focus();
    const roots = new Map<unknown, ShadowRoot>([[host, closed]]);
    return { host, closed, roots };
  };
  const tell = (roots: Map<unknown, ShadowRoot>) =>
    vi.stubGlobal('chrome', {
      dom: {
        openOrClosedShadowRoot(element: Element) {
          if (element.namespaceURI?.endsWith('svg')) throw new TypeError('no HTML element');
          return roots.get(element) ?? null;
        },
      },
    });
  afterEach(() => document.getElementById('host')?.remove());

  it.each([
    ['input', '<input class="focus">'],
    ['rich text', '<div contenteditable tabindex="0" class="focus"></div>'],
    ['choice', '<select class="focus"></select>'],
    ['text box', '<div role="textbox" tabindex="0" class="focus"></div>'],
    ['button of a dialog', '<div role="dialog"><button class="focus"></button></div>'],
  ])('is text in a closed root: %s', (_, html) => {
    const { host, roots } = root(html);
    tell(roots);
    const event = press('m', { composedPath: () => [host] });
    expect(commandOf(event, keys)).toBeUndefined();
  });

  it('is text in a root within a root, and is none beside the field', () => {
    const { host, closed, roots } = root(
      '<div class="inner"></div><button class="focus"></button>',
    );
    tell(roots);
    const event = press('m', { composedPath: () => [host] });
    expect(commandOf(event, keys)).toBe('read');
    // Enter presses that button.
    expect(commandOf({ ...event, key: 'Enter' }, keys)).toBeUndefined();
    const inner = closed.querySelector('.inner')?.attachShadow({ mode: 'closed' });
    if (!inner) throw new Error('no inner root');
    inner.innerHTML = '<input>';
    roots.set(inner.host, inner);
    inner.querySelector('input')?.focus();
    expect(commandOf(event, keys)).toBeUndefined();
  });

  it('is text where the page has just moved the focus to its field, or is written in as a whole', () => {
    const view = (page: object) => ({ document: page }) as unknown as Window;
    const activeElement = document.getElementById('field');
    expect(commandOf(press('m', { view: view({ activeElement }) }), keys)).toBeUndefined();
    expect(commandOf(press('m', { view: view({ designMode: 'on' }) }), keys)).toBeUndefined();
    expect(commandOf(press('m', { view: view({ activeElement: null }) }), keys)).toBe('read');
  });
});
