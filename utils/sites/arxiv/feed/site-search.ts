/** What the search page of arxiv.org looks for, in the query language of the API. */

/** The page's fields that the API also has. */
const fields = new Map([
  ['all', 'all'],
  ['title', 'ti'],
  ['author', 'au'],
  ['abstract', 'abs'],
  ['comments', 'co'],
  ['journal_ref', 'jr'],
  ['report_num', 'rn'],
]);

/** The names of groups of archives on the page and its advanced form. */
const groups: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    computer_science: ['cs'],
    economics: ['econ'],
    mathematics: ['math'],
    q_biology: ['q-bio'],
    q_finance: ['q-fin'],
    statistics: ['stat'],
    ...Object.fromEntries(
      ['cs', 'econ', 'eess', 'math', 'q-bio', 'q-fin', 'stat'].map((name) => [name, [name]]),
    ),
    physics:
      'astro-ph cond-mat gr-qc hep-ex hep-lat hep-ph hep-th math-ph nlin nucl-ex nucl-th physics quant-ph'.split(
        ' ',
      ),
  }),
);

const operators = new Map([
  ['AND', 'AND'],
  ['OR', 'OR'],
  ['NOT', 'ANDNOT'],
]);

/** The API's query for a search at an address; nothing if the API can't express it. */
export function queryOfSearch({ pathname, searchParams }: URL): string | undefined {
  const archive = /^\/search\/?([a-z-]*)\/?$/.exec(pathname)?.[1];
  if (archive === undefined) return undefined;
  const isAdvanced = archive === 'advanced' || searchParams.has('advanced');
  const terms = isAdvanced ? advanced(searchParams) : simple(searchParams);
  if (!terms) return undefined;
  const chosen = isAdvanced ? chosenGroups(searchParams) : archive ? groups.get(archive) : [];
  if (!chosen) return undefined;
  const within = chosen.flatMap((archive) => [`cat:${archive}`, `cat:${archive}.*`]).join(' OR ');
  return within ? `(${terms}) AND (${within})` : terms;
}

const simple = (parameters: URLSearchParams): string | undefined =>
  term(parameters.get('searchtype') ?? 'all', parameters.get('query') ?? '');

/** `terms-0-operator`, `terms-0-field`, `terms-0-term`, and so on for 1, 2 … */
function advanced(parameters: URLSearchParams): string | undefined {
  let query = '';
  for (let n = 0; n < 10; n++) {
    const text = parameters.get(`terms-${n}-term`)?.trim();
    if (!text) continue;
    const found = term(parameters.get(`terms-${n}-field`) ?? 'all', text);
    const operator = operators.get(parameters.get(`terms-${n}-operator`) ?? 'AND');
    if (!found || !operator || (!query && operator === 'ANDNOT')) return undefined;
    query = query ? `${query} ${operator} ${found}` : found;
  }
  return query || undefined;
}

const chosenGroups = (parameters: URLSearchParams): readonly string[] =>
  [...parameters.keys()].flatMap((key) => {
    const name = /^classification-(\w+)$/.exec(key)?.[1] ?? '';
    return groups.get(name) ?? [];
  });

/** All words and phrases of a text, each in the field: the site looks for all of them, the API for any. */
function term(field: string, text: string): string | undefined {
  const prefix = fields.get(field);
  const words = text.match(/"[^"]+"|[^\s"]+/g) ?? [];
  const parts = words.flatMap((word) => {
    // Removes characters with a meaning in the query language, and words that are empty then.
    const clean = word.replace(/[()[\]{}:;,"\\]/g, ' ').trim();
    if (clean === '' || /^(?:AND|OR|NOT|ANDNOT)$/.test(clean)) return [];
    return /\s/.test(clean) ? `${prefix}:"${clean}"` : `${prefix}:${clean}`;
  });
  return prefix && parts.length > 0 ? parts.join(' AND ') : undefined;
}
