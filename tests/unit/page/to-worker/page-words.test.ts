import { describe, expect, it, vi } from 'vitest';
import { createPageWords } from '../../../../components/page/to-worker/page-words';

function setUp(read: () => Promise<unknown>) {
  const getMessage = vi.fn((name: string) => `browser's ${name}`);
  const asked: string[] = [];
  const extension = {
    async read(key: string) {
      asked.push(key);
      return read();
    },
  };
  const browser = { getMessage, getUILanguage: () => 'en-GB' };
  const pageWords = createPageWords(extension, browser, '1.2.3');
  return { ...pageWords, getMessage, asked };
}

describe("a page's words", () => {
  it('come from the key of language and version, read once, without asking the browser', async () => {
    const { words, load, getMessage, asked } = setUp(async () => ({
      undo: 'Take back',
      barNew: '$1 fresh',
    }));
    await Promise.all([load(), load()]);
    expect(words.say('undo')).toBe('Take back');
    expect(words.say('barNew', '3')).toBe('3 fresh');
    expect(getMessage).not.toHaveBeenCalled();
    expect(asked).toEqual(['words:en-GB:1.2.3']);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'undo'],
    ['a list', ['undo']],
    ['numbers', { undo: 7 }],
    ['an object', { undo: { toString: 1 } }],
  ])('come from the browser if the key holds %s', async (_, kept) => {
    const { words, load } = setUp(async () => kept);
    await load();
    expect(words.say('undo')).toBe("browser's undo");
    expect(words.say('toString')).toBe("browser's toString");
  });

  it('come from the browser if the storage rejects or throws', async () => {
    for (const read of [
      async () => Promise.reject(new Error('damaged')),
      () => {
        throw new Error('orphaned');
      },
    ]) {
      const { words, load } = setUp(read);
      await load();
      expect(words.say('undo')).toBe("browser's undo");
    }
  });

  it('come from the browser if the storage never answers', async () => {
    vi.useFakeTimers();
    const { words, load } = setUp(() => new Promise(() => undefined));
    const loading = load();
    await vi.advanceTimersByTimeAsync(2_000);
    await loading;
    expect(words.say('undo')).toBe("browser's undo");
    vi.useRealTimers();
  });
});
