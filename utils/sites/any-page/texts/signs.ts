/** What an element, and those around it, say of the text in it. */
import { attribute, isHeading, tagOf } from '../tree';

export interface Signs {
  readonly heading: boolean;
  /** `itemprop="name"`, or a class that says "title". */
  readonly named: boolean;
  readonly bold: boolean;
  readonly cited: boolean;
  /** `itemprop="author"`, `rel="author"`, or a class that says so. */
  readonly authors: boolean;
}

export const noSigns: Signs = {
  heading: false,
  named: false,
  bold: false,
  cited: false,
  authors: false,
};

const property = /^(?:name|headline|title)$/;
const titled =
  /(?:^|[\s_-])(?:p|paper|article|entry|item|post)?(?:title|headline)(?:$|[\s_-]|line|link)/i;
const author = /(?:^|[\s_-])(?:author|creator|contributor|byline)s?(?:$|[\s_-])/i;

export function signsOf(element: Element, around: Signs): Signs {
  const tag = tagOf(element);
  const names = attribute(element, 'class');
  const item = attribute(element, 'itemprop');
  const authors =
    around.authors || author.test(`${item} ${attribute(element, 'rel')}`) || author.test(names);
  return {
    heading: around.heading || isHeading(element),
    named: around.named || (!authors && property.test(item)) || titled.test(names),
    bold: around.bold || tag === 'b' || tag === 'strong',
    cited: around.cited || tag === 'cite',
    authors,
  };
}
