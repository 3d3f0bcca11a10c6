import { expect, test } from 'vitest';
import { indentMarkup } from './indent-markup.ts';
import type { MarkupDialect } from './markup-pieces.ts';
import { showBody } from './mask.ts';

/** A text laid out, or what keeps it from that. */
function laidOut(dialect: MarkupDialect, source: string, isCut = false) {
  const outcome = indentMarkup(showBody(source), { dialect, isCut });
  return outcome.kind === 'fault' ? outcome.fault : outcome.spans.map(({ text }) => text).join('');
}

const lines = (...all: string[]) => all.join('\n');

test('XML: an element to a line where elements alone stand in one; text, comments and what is declared as they came', () => {
  const source =
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "]><y>">]><a><!-- c\n  --><b k="1>2">1 &x; </b>\n\n<c/><d><e/></d></a>\n';
  expect(laidOut('xml', source)).toBe(
    lines(
      '<?xml version="1.0"?>',
      '<!DOCTYPE a [<!ENTITY x "]><y>">]>',
      '<a>',
      '  <!-- c',
      '  -->',
      '  <b k="1>2">1 &x; </b>',
      '  <c/>',
      '  <d>',
      '    <e/>',
      '  </d>',
      '</a>',
      '',
    ),
  );
});

test.each([
  ['text among elements', '<p>An <i>odd</i> <b>thing</b></p>'],
  ['white space alone', '<p> </p>'],
  ['a no-break space, which is text', '<p>\u00a0<i/></p>'],
  ['CDATA, which is text', '<p><![CDATA[<a>]]><i/></p>'],
  ['what asks for it', "<p xml:space='preserve'> <i> <b/> </i> </p>"],
])('XML: an element stays as it is that holds %s', (_, element) => {
  expect(laidOut('xml', `<a>${element}${element}</a>`)).toBe(lines('<a>', `  ${element}`, `  ${element}`, '</a>'));
});

test.each([
  ['<a>\n<b>\n</a>', { kind: 'closes-another', name: 'a', open: 'b', line: 3 }],
  ['<a><b></b>', { kind: 'not-closed', name: 'a', line: 1 }],
  ['<a></a>\n</b>', { kind: 'closes-nothing', name: 'b', line: 2 }],
  ['<A></a>', { kind: 'closes-another', name: 'a', open: 'A', line: 1 }],
  ['<a>\n\n<!-- </a>', { kind: 'endless', line: 3 }],
  ['<a b="></a>', { kind: 'endless', line: 1 }],
  ['<!DOCTYPE a [ <a></a>', { kind: 'endless', line: 1 }],
  ['<a>1 < 2</a>', { kind: 'stray', line: 1 }],
  ['<a/>\nand', { kind: 'text-outside', line: 2 }],
  ['', { kind: 'no-element' }],
])('%j is no XML, and why', (source, fault) => {
  expect(laidOut('xml', source)).toEqual(fault);
});

test.each([
  ['<a><b/><c>te', lines('<a>', '  <b/>', '  <c>te')],
  ['<a><b/><c at="', lines('<a>', '  <b/>', '  <c at="')],
  ['<a><b/><', lines('<a>', '  <b/>', '  <')],
])('the beginning of XML is laid out as far as it goes: %j', (source, expected) => {
  expect(laidOut('xml', source, true)).toBe(expected);
});

test('HTML: a block to a line, what is read in one as it came; what needs no closing tag is no deeper than its like', () => {
  const source =
    '<!doctype html><HTML><head><meta charset=utf-8><title>a <b</title><script>if (a<b) "</p>"</script></head>' +
    '<body><p>It is <i>not</i> <b>here</b>.<p>Two<ul><li>1<li>2 <a href=x>y</a></ul>' +
    '<pre>  a\n  <b>b</b><div> </pre>Text <script>x</script>more<!-- why --><table><tr><td>1<td>2<tr><td>3</table></body></HTML>';
  expect(laidOut('html', source)).toBe(
    lines(
      '<!doctype html>',
      '<HTML>',
      '  <head>',
      '    <meta charset=utf-8>',
      '    <title>a <b</title>',
      '    <script>if (a<b) "</p>"</script>',
      '  </head>',
      '  <body>',
      '    <p>It is <i>not</i> <b>here</b>.',
      '    <p>Two',
      '    <ul>',
      '      <li>1',
      '      <li>2 <a href=x>y</a>',
      '    </ul>',
      '    <pre>  a',
      '  <b>b</b><div> </pre>',
      '    Text <script>x</script>more<!-- why -->',
      '    <table>',
      '      <tr>',
      '        <td>1',
      '        <td>2',
      '      <tr>',
      '        <td>3',
      '    </table>',
      '  </body>',
      '</HTML>',
    ),
  );
});

test('HTML that is in no order is shown all the same', () => {
  expect(laidOut('html', "<div><b></p>a < b</i></div></div><p title=it's>x")).toBe(
    lines('<div><b></p>a < b</i></div>', '</div>', "<p title=it's>x"),
  );
  expect(laidOut('html', '<div><textarea> <p> </div>')).toBe('<div><textarea> <p> </div>');
});

test('a secret stays hidden, and its name beside it', () => {
  const source = '<a><t>x</t><access_token>hunter2hunter2</access_token><u>Bearer hunter2hunter2</u></a>';
  const text = laidOut('xml', source);
  expect(text).toMatch(/^<a>\n {2}<t>x<\/t>\n {2}<access_token>•+/);
  expect(text).not.toContain('hunter2');
});

const length = 1_000_000;

test.each<[what: string, unit: string, MarkupDialect]>([
  ['tags that are never closed', '<a>', 'xml'],
  ['a tag that never ends', '<', 'xml'],
  ['comments that never end', '<!--', 'xml'],
  ['quotes that never end', '<a b=" ', 'xml'],
  ['blocks that are never closed', '<div>', 'html'],
  ['paragraphs and bold text in each other', '<p><b>', 'html'],
  ['tags that close nothing', '<ul></b></p>', 'html'],
  ['tables in tables', '<table><tr><td>', 'html'],
  ['quotes in odd places', '<a = "', 'html'],
  ['white space', ' ', 'html'],
])('a megabyte of %s takes no longer than one of anything else', (_, unit, dialect) => {
  const source = unit.repeat(length / unit.length);
  const startedAt = performance.now();
  const outcome = indentMarkup([{ text: source }], { dialect, isCut: true });
  // What went through the text again for each tag took minutes.
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  const shown = outcome.kind === 'laid-out' ? outcome.spans.map(({ text }) => text).join('') : source;
  expect(shown.replaceAll(/\n */g, '')).toBe(source.replaceAll(/\n */g, ''));
});
