/** Every string that a person reads comes from `_locales`. */

/** The messages of `public/_locales/en/messages.json`; those that count have `_one` and `_other` forms. */
type GetMessage = (name: string, substitutions?: string[]) => string;

/**
 * Makes the two functions that the interface speaks with, over the browser's `i18n.getMessage`.
 * `say` fills `$1`, `$2` …; `count` picks the plural form of the reader's language and fills `$1` with the number.
 */
export function createWords(getMessage: GetMessage, language: string) {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const say = (name: string, ...values: string[]): string => getMessage(name, values) || name;
  const count = (name: string, n: number, ...values: string[]): string =>
    getMessage(`${name}_${plural.select(n)}`, [number.format(n), ...values]) ||
    say(`${name}_other`, number.format(n), ...values);
  return { say, count };
}
export type Words = ReturnType<typeof createWords>;
