/**
 * Markdown as elements. markdown-it reads it into tokens; its renderer, which makes markup of text, isn't used: our CSP
 * allows no such thing. HTML stays text, links lead to the web only, and pictures become links, as nothing is loaded.
 * The file is loaded where a note is shown.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { type ComponentChildren, h } from 'preact';

const reader = new MarkdownIt({ html: false, linkify: true });
// A bare word with a dot in it ("model.py") is no address.
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

/** Elements that may be made; a token with another one shows only its content. */
const elements: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td em strong s'.split(' '),
);

/** A heading of a note stands below those of the page. */
const deeper: Readonly<Record<string, string>> = {
  h1: 'h4',
  h2: 'h5',
  h3: 'h6',
  h4: 'h6',
  h5: 'h6',
};

/** Reads a text. It never throws, and takes time in proportion to the text's length, or little more. */
export const readMarkdown = (text: string): ComponentChildren => contentOf(reader.parse(text, {}));

function contentOf(tokens: readonly Token[]): ComponentChildren[] {
  /** Open elements, each with what it holds so far. */
  const open: { token: Token | undefined; content: ComponentChildren[] }[] = [
    { token: undefined, content: [] },
  ];
  const add = (content: ComponentChildren) => open.at(-1)?.content.push(content);
  for (const token of tokens) {
    if (token.nesting > 0) open.push({ token, content: [] });
    else if (token.nesting < 0) {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed?.token) add(elementOf(closed.token, closed.content));
    } else add(leafOf(token));
  }
  return open.flatMap(({ content }) => content);
}

function elementOf(token: Token, content: ComponentChildren[]): ComponentChildren {
  if (token.type === 'link_open') return linkOf(attributeOf(token, 'href'), content);
  // A paragraph of a tight list.
  if (token.hidden || !elements.has(token.tag)) return content;
  const start = token.tag === 'ol' ? attributeOf(token, 'start') : undefined;
  return h(deeper[token.tag] ?? token.tag, start === undefined ? {} : { start }, content);
}

function leafOf(token: Token): ComponentChildren {
  switch (token.type) {
    case 'inline':
      return contentOf(token.children ?? []);
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return <br />;
    case 'hr':
      return <hr />;
    case 'code_inline':
      return <code>{token.content}</code>;
    case 'fence':
    case 'code_block':
      return (
        <pre>
          <code>{token.content}</code>
        </pre>
      );
    case 'image':
      return linkOf(attributeOf(token, 'src'), token.content || attributeOf(token, 'src'));
    default:
      return token.content;
  }
}

const attributeOf = (token: Token, name: string): string | undefined =>
  token.attrs?.find(([each]) => each === name)?.[1].toString();

/** A link to the web; what leads elsewhere (`javascript:`, `file:`, a part of our own page) is text. */
function linkOf(address: string | undefined, content: ComponentChildren): ComponentChildren {
  const url = address === undefined ? undefined : URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return content;
  return (
    <a href={url.href} target="_blank" rel="noreferrer">
      {content}
    </a>
  );
}
