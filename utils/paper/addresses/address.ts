/** The parts of an address that tell which paper it is about. A `URL` is one. */
export interface Address
  extends Pick<URL, 'href' | 'protocol' | 'hostname' | 'pathname' | 'search' | 'searchParams'> {}

/** One that every parser reads the same: a host's name, and a path of letters, digits and `-._~` between slashes. */
const plain = /^https?:\/\/(?:[a-z\d]+[.-])+[a-z]{2,}(?:\/(?!\.)[\w.~-]*)+$/;

const none = new URLSearchParams();

/**
 * An address, which may be relative; nothing if it is none. Most are plain, and reading the thousands of a page with the
 * browser's parser takes longer than all the rest.
 */
export function parsedAddress(text: string, base: URL): Address | null {
  if (!plain.test(text)) return URL.parse(text, base);
  const host = text.indexOf('//') + 2;
  const path = text.indexOf('/', host);
  return {
    href: text,
    protocol: text.slice(0, host - 2),
    hostname: text.slice(host, path),
    pathname: text.slice(path),
    search: '',
    searchParams: none,
  };
}
