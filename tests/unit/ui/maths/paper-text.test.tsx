// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { Highlighted } from '../../../../components/ui/highlighted';
import { PaperText } from '../../../../components/ui/maths/paper-text';
import { parseQuery } from '../../../../utils/library/search/query';
import { pageRoot } from '../../page-root';

const root = pageRoot('Maths');
const maths = () => [...root.querySelectorAll('math')].map((each) => each.textContent);
const untilDrawn = (count: number) => vi.waitFor(() => expect(maths()).toHaveLength(count));

describe('a text of a paper', () => {
  it('stands as its TeX until what draws formulas is loaded, which happens only where there is one', async () => {
    vi.resetModules();
    let loaded = 0;
    vi.doMock('../../../../components/ui/maths/draw-maths', () => {
      loaded++;
      return { drawMaths: () => document.createElement('math'), copyTex: () => undefined };
    });
    const { PaperText } = await import('../../../../components/ui/maths/paper-text');
    await act(() => render(<PaperText text="For $5 or $10, at $O and \\(x" />, root));
    expect(loaded).toBe(0);
    await act(() => render(<PaperText text="For $x$" />, root));
    expect(root.textContent).toBe('For $x$');
    await untilDrawn(1);
    expect(loaded).toBe(1);
    expect(root.textContent).toBe('For ');
    vi.doUnmock('../../../../components/ui/maths/draw-maths');
    vi.resetModules();
  });

  it('has its formulas drawn, and the rest unchanged', async () => {
    await act(() => render(<PaperText text="An $O(n^2)$ bound for $5 or $\alpha$" />, root));
    await untilDrawn(2);
    expect(root.textContent).toBe('An O(n2) bound for $5 or α');
  });

  it('has what can’t be drawn as text', async () => {
    await act(() => render(<PaperText text="$x$ and $\nosuchthing$" />, root));
    await untilDrawn(1);
    expect(root.textContent).toBe('x and $\\nosuchthing$');
  });

  it('follows when the text changes', async () => {
    await act(() => render(<PaperText text="$x$ and $y$" />, root));
    await untilDrawn(2);
    await act(() => render(<PaperText text="$x$ and $z$ and more" />, root));
    expect(maths()).toEqual(['x', 'z']);
    await act(() => render(<PaperText text="x and y" />, root));
    expect(root.innerHTML).toBe('x and y');
  });

  it('is copied with the TeX of its formulas, of which each is whole', async () => {
    await act(() =>
      render(
        <>
          <p>
            <PaperText text="An $O(n^2)$ bound" />
          </p>
          <p>
            <PaperText text="for $\alpha$-trees" />
          </p>
        </>,
        root,
      ),
    );
    await untilDrawn(2);
    const copied = (from: Node | null, to: Node | null) => {
      if (!from || !to) throw new Error('nothing to select');
      getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
      const event = new Event('copy', { cancelable: true });
      let text: string | undefined;
      Object.assign(event, {
        clipboardData: {
          setData: (_: string, data: string) => {
            text = data;
          },
        },
      });
      document.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(text !== undefined);
      return text;
    };
    expect(copied(root, root)).toBe('An $O(n^2)$ bound\nfor $\\alpha$-trees');
    const letter = root.querySelector('mn');
    expect(copied(letter, letter)).toBe('$O(n^2)$');
    // The browser copies what holds none.
    const plain = root.querySelector('p')?.firstChild ?? null;
    expect(copied(plain, plain)).toBeUndefined();
  });

  it('has the words of a query marked, in a formula all of it', async () => {
    const find = (query: string) =>
      act(() =>
        render(<Highlighted text="Fast $\alpha$-divergence" query={parseQuery(query)} />, root),
      );
    const marked = () => [...root.querySelectorAll('mark')].map((each) => each.textContent);
    await find('div');
    await untilDrawn(1);
    expect(marked()).toEqual(['div']);
    await find('alph');
    expect(marked()).toEqual(['α']);
    await find('"alpha divergence" fast');
    expect(marked()).toEqual(['Fast', 'α', 'divergence']);
    await find('nothing');
    expect(marked()).toEqual([]);
    expect(maths()).toEqual(['α']);
    expect(root.textContent).toBe('Fast α-divergence');
  });
});
