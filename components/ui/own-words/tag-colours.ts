import { signal } from '@preact/signals';
import { tagKey } from '../../../utils/paper/state/own-words';
import type { TagColour } from '../../../utils/settings/choices';
import type { Settings } from '../../../utils/settings/settings-schema';

type Colours = Settings['library']['colours'];

/** The colours of tags by their keys. One page shows one user's tags, wherever a tag stands. */
const shown = signal<ReadonlyMap<string, TagColour>>(new Map());

/** Takes over the settings, when a page has read them and whenever they change. */
export function showColours(colours: Colours): void {
  shown.value = new Map(colours.map(({ tag, colour }) => [tagKey(tag), colour]));
}

export const colourOf = (tag: string): TagColour | undefined => shown.value.get(tagKey(tag));

/** The colours with another one for a tag; nothing takes it away. */
export function withColour(colours: Colours, tag: string, colour: TagColour | undefined): Colours {
  const others = colours.filter((each) => tagKey(each.tag) !== tagKey(tag));
  return colour ? [...others, { tag, colour }] : others;
}

/** The colours after a tag was renamed: the other tag's own colour stays. */
export function renamed(colours: Colours, from: string, to: string): Colours {
  const of = (tag: string) => colours.find((each) => tagKey(each.tag) === tagKey(tag))?.colour;
  const colour = of(to) ?? of(from);
  return colour ? withColour(withColour(colours, from, undefined), to, colour) : colours;
}
