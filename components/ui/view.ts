/**
 * The state of a page's data. `newer`: a newer version of the extension left a library that this version does not
 * understand.
 */
export type View = 'loading' | 'ready' | 'unavailable' | 'newer';
