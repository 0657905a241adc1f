/** Titles longer than this are cut: no real one is, and a hostile page's may be a megabyte. */
export const titleLimit = 500;
