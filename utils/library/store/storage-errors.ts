/** Why a database fails, by what the browsers throw. */

/** The store can't be used now. Nothing is lost: actions wait in the journal. */
export class StorageUnavailable extends Error {
  constructor(
    readonly reason: 'newer' | 'unopenable' | 'full',
    cause: unknown,
  ) {
    super(`The library's storage is unavailable: ${reason}`, { cause });
  }
}

export const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** A closed connection throws at `transaction()`; a running transaction aborts. */
export const isClosed = (error: unknown): boolean =>
  nameOf(error) === 'InvalidStateError' || nameOf(error) === 'AbortError';

/** How damaged files show: a store can't be opened, or a value can't be decoded. */
export const isDamage = (error: unknown): boolean =>
  ['UnknownError', 'AbortError', 'DataError', 'NotReadableError'].includes(nameOf(error));

/** The reason why the store can't be used, if an error is one. */
export function unavailable(error: unknown): StorageUnavailable | undefined {
  if (error instanceof StorageUnavailable) return error;
  switch (nameOf(error)) {
    case 'VersionError':
      return new StorageUnavailable('newer', error);
    case 'QuotaExceededError':
      return new StorageUnavailable('full', error);
    case 'InvalidStateError':
    case 'AbortError':
    case 'UnknownError':
    case 'NotReadableError':
      return new StorageUnavailable('unopenable', error);
    default:
      return undefined;
  }
}
