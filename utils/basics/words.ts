/** Every string that a person reads comes from `_locales`. */

/** The browser's `i18n.getMessage`. Returns '' for an unknown name. */
type GetMessage = (name: string, substitutions?: string[]) => string;

/** Substituting each placeholder by itself keeps the message's placeholders. */
const placeholders = ['$1', '$2', '$3'];

/**
 * Makes the two functions that the interface speaks with. `say` fills `$1`, `$2` …; `count` picks the plural
 * form of the reader's language (`name_one`, `name_other` …) and fills `$1` with the number.
 * Each message is asked for once: a page's script outlives its right to ask when the extension is updated.
 */
export function createWords(getMessage: GetMessage, language: string) {
  // Made when first needed: it takes milliseconds, and most pages count nothing.
  let formats: { plural: Intl.PluralRules; number: Intl.NumberFormat } | undefined;
  const known = new Map<string, string>();

  function message(name: string): string {
    let text = known.get(name);
    if (text === undefined) {
      try {
        text = getMessage(name, placeholders);
        known.set(name, text);
      } catch {
        // The script is orphaned, and never requested this message before.
        text = '';
      }
    }
    return text;
  }

  const fill = (text: string, values: readonly string[]): string =>
    text.replace(/\$([1-9])/g, (all, n: string) => values[Number(n) - 1] ?? all);

  const say = (name: string, ...values: string[]): string => fill(message(name) || name, values);

  const count = (name: string, n: number, ...values: string[]): string => {
    formats ??= {
      plural: new Intl.PluralRules(language),
      number: new Intl.NumberFormat(language),
    };
    const form = `${name}_${formats.plural.select(n)}`;
    return say(message(form) ? form : `${name}_other`, formats.number.format(n), ...values);
  };

  return { say, count };
}
export type Words = ReturnType<typeof createWords>;
