/** The parts of an address that tell which paper it is about. A `URL` is one. */
export interface Address
  extends Pick<URL, 'href' | 'protocol' | 'hostname' | 'pathname' | 'search' | 'searchParams'> {}

/** One that reads the same whoever parses it: a name for a host, and letters, digits and `-._~` between single slashes. */
const plain =
  /^(https?:)\/\/([a-z\d]+(?:[.-][a-z\d]+)*\.[a-z]{2,})((?:\/(?![.])[\w.~-]+)+\/?)$/;

const none = new URLSearchParams();

/**
 * An address, which may be relative; nothing if it is none. Most are plain, and reading the thousands of a page with the
 * browser's parser takes longer than all the rest.
 */
export function parsedAddress(text: string, base: URL): Address | null {
  const [, protocol, hostname, pathname] = plain.exec(text) ?? [];
  return protocol && hostname && pathname
    ? { href: text, protocol, hostname, pathname, search: '', searchParams: none }
    : URL.parse(text, base);
}
