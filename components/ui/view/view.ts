import { StorageUnavailable } from '../../../utils/library/store/storage-errors';

/**
 * The state of a page's data. `newer`: a newer version of the extension left a library that this version does not
 * understand.
 */
export type View = 'loading' | 'ready' | 'unavailable' | 'newer';

/** The state of a page that couldn't read its data. */
export const viewWithout = (cause: unknown): View =>
  cause instanceof StorageUnavailable && cause.reason === 'newer' ? 'newer' : 'unavailable';
