/** Pages made of nothing but links to papers and structures around them, as no site has them. */
import { clobbered, hostileText } from './hostile.ts';
import type { Random } from './random.ts';

/** Few papers, so that links meet the same ones. */
function hrefOf(random: Random): string {
  const n = String(random.below(24)).padStart(2, '0');
  return random.pick([
    `https://arxiv.org/abs/2502.000${n}`,
    `https://arxiv.org/pdf/2502.000${n}v${1 + random.below(3)}.pdf#page=2`,
    `https://doi.org/10.1145/33${n}.44`,
    `https://doi.org/10.48550/arXiv.2502.000${n}`,
    `https://aclanthology.org/2023.acl-long.${n}/`,
    `https://openreview.net/forum?id=Abcdefgh${n}`,
    `https://click.example/?to=https%3A%2F%2Farxiv.org%2Fabs%2F2502.000${n}`,
    `//arxiv.org/abs/2502.000${n}`,
    `/paper/${n}`,
    '#',
    'javascript:void 0',
    'https://%zz/',
  ]);
}

const words = [
  'Graphs',
  'sparse',
  'of',
  'Ada Berg',
  'learning',
  'C. Dogan,',
  'depth',
  'PDF',
  '2026',
  '图神经网络',
];

const textOf = (random: Random): string =>
  random.chance(0.05)
    ? hostileText(random)
    : Array.from({ length: random.below(9) }, () => random.pick(words)).join(' ');

const boxes = [
  ...[
    'div',
    'section',
    'article',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'p',
    'span',
    'table',
    'tbody',
    'tr',
    'td',
  ],
  ...[
    'h2',
    'h3',
    'b',
    'cite',
    'blockquote',
    'nav',
    'aside',
    'footer',
    'form',
    'details',
    'template',
    'sup',
  ],
];
const classes = [
  '',
  '',
  'paper',
  'entry-12',
  'related',
  'references',
  'title',
  'authors',
  'sidebar left',
];

/** Fills a page; returns how many elements it made. */
export function buildListing(document: Document, random: Random): number {
  const body = Document.prototype.querySelector.call(document, 'body') as HTMLElement;
  let left = 10 + random.below(random.chance(0.05) ? 4_000 : 300);
  const all = left;
  const make = (tag: string): HTMLElement => Document.prototype.createElement.call(document, tag);
  const add = (parent: Element, child: Node) => Element.prototype.append.call(parent, child);

  function link(): HTMLElement {
    const made = make(random.chance(0.98) ? 'a' : 'area');
    made.setAttribute('href', hrefOf(random));
    add(made, document.createTextNode(textOf(random)));
    return made;
  }

  function fill(parent: Element, depth: number): void {
    const times = 1 + random.below(6);
    for (let n = 0; n < times && left > 0; n++) {
      left--;
      if (random.chance(0.35)) add(parent, link());
      else if (random.chance(0.25)) add(parent, document.createTextNode(textOf(random)));
      else {
        const box = make(random.pick(boxes));
        const name = random.pick(classes);
        if (name) Element.prototype.setAttribute.call(box, 'class', name);
        if (random.chance(0.03))
          Element.prototype.setAttribute.call(box, 'id', random.pick(clobbered));
        add(parent, box);
        if (depth < 40) fill(box, depth + 1);
        // Beside each other, of one kind: as lists are.
        if (random.chance(0.3)) {
          for (let copies = random.below(8); copies > 0 && left > 0; copies--) {
            const copy = Node.prototype.cloneNode.call(box, true) as Element;
            // Copies of copies would grow without end.
            left -= 1 + Element.prototype.querySelectorAll.call(copy, '*').length;
            if (left < 0) break;
            for (const each of Element.prototype.querySelectorAll.call(copy, 'a')) {
              if (random.chance(0.8))
                Element.prototype.setAttribute.call(each, 'href', hrefOf(random));
            }
            add(parent, copy);
          }
        }
      }
    }
  }
  while (left > 0) fill(body, 0);
  return all;
}
