/** The parts of a citation, of which one is its title: "Authors (2025). Title. Venue." */
import { likeNames, sentencesOf, wordsIn } from '../text-kinds';

type Part = readonly [name: string, text: string];

/** What is quoted in a text, what follows on names and a year, and its sentences. */
export function partsOfCitation(text: string, isLine: boolean): readonly Part[] {
  if (wordsIn(text) < 4) return [];
  const quoted =
    /[“"„«]([^“”"„«»]{3,300})[”"“»]/.exec(text)?.[1] ??
    /[\s(]‘([^‘]{3,300})’(?=[,.;]|$)/.exec(text)?.[1];
  const sentences = isLine ? sentencesIn(text) : [];
  return [
    ...(quoted ? [['"', quoted] as const] : []),
    ...(isLine ? afterYear(text) : []),
    ...sentences.slice(0, 3).map((sentence, n) => [`.${n}`, sentence] as const),
  ];
}

/** "Berg, A., Dogan, C. 2025, Title, Venue": both, as each has commas of its own. */
function afterYear(text: string): readonly Part[] {
  const year = /[ (](?:19|20)\d\d[a-z]?\)?[,:.]? /.exec(text);
  if (!year) return [];
  const names = text.slice(0, year.index).replace(/ $/, '');
  const rest = text.slice(year.index + year[0].length);
  const [title] = sentencesOf(rest);
  const areNames = likeNames(names.replace(/[,.]$/, '')) > 0.3;
  return title && areNames ? [['a', names] as const, ['y', title] as const] : [];
}

/** Sentences of a post or an abstract are no titles. */
function sentencesIn(text: string): readonly string[] {
  const all = sentencesOf(text);
  const [first = ''] = all;
  // "Berg A, Dogan CD. Title."
  const end = first.indexOf('. ');
  const [names, rest] = [first.slice(0, Math.max(end, 0)), first.slice(end + 2)];
  if (names && rest && names.split(', ').every((name) => initialsLast.test(name))) {
    return [names, rest, ...all.slice(1)];
  }
  const isCitation =
    /\b(?:19|20)\d\d\b/.test(text) || all.some((sentence) => likeNames(sentence) > 0.3);
  return all.length > 1 && isCitation ? all : [];
}

const initialsLast = /^\p{L}[\p{L}'’ -]{1,60} \p{Lu}{1,3}$|^et al$/u;
