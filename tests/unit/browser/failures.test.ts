import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createArea } from '../backup/area';

const area = createArea();

/** A fresh life of a context. */
async function context() {
  vi.resetModules();
  const { browser } = await import('../fake-browser');
  Object.assign(browser.storage, { local: area });
  return import('../../../utils/browser/failures');
}

beforeEach(async () => {
  await area.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.mocked(console.warn).mockClear();
});

describe('the error channel', () => {
  it('tells a distinct failure once, naming the part, and keeps it', async () => {
    const { reportFailure, lastFailures } = await context();
    for (let n = 0; n < 50; n++) reportFailure('badge', new TypeError('no tab'));
    reportFailure('menu', new TypeError('no tab'));
    await vi.waitFor(async () => expect(await lastFailures(area)).toHaveLength(2));
    expect(vi.mocked(console.warn).mock.calls.map(([text]) => text)).toEqual([
      'Offprint: badge.',
      'Offprint: menu.',
    ]);
    const failures = await lastFailures(area);
    expect(failures.map(({ part, what, times }) => `${part} ${what} ${times}`).toSorted()).toEqual([
      'badge TypeError: no tab 1',
      'menu TypeError: no tab 1',
    ]);
  });

  it('counts in how many lives of a context it happened, and keeps the last twenty', async () => {
    for (let life = 1; life <= 3; life++) {
      const { reportFailure, lastFailures } = await context();
      reportFailure('badge', new Error('again'));
      await vi.waitFor(async () => expect((await lastFailures(area))[0]?.times).toBe(life));
    }
    for (let life = 0; life < 2; life++) {
      const { reportFailure } = await context();
      for (let n = 0; n < 40; n++) reportFailure(`part ${life}${String.fromCharCode(97 + n)}`, 'x');
    }
    const { lastFailures } = await context();
    await vi.waitFor(async () => {
      const parts = (await lastFailures(area)).map(({ part }) => part);
      expect(parts.length).toBeGreaterThanOrEqual(19);
      expect(parts.length).toBeLessThanOrEqual(21);
    });
  });

  it('never throws or rejects over what it is given', async () => {
    const { reportFailure } = await context();
    fc.assert(fc.property(fc.anything(), (cause) => reportFailure('anything', cause)));
  });

  it.each([
    [`Unexpected token '<', "<html>The Title of a Paper" is not valid JSON`, ['Title', 'html']],
    ['no paper arxiv:2603.03283v2 here', ['2603']],
    ['no paper 2603.03283', ['2603']],
    ['doi:10.1145/3292500 failed', ['10.1145', '3292500']],
    [
      'could not load https://huggingface.co/papers/2603.03283?q=secret words',
      ['secret', 'hugging'],
    ],
    ['“Attention Is All You Need” was not found', ['Attention']],
    ['hep-th/9901001 is none', ['9901001']],
    ["reading 'Title that is cut off …", ['Title']],
    ['mail somebody@example.org', ['somebody']],
    ['/home/user/file', ['user']],
    ['Größe der Überschrift', ['Größe', 'Ü']],
  ])('keeps nothing of papers and pages: %s', async (message, secrets) => {
    const { scrub } = await context();
    for (const error of [new Error(message), new Error('outer', { cause: new Error(message) })]) {
      const kept = scrub(error);
      for (const secret of secrets) expect(kept).not.toContain(secret);
    }
  });

  it('keeps what helps', async () => {
    const { scrub } = await context();
    expect(scrub(new TypeError("Cannot read properties of undefined (reading 'marks')"))).toBe(
      'TypeError: Cannot read properties of undefined (reading …)',
    );
    expect(
      scrub(new DOMException('The database connection is closing.', 'InvalidStateError')),
    ).toBe('InvalidStateError: The database connection is closing.');
  });

  it('never keeps a quoted title, whatever it is', async () => {
    const { scrub } = await context();
    const word = fc.stringMatching(/^[A-Z][a-z]{5,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (words) => {
        const kept = scrub(new Error(`The entry "${words.join(' ')}" could not be drawn`));
        expect(kept).toBe('Error: The entry … could not be drawn');
      }),
    );
  });
});
