// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  createControlsFactory,
  type Drawn,
} from '../../../../components/page/controls/entry-controls';
import { english } from '../../popup/english';

const attach = Element.prototype.attachShadow;
beforeEach(() => {
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, how) {
    return attach.call(this, { ...how, mode: 'open' });
  });
});
afterEach(() => void vi.restoreAllMocks());

it.each([true, false])('an entry has the New sign exactly while it is new: %s', (isNew) => {
  const controls = createControlsFactory(document, english)(
    { toggle: vi.fn(), undoHide: vi.fn(), more: vi.fn() },
    'card',
  );
  const drawn: Drawn = {
    title: 'A paper',
    pressed: { read: false, queued: false, starred: false, hidden: false },
    isNew,
    boxed: false,
  };
  controls.draw(drawn);
  const sign = controls.host.shadowRoot?.querySelector<HTMLElement>('.new');
  expect(sign?.hidden).toBe(!isNew);
});
