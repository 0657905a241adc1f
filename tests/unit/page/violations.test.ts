// @vitest-environment jsdom
/** Case 52 for what is drawn on pages: there the shadow roots are closed to axe, so here they are open. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBar } from '../../../components/page/bar/bar';
import type { BarState } from '../../../components/page/bar/bar-types';
import { createFilterPanel } from '../../../components/page/bar/filter-panel';
import { createKeysHelp } from '../../../components/page/bar/keys-help';
import {
  type Controls,
  createControlsFactory,
  type Drawn,
} from '../../../components/page/controls/entry-controls';
import { openMenu, unfold } from '../../../components/page/controls/hanging';
import { maker } from '../../../components/page/dom/dom';
import { noFilters } from '../../../components/page/listing/filters';
import { defaultSettings } from '../../../utils/settings/settings';
import { paper } from '../make';
import { english } from '../popup/english';
import { violations } from '../violations';

const nothing = () => undefined;

beforeEach(() => {
  // jsdom has neither a top layer nor a layout.
  HTMLElement.prototype.showPopover = nothing;
  HTMLElement.prototype.scrollIntoView = nothing;
  document.documentElement.lang = 'en';
  document.title = 'A listing';
  document.body.innerHTML = '<main><h1>A listing</h1></main>';
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, how) {
    return attach.call(this, { ...how, mode: 'open' });
  });
});
afterEach(() => void vi.restoreAllMocks());

const drawn: Drawn = {
  title: 'A paper',
  pressed: { read: false, queued: true, starred: false, hidden: false },
  isNew: false,
  boxed: false,
};
const make = maker(document);
const hanging = {
  id: paper(1),
  words: english,
  extension: { send: async () => undefined },
  reader: {
    listing: undefined,
    entries: [{ id: paper(1), title: 'A paper', element: document.body }],
    details: () => ({ title: 'A paper' }),
  },
  walked: () => [],
  markShownRead: nothing,
};

/** Does what the style does in a browser, for axe, which knows no generated content here. */
function drawTexts(root: ParentNode | null): void {
  for (const element of root?.querySelectorAll<HTMLElement>('[data-text]') ?? []) {
    element.prepend(element.dataset['text'] ?? '');
  }
}

it.each<[string, Partial<Drawn>, (controls: Controls) => void]>([
  ['at rest', {}, nothing],
  [
    'new, current, with news and a divider',
    { isNew: true, isCurrent: true, since: '+2 comments', divider: 'Seen before' },
    nothing,
  ],
  ['hidden', { boxed: true }, nothing],
  ['with trouble', {}, (controls) => controls.trouble('Not saved')],
  ['with its menu', {}, (controls) => openMenu(controls, make, hanging)],
  ['with its abstract', {}, (controls) => unfold(controls, make, hanging)],
])('case 52: an entry’s controls %s have no violations', async (_, more, act) => {
  const create = createControlsFactory(document, english);
  const controls = create({ toggle: nothing, undoHide: nothing, more: nothing }, 'line');
  document.querySelector('main')?.append(controls.host);
  controls.draw({ ...drawn, ...more });
  act(controls);
  drawTexts(controls.host.shadowRoot);
  expect(controls.host.shadowRoot?.querySelector('[role=group]')?.ariaLabel ?? '').toBe('A paper');
  expect(await violations()).toEqual([]);
});

const state: BarState = {
  papers: 31,
  unseen: 12,
  read: 4,
  queued: 2,
  hidden: 0,
  muted: 2,
  hiddenShown: false,
  unread: 27,
  shown: 31,
  filters: noFilters,
  order: 'listing',
  filtered: 0,
  undoable: true,
  offerSeen: false,
  canUnsee: true,
  folded: false,
  spoken: '',
  settings: defaultSettings.bar,
};

it.each<[string, Partial<BarState>]>([
  ['with all its buttons', {}],
  ['folded', { folded: true }],
  ['on first use', { offerSeen: true }],
  ['with what is left out', { hidden: 2, filtered: 5, order: 'upvotes' }],
  ['with a message', { message: { text: 'Marked 27 papers read', undo: true } }],
  ['with trouble', { trouble: 'The browser’s storage is full.' }],
  [
    'with the filters open',
    { panel: { entries: [], details: [{ title: 'A paper', upvotes: 3 }] } },
  ],
  ['with the keys’ help open', { help: { keys: defaultSettings.keys } }],
  ['with the keys’ help open where keys are off', { help: { keys: undefined } }],
])('case 52: the bar %s has no violations', async (_, more) => {
  const press = {
    markRead: nothing,
    filter: nothing,
    sort: nothing,
    open: nothing,
    ask: nothing,
    undo: nothing,
    treatAsSeen: nothing,
    showAsNew: nothing,
    showHidden: nothing,
    fold: nothing,
  };
  const bar = createBar(document, english, press);
  const host = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(bar.element);
  document.body.append(host);
  bar.equip({
    barCss: '',
    createBarParts: (...needs) => [createFilterPanel(...needs), createKeysHelp(...needs)],
    matcher: () => undefined as never,
    createJudge: () => undefined as never,
    openMenu,
    unfold,
    createKeys: () => undefined as never,
  });
  bar.draw({ ...state, ...more });
  drawTexts(bar.element);
  expect(bar.element.textContent).toContain('12 new');
  expect(await violations()).toEqual([]);
});

it('case 52: what is wrong in there is seen', async () => {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'closed' }).append(make('button', { type: 'button' }));
  document.querySelector('main')?.append(host);
  expect(await violations()).toEqual([expect.stringMatching(/^button-name: /)]);
});
