// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { FollowPage } from '../../../components/follow/ask-to-follow';
import { button, click, texts } from '../options/page';
import { english } from '../popup/english';
import { violations } from '../violations';

afterEach(async () => {
  await act(() => render(null, document.body));
});

it('where there is no list, says what else can be followed, and leads back', async () => {
  document.documentElement.lang = 'en';
  document.title = 'Follow a list';
  const close = vi.fn();
  const given = { follow: signal(undefined), words: english, from: undefined, hosts: [], close };
  await act(() => render(<FollowPage {...given} />, document.body));
  expect(texts('h1')).toEqual(["There's no list to follow"]);
  expect(texts('p').join()).toMatch(/in the settings, under “Feeds”\.$/);
  expect(await violations()).toEqual([]);
  await click(button('Back to the page'));
  expect(close).toHaveBeenCalledOnce();
});
