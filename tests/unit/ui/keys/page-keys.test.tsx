// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { usePageKeys } from '../../../../components/ui/keys/page-keys';

const hear = vi.fn((_name: string, key: string) => key === '/');

function Page({ name }: { name: string }) {
  usePageKeys(({ key }) => hear(name, key));
  return <p>{name}</p>;
}

/** Whether the page took the key. */
function press(key: string): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}

afterEach(() => {
  render(null, document.body);
  hear.mockClear();
});

it('hears the keys of a page as soon as it is drawn, before the first paint, until it is gone', () => {
  render(<Page name="one" />, document.body);
  expect(press('/')).toBe(true);
  expect(press('q')).toBe(false);
  render(null, document.body);
  expect(press('/')).toBe(false);
  expect(hear).toHaveBeenCalledTimes(2);
});

it('runs what the page was last drawn with', () => {
  render(<Page name="first" />, document.body);
  render(<Page name="second" />, document.body);
  press('x');
  expect(hear.mock.calls).toEqual([['second', 'x']]);
});
