// @vitest-environment jsdom
import { render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../../components/ui/own-words/read-markdown';
import { noteLimit } from '../../../../utils/paper/state/own-words';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
});

function shown(text: string): string {
  render(readMarkdown(text), root);
  return root.innerHTML;
}

describe('Markdown', () => {
  it.each([
    [
      '# Idea\n\nOne *two* **three** ~~four~~ `five`',
      /^<h4>Idea<\/h4><p>One <em>two<\/em> <strong>/,
    ],
    ['- a\n- b\n  1. c', '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>'],
    ['3. a', '<ol start="3"><li>a</li></ol>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['```js\n<b>\n```', '<pre><code>&lt;b&gt;\n</code></pre>'],
    ['| a |\n|---|\n| b |', /<table><thead><tr><th>a<\/th>/],
    ['a\nb  \nc', '<p>a\nb<br>c</p>'],
    ['---', '<hr>'],
    [
      '[x](https://arxiv.org/abs/2603.00001)',
      /<a href="https:\/\/arxiv.org\/abs\/2603.00001" target="_blank" rel="noreferrer">x<\/a>/,
    ],
    ['see https://a.example/b.', /see <a href="https:\/\/a.example\/b"/],
    ['train.py and e.g.this', '<p>train.py and e.g.this</p>'],
  ])('%j is drawn', (text, wanted) => expect(shown(text)).toMatch(wanted));

  it.each([
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '[x](javascript:alert(1)) [y](data:text/html,x) [z](file:///etc) [w](/options.html) [v](#a)',
    '<javascript:alert(1)> [x][y]\n\n[y]: javascript:alert(1)',
    '![p](https://tracker.example/x.png) ![](https://tracker.example/y.png)',
    '[a](https://x.example/"onmouseover="alert(1)) <https://x.example/"onclick=">',
    '<a href="https://x.example" style="position:fixed">x</a>',
  ])('%j makes nothing that runs, loads or leads elsewhere than to the web', (text) => {
    shown(text);
    for (const element of root.querySelectorAll('*')) {
      expect(element.localName).toMatch(/^(?:p|a)$/);
      for (const { name, value } of element.attributes) {
        expect(name).toMatch(/^(?:href|target|rel)$/);
        if (name === 'href') expect(value).toMatch(/^https?:\/\//);
      }
    }
  });

  it('shows all the words of what it does not draw', () => {
    shown('<b>bold</b> [x](javascript:y) ![picture](https://a.example/p.png)');
    expect(root.textContent).toBe('<b>bold</b> [x](javascript:y) picture');
  });

  it.each([
    ['quotes', '>'.repeat(noteLimit)],
    ['lists', '- '.repeat(noteLimit / 2)],
    ['brackets', '['.repeat(noteLimit)],
    ['stars', '*a'.repeat(noteLimit / 2)],
    ['one word', 'x'.repeat(noteLimit)],
    ['nothing', ''],
    ['a right-to-left override', '\u202e\u0000\ud800'],
  ])('of the longest note is read: %s', (_, text) => {
    expect(() => shown(text)).not.toThrow();
  });
});
