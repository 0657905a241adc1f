/** Titles without what stands around them: labels, numbers, days, full stops. */

import { isLabel } from '../text-kinds';
import { isWhole, type Piece } from './slots';

/** A part of a line ends with what sets it apart from the next: “Title,” or "Title (". A line may end with labels: "Title [pdf]". */
export function withoutEnd({ slot, text }: Piece): string {
  const part = isWhole(slot)
    ? text.replace(/(?<=[\p{L}?!)]) ?:$/u, '')
    : text.replace(/^[\s,;:.–—-]+/, '').replace(/(?<=[^\s,;.([])(?:[,;:.]| ?[([])$/, '');
  const [labels = ''] = /(?: ?[([][^()[\]]{1,40}[)\]]){1,6}$/.exec(part) ?? [];
  return labels && isLabel(labels) ? part.slice(0, -labels.length) : part;
}

/** A title in quotes and nothing else, with the comma that a style puts into them. */
const quoted = /^["“”„«]([^"“”„«»]{3,}?)[,.]?["”“»][,.]?$/;

/** Takes from titles what all have in common: "Title: ", "[12] ", a full stop at the end. */
export function tidied(titles: readonly string[]): (title: string) => string {
  const count = (pattern: RegExp) => titles.filter((title) => pattern.test(title)).length;
  const most = Math.max(2, 0.8 * titles.length);
  const number =
    /^(?:[[(]?\d{1,4}[\].):]+|\d{4}([-./])\d\d\1\d\d:?|\[[^[\]]{1,30}\]|\([^()]{1,30}\)) /;
  const label = labelOf(titles);
  const isNumbered = count(number) >= most;
  // A question needs no full stop.
  const stops = count(/[^.]\.$/);
  const hasStops = stops > 1 && stops + count(/[?!]$/) >= most;
  const areQuoted = count(quoted) >= most;
  return (title) => {
    const bare = title.startsWith(label) ? title.slice(label.length).trimStart() : title;
    const plain = isNumbered ? bare.replace(number, '') : bare;
    const stopped = hasStops ? plain.replace(/(?<=[^.])\.$/, '') : plain;
    return areQuoted ? (quoted.exec(stopped)?.[1] ?? stopped) : stopped;
  };
}

/** What most titles begin with, up to a colon or a bracket. */
function labelOf(titles: readonly string[]): string {
  const labels = titles.flatMap((title) => /^.{1,20}?(?:[:\])](?= |$)|：)/.exec(title)?.[0] ?? []);
  const [first = ''] = labels;
  const same = labels.filter((label) => label === first).length;
  return same > 1 && same >= 0.6 * titles.length ? first : '';
}
