import { describe, expect, it } from 'vitest';
import { bodyLimit, bodyText } from '../../../../utils/feeds/documents/body';
import { readXml } from '../../../../utils/feeds/documents/xml';
import { refusalOf } from '../set-up';

describe('XML', () => {
  it('is elements by their usual names, whatever the document calls their namespaces', () => {
    const root = readXml(
      '<x:feed xmlns:x="http://www.w3.org/2005/Atom" xmlns:y="http://purl.org/dc/elements/1.1/" xmlns:z="urn:z">' +
        '<x:title>A</x:title><y:title>B</y:title><z:title z:q="7">C</z:title><title>D</title></x:feed>',
    );
    expect(root.name).toBe('feed');
    expect(root.all('title').map(({ text }) => text)).toEqual(['A', 'D']);
    expect(root.first('dc:title')?.text).toBe('B');
    expect(root.first('z:title')?.attribute('q')).toBe('7');
    expect(root.first('none')).toBeUndefined();
    expect(root.attribute('none')).toBe('');
  });

  it('holds CDATA and references, of HTML, too', () => {
    const text = (xml: string) => readXml(`<r>${xml}</r>`).text;
    expect(text('<![CDATA[<b>&amp;</b>]]>')).toBe('<b>&amp;</b>');
    expect(text('&lt;&#65;&#x42;&eacute;&nbsp;&mdash;')).toBe('<ABé\u00a0—');
    expect(text('&nonsense; and &toString;')).toBe('&nonsense; and &toString;');
    expect(text('a\r\nb\rc')).toBe('a\nb\nc');
  });

  it.each([
    ['a bare ampersand', '<r>AT&T & <i a="x&y">Co</i></r>', 'AT&T & Co'],
    ['a control character', '<r>a\u000bb</r>', 'a b'],
    ['a reference to one', '<r>a&#11;b&#x0C;c&#31;d&#x1f;e</r>', 'a b c d e'],
    ['half a pair', '<r>a\ud800b</r>', 'a\ufffdb'],
    ['lines before the declaration', '\ufeff\n\n<?xml version="1.0"?><r>a</r>', 'a'],
    ['a byte order mark', '\ufeff<?xml version="1.0" encoding="utf-16"?><r>a</r>', 'a'],
  ])('is mended: %s', (_, xml, text) => {
    expect(readXml(xml).text).toBe(text);
  });

  it.each([
    ['empty', ' \n'],
    ['web page', '<!DOCTYPE html><html><body><p>Just a moment...</body></html>'],
    ['web page', '<HTML lang=en><br></HTML>'],
    ['web page', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['not a feed', '{"error":"not found"}'],
    ['not a feed', 'Not Found'],
    ['broken', '<rss><channel><title>cut o'],
    ['broken', '<rss></channel></rss>'],
    ['broken', '<rss a="1" a="2"/>'],
    ['broken', '<rss/>\n<rss/>'],
    ['broken', '<rss a=1/>'],
    ['broken', '<?xml version="1.0"?>'],
    ['broken', '<!-- never closed'],
    ['broken', `<${'a'.repeat(1_000)}`],
    ['too deep', '<a>'.repeat(100_000)],
    ['too deep', `${'<a b="/>">'.repeat(50_000)}`],
    ['too deep', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`],
    ['too large', `<a>${'<b/>'.repeat(250_001)}</a>`],
    ['too large', `<a>${'x'.repeat(bodyLimit)}</a>`],
  ] as const)('is refused as %s', (reason, xml) => {
    expect(refusalOf(() => readXml(xml))).toBe(reason);
  });

  it('may be as deep and large as real ones', () => {
    const deep = `${'<a>'.repeat(100)}x${'</a>'.repeat(100)}`;
    expect(readXml(deep).text).toBe('x');
    expect(
      readXml(`<a><![CDATA[${'<a>'.repeat(100_000)}]]><!--${'<a>'.repeat(1_000)}--></a>`).text,
    ).toHaveLength(300_000);
    expect(readXml(`<a>${'\r'.repeat(1_000_000)}</a>`).text).toHaveLength(1_000_000);
  });

  it.each([
    ['a bomb of entities', '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><r>&b;</r>'],
    ['an entity of a file', '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><r>&f;</r>'],
    // Its one quote hid all that follows from the counting.
    ['a quote that is none', `<!DOCTYPE r [ ' ]><r>${'<b/>'.repeat(300_000)}</r>`],
    ['an outer one besides', `<!DOCTYPE r SYSTEM "[" [ ' ]><r>${'<b/>'.repeat(300_000)}</r>`],
    ['after comments', `<?xml version="1.0"?><!-- > --><!DOCTYPE r\n[\n<!-- ' -->\n]><r/>`],
  ])('brings no declarations of its own: %s', (_, xml) => {
    expect(refusalOf(() => readXml(xml))).toBe('own type');
  });

  it('may name the document type of a standard', () => {
    const rss = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/[1].dtd">';
    expect(readXml(`${rss}<rss>a [b]</rss>`).text).toBe('a [b]');
    expect(readXml('<rss a="[">[</rss>').text).toBe('[');
  });

  it('has as many attributes, comments and instructions as it may have elements', () => {
    const attributes = Array.from({ length: 250_000 }, (_, n) => `a${n}=""`).join(' ');
    expect(refusalOf(() => readXml(`<r ${attributes}/>`))).toBe('too large');
    expect(refusalOf(() => readXml(`<r>${"<b c='' d='>'/>".repeat(90_000)}</r>`))).toBe(
      'too large',
    );
    expect(refusalOf(() => readXml(`<r>${'<?b?>'.repeat(250_001)}</r>`))).toBe('too large');
    expect(refusalOf(() => readXml(`<r>${'<!---->'.repeat(250_001)}</r>`))).toBe('too large');
  });

  it('is not mended to several times its size', () => {
    expect(refusalOf(() => readXml(`<r>${'&'.repeat(9_000_000)}</r>`))).toBe('too large');
  });
});

describe('a body', () => {
  const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it.each([
    ['UTF-8 where nothing is said', new TextEncoder().encode('<a>é</a>'), ''],
    ['its declaration', latin1("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>"), 'text/xml'],
    ['its content type', latin1('<a>é</a>'), 'text/xml; charset="iso-8859-1"'],
    [
      'its mark before both',
      new TextEncoder().encode('\ufeff<a>é</a>'),
      'text/xml; charset=latin1',
    ],
    [
      'UTF-16 by its mark',
      Uint8Array.from([0xff, 0xfe, ...latin1('<\0a\0>\0é\0<\0/\0a\0>\0')]),
      '',
    ],
    [
      'UTF-8 for an encoding that there is not',
      new TextEncoder().encode('<?xml version="1.0" encoding="x-nonsense"?><a>é</a>'),
      '',
    ],
  ])('is decoded by %s', (_, bytes, contentType) => {
    expect(readXml(bodyText(bytes, contentType)).text).toBe('é');
  });

  it('never fails to be decoded', () => {
    expect(bodyText(Uint8Array.from([0xc3, 0x28, 0xff]))).toContain('(');
    expect(bodyText(new Uint8Array())).toBe('');
  });
});
