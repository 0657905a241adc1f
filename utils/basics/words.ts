/** Every string that a person reads comes from `_locales`. */
import { wordsPrefix } from './storage-keys';

export type WordsKey = `${typeof wordsPrefix}${string}`;

/** Where the worker keeps the words of pages' scripts. */
export const wordsKey = (language: string, version: string): WordsKey =>
  `${wordsPrefix}${language}:${version}`;

/** The browser's `i18n.getMessage`. Returns '' for an unknown name. */
export type GetMessage = (name: string, substitutions?: string[]) => string;

/** Substituting each placeholder by itself keeps the message's placeholders. */
export const placeholders = ['$1', '$2', '$3'];

/**
 * Makes the two functions that the interface speaks with. `say` fills `$1`, `$2` …; `count` picks the plural
 * form of the reader's language (`name_one`, `name_other` …) and fills `$1` with the number.
 * Each message is asked for once, and not at all if it is `known`: a page's script outlives its right to ask when the
 * extension is updated.
 */
export function createWords(
  getMessage: GetMessage,
  language: string,
  known: Record<string, unknown> = {},
) {
  let plural: Intl.PluralRules | undefined;

  function message(name: string): string {
    const text = known[name];
    if (typeof text === 'string') return text;
    try {
      const asked = getMessage(name, placeholders);
      known[name] = asked;
      return asked;
    } catch {
      // The script is orphaned, and never requested this message before.
      return '';
    }
  }

  const fill = (text: string, values: readonly string[]): string =>
    text.replace(/\$([1-9])/g, (all, n: string) => values[Number(n) - 1] ?? all);

  const say = (name: string, ...values: string[]): string => fill(message(name) || name, values);

  const count = (name: string, n: number, ...values: string[]): string => {
    plural ??= new Intl.PluralRules(language);
    const form = `${name}_${plural.select(n)}`;
    return say(message(form) ? form : `${name}_other`, grouped(n), ...values);
  };

  /** A whole number in groups of three digits. A page's first `Intl.NumberFormat` takes 12 to 37 ms. */
  const grouped = (n: number): string =>
    n < 1_000
      ? String(n)
      : String(n).replace(/\B(?=(?:\d{3}){1,6}$)/g, () => message('numberSeparator'));

  return { say, count };
}
export type Words = ReturnType<typeof createWords>;
