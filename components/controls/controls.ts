import { type MarkName, markNames } from '../../utils/marks';
import type { Words } from '../../utils/words';
import { markIcons, markLabels } from '../icons';
import { createShadows } from '../shadow';
import css from './controls.css?inline';

/** What is drawn of one entry. Equal values draw nothing again. */
export interface Drawn {
  readonly title: string;
  readonly pressed: Readonly<Record<MarkName, boolean>>;
  readonly isNew: boolean;
  /** The entry keeps its box, which says that it is hidden. */
  readonly boxed: boolean;
}

/** What the user did with an entry's controls. */
export interface Presses {
  toggle(mark: MarkName, value: boolean): void;
  undoHide(): void;
}

/** The group of toggles of one entry, in a closed shadow root of its own. */
export interface Controls {
  readonly host: HTMLElement;
  draw(drawn: Drawn): void;
  /** Says in words why a click was not stored; nothing takes the words away. */
  trouble(words: string | undefined): void;
}

/**
 * Makes the maker of controls for one page: builds the group once and clones it per entry, under one
 * style sheet. Built with DOM calls only, of built-in elements, so that no page code and no markup
 * from a page ever runs here.
 */
export function createControlsFactory(document: Document, words: Words) {
  const template = buildGroup(document, words);
  const attach = createShadows(document, css);

  return function createControls(presses: Presses): Controls {
    const host = document.createElement('div');
    host.dataset['offprint'] = 'controls';
    const root = attach(host);
    const group = template.cloneNode(true) as HTMLElement;
    root.append(group);
    const parts = partsOf(group);
    let last: Drawn | undefined;

    root.addEventListener('click', (event) => {
      // The page can dispatch events into us; only the user's own are trusted.
      if (!event.isTrusted) return;
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (!button) return;
      // Keeps the click from the page, whose entry may be one big link.
      event.stopPropagation();
      event.preventDefault();
      const mark = markNames.find((name) => name === button.dataset['mark']);
      if (mark) presses.toggle(mark, button.getAttribute('aria-pressed') !== 'true');
      else presses.undoHide();
    });

    return {
      host,
      draw(drawn) {
        if (last && same(last, drawn)) return;
        last = drawn;
        group.setAttribute('aria-label', drawn.title);
        parts.isNew.hidden = !drawn.isNew;
        for (const name of markNames) {
          parts.buttons[name].setAttribute('aria-pressed', String(drawn.pressed[name]));
        }
        parts.box.hidden = !drawn.boxed;
        parts.title.textContent = drawn.boxed ? drawn.title : '';
        host.dataset['offprint'] = drawn.boxed ? 'boxed' : 'controls';
      },
      trouble(text) {
        parts.trouble.hidden = text === undefined;
        parts.trouble.textContent = text ?? '';
      },
    };
  };
}
export type CreateControls = ReturnType<typeof createControlsFactory>;

function same(a: Drawn, b: Drawn): boolean {
  return (
    a.title === b.title &&
    a.isNew === b.isNew &&
    a.boxed === b.boxed &&
    markNames.every((name) => a.pressed[name] === b.pressed[name])
  );
}

function buildGroup(document: Document, words: Words): HTMLElement {
  const make = (
    tag: string,
    attributes: Record<string, string>,
    ...children: (Node | string)[]
  ) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const buttons = markNames.map((name) => {
    const label = words.say(markLabels[name]);
    return make(
      'button',
      {
        type: 'button',
        'aria-label': label,
        'aria-pressed': 'false',
        title: label,
        'data-mark': name,
      },
      icon(document, markIcons[name]),
    );
  });
  const box = make(
    'div',
    { class: 'box', hidden: '' },
    make('span', {}, make('bdi', {}), ` – ${words.say('entryHidden')}`),
    make('button', { type: 'button', class: 'undo' }, words.say('undo')),
  );
  return make(
    'div',
    { class: 'group', role: 'group' },
    make('span', { class: 'new', hidden: '' }, words.say('entryNew')),
    make('div', { class: 'buttons' }, ...buttons),
    box,
    make('p', { class: 'trouble', role: 'alert', hidden: '' }),
  );
}

function icon(document: Document, path: string): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const drawing = document.createElementNS(namespace, 'path');
  drawing.setAttribute('d', path);
  svg.append(drawing);
  return svg;
}

function partsOf(group: HTMLElement) {
  const part = (selector: string): HTMLElement => {
    const found = group.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The controls' template has no ${selector}`);
    return found;
  };
  const buttons = Object.fromEntries(
    markNames.map((name) => [name, part(`[data-mark=${name}]`)]),
  ) as Record<MarkName, HTMLElement>;
  return {
    buttons,
    isNew: part('.new'),
    box: part('.box'),
    title: part('.box bdi'),
    trouble: part('.trouble'),
  };
}
