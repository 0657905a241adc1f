/** Titles longer than this are cut: no real one is as long, and a hostile page's may be a megabyte. */
export const titleLimit = 500;
