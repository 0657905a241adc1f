/**
 * That every regular expression of the source takes linear time, whatever text it meets: one that does not lets a feed, a
 * page or a file stop the worker. Judged by its automaton, in steps and not by the clock (recheck,
 * https://makenowjust-labs.github.io/recheck/), as a search that begins anew at each character; what has look-around or
 * a back reference is attacked with texts that grow, from a fixed seed.
 *
 * Some expressions take a tenth of a second to judge, or many. `dear-expressions.json` lists those that were judged and
 * found linear: they are judged again in the long run only, and here as soon as they change.
 */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { check } from 'recheck';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import dear from '../expected/dear-expressions.json';

const root = resolve(import.meta.dirname, '../..');
const files = globSync('{utils,components,entrypoints}/**/*.{ts,tsx}', { cwd: root }).toSorted();

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** The literals of a file, and how many expressions it puts together when it is loaded. */
function expressionsIn(file: string): { literals: Expression[]; made: number } {
  const code = readFileSync(resolve(root, file), 'utf8');
  const literals: Expression[] = [];
  let made = 0;
  const count = ({ callee }: ESTree.NewExpression | ESTree.CallExpression) => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') made++;
  };
  new Visitor({
    Literal(node) {
      if (!('regex' in node) || !node.regex) return;
      const line = code.slice(0, node.start).split('\n').length;
      const { pattern, flags } = node.regex;
      literals.push({ place: `${file}:${line}`, source: pattern, flags });
    },
    NewExpression: count,
    CallExpression: count,
  }).visit(parseSync(file, code).program);
  return { literals, made };
}

/** Loads a file and gives the expressions that it puts together meanwhile, its own literals aside. */
async function madeBy(file: string): Promise<Expression[]> {
  // What it imports puts together its own, and libraries theirs: all that is loaded before.
  await import(resolve(root, file));
  const plain = globalThis.RegExp;
  const made: Expression[] = [];
  const note = (expression: RegExp) => {
    made.push({ place: file, source: expression.source, flags: expression.flags });
    return expression;
  };
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, given) => note(Reflect.construct(target, given)),
    apply: (target, self, given) => note(Reflect.apply(target, self, given)),
  });
  try {
    // Under another address, as it is loaded already.
    await import(`${resolve(root, file)}?anew`);
  } finally {
    globalThis.RegExp = plain;
  }
  return made;
}

/** Steps limit the search (`maxNFASize`, `maxIteration`, `attackLimit`), no clock: a busy machine is no fault of theirs. */
const bySteps = {
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  randomSeed: 1,
};

/** What is wrong with an expression, and how to mend it; nothing where it takes linear time. */
async function fault({ place, source, flags }: Expression): Promise<string | undefined> {
  const found = await check(source, flags, bySteps);
  if (found.status === 'safe') return undefined;
  const how =
    found.status === 'vulnerable'
      ? `takes ${found.complexity.summary} time, for instance for ${found.attack.pattern}`
      : `can't be judged (${found.error.kind})`;
  return `${place}: /${source}/${flags} ${how}. Let what repeats exclude what follows it ([^()]* before \\)), begin it where it can't begin again ((?<!x)x+$), cap it (x{1,9}), or fold white space first and write one space.`;
}

const inWords = ({ source, flags }: Expression): string => `/${source}/${flags}`;

const judgesAll = process.env['OFFPRINT_TIMES'] !== undefined;

async function faults(expressions: readonly Expression[]): Promise<string[]> {
  const once = new Map(expressions.map((each) => [inWords(each), each]));
  if (!judgesAll) for (const each of dear) once.delete(each);
  const all: string[] = [];
  for (const each of once.values()) all.push(...[(await fault(each)) ?? []].flat());
  return all;
}

describe('regular expressions of the source', { timeout: 300_000 }, () => {
  it('take linear time, literals', async () => {
    const literals = files.flatMap((file) => expressionsIn(file).literals);
    expect(literals.length).toBeGreaterThan(150);
    expect(await faults(literals)).toEqual([]);
  });

  it.runIf(judgesAll)('that are judged in the long run only are still there', () => {
    const written = new Set(files.flatMap((file) => expressionsIn(file).literals).map(inWords));
    expect(dear.filter((each) => !written.has(each))).toEqual([]);
  });

  it('take linear time, those put together', async () => {
    const making = files.filter((file) => expressionsIn(file).made > 0);
    const made: Expression[] = [];
    for (const file of making) {
      const own = await madeBy(file);
      // None is put together later, of text that this test can't know.
      expect(own.length, file).toBeGreaterThanOrEqual(expressionsIn(file).made);
      made.push(...own);
    }
    expect(await faults(made)).toEqual([]);
  });

  it.each([
    ['(a+)+$', ''],
    ['^\\S+@\\S+\\s*\\(([^()]*)\\)$', ''],
    ['\\s+$', ''],
    [',\\s*(?:and\\s+)?|\\s+and\\s+', ''],
    ['(?=x)x*\\d$', 'g'],
  ])('are refused where they do not: /%s/', async (source, flags) => {
    expect(await fault({ place: 'here', source, flags })).toMatch(/^here: .* takes .* time/);
  });
});
