/** How far a page is with what it shows. `newer`: a newer version of the extension left a library that this one does not understand. */
export type View = 'loading' | 'ready' | 'unavailable' | 'newer';
