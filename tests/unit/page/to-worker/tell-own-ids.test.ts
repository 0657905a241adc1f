import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tellOwnIds } from '../../../../components/page/to-worker/tell-own-ids';
import { ownPaperId, type PaperId } from '../../../../utils/paper/ids/paper-id';
import { paper } from '../../make';
import { readHtml } from '../../sites/any-page/read';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stated = (n: number) => ({
  own: ownPaperId('scholar', `5750819312257210${n}`) as PaperId,
  better: paper(n),
});
const reading = (...numbers: number[]) => ({
  ...readHtml('', 'https://scholar.google.com/scholar'),
  ownIds: numbers.map(stated),
});

it('tells each once, and nothing where there is nothing new', () => {
  const send = vi.fn(async (_: unknown) => true);
  const told = tellOwnIds(send);
  for (const page of [reading(), reading(1, 2), reading(1, 2), reading(2, 3)]) told(page);
  expect(send.mock.calls).toEqual([[[stated(1), stated(2)]], [[stated(3)]]]);
});

it('tells a dying worker again, until it answers, and not for ever', async () => {
  const send = vi.fn(async (_: unknown): Promise<unknown> => undefined);
  send.mockResolvedValueOnce(undefined).mockResolvedValueOnce(true);
  tellOwnIds(send)(reading(1));
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(2);
  send.mockClear();
  tellOwnIds(send)(reading(1));
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(3);
});
