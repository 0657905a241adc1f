/**
 * Selector of elements inside a page's text that aren't part of it: translations that extensions put beside it
 * (Immersive Translate, Read Frog, FluentRead, KISS Translator), readings above it, words for screen readers alone, and
 * tools. What highlighters and the browser's own translation wrap (`mark`, plain `font`) is the text itself.
 */
export const added =
  'font[class],[class*=transla],[class*=bilingual],kiss-translator,rt,rp,button,.sr-only,.visually-hidden';
