import { describe, expect, it, vi } from 'vitest';
import { askOnce } from '../../../utils/checks/ask-once';

const url = 'https://huggingface.co/api/daily_papers?date=2026-11-23&limit=100&p=0';
const plain = { headers: {} };

describe('a question that two feeds have', () => {
  it('is asked once, and each reads the answer', async () => {
    const fetch = vi.fn(async () => new Response('[]', { headers: { etag: '"a"' } }));
    const ask = askOnce(fetch);
    const answers = await Promise.all([ask(url, plain), ask(url, { headers: {} })]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['[]', '[]']);
    expect(await (await ask(url, plain)).text()).toBe('[]');
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('is another one where one of them has an answer already that may still hold', async () => {
    const fetch = vi.fn(async (_: string, { headers }: RequestInit) =>
      Object.keys(headers ?? {}).length > 0
        ? new Response(null, { status: 304 })
        : new Response('[]'),
    );
    const ask = askOnce(fetch);
    expect((await ask(url, { headers: { 'if-none-match': '"a"' } })).status).toBe(304);
    expect(await (await ask(url, plain)).text()).toBe('[]');
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('is not asked again where there was no answer', async () => {
    const fetch = vi.fn(async () => Promise.reject(new TypeError('Failed to fetch')));
    const ask = askOnce(fetch);
    await expect(ask(url, plain)).rejects.toThrow('Failed to fetch');
    await expect(ask(url, plain)).rejects.toThrow('Failed to fetch');
    expect(fetch).toHaveBeenCalledOnce();
  });
});
