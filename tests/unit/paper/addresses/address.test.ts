import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsedAddress } from '../../../../utils/paper/addresses/address';

const base = new URL('https://lists.example.org/papers/today?page=2#top');

/** What is read of an address, of our parser and of the browser's. */
function both(text: string) {
  const parts = (address: ReturnType<typeof parsedAddress>) =>
    address && [
      address.href,
      address.protocol,
      address.hostname,
      address.pathname,
      address.search,
      address.searchParams.toString(),
    ];
  return [parts(parsedAddress(text, base)), parts(URL.parse(text, base))] as const;
}

it.each([
  'https://arxiv.org/abs/2501.00001',
  'http://www.example.co.uk/a//b/',
  'https://a-b.example.org/x/.../y',
  'https://example.org/a/./b/../c',
  'https://example.org/.hidden/..',
  'https://example.org',
  'https://example.org/',
  'https://EXAMPLE.org/A',
  'https://xn--e1afmkfd.example/a',
  'https://xn--.example/a',
  'https://127.0.0.1/a',
  'https://1.2/a',
  'https://0x7f.1/a',
  'https://a.0x/a',
  'https://a..example.org/b',
  'https://-a.example.org/b',
  'https://example.org:443/a',
  'https://me@example.org/a',
  'https://example.org/a%20b',
  'https://example.org/a b',
  'https://example.org/ü',
  'https://example.org/a?b=c#d',
  ' https://example.org/a ',
  'https://example.org/a\nb',
  'https:example.org/a',
  'https:/example.org/a',
  'https:\\\\example.org\\a',
  '//example.org/a',
  '/abs/2501.00001',
  'abs/2501.00001',
  '',
  'http://[',
])('%s is read as the browser reads it', (text) => {
  const [ours, browsers] = both(text);
  expect(ours).toEqual(browsers);
});

it('any address is read as the browser reads it', () => {
  const letters = fc.string({
    unit: fc.constantFrom(
      'a',
      'Z',
      '0',
      '9',
      '.',
      '-',
      '_',
      '~',
      '/',
      'x',
      'ü',
      '%',
      '@',
      ':',
      '\\',
    ),
    maxLength: 12,
  });
  fc.assert(
    fc.property(letters, fc.constantFrom('', '.org', '.a1', '.0x1'), letters, (host, end, path) => {
      const [ours, browsers] = both(`https://${host}${end}/${path}`);
      expect(ours).toEqual(browsers);
    }),
    { numRuns: 3_000 },
  );
});
