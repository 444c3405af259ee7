import { describe, expect, test } from 'vitest';
import { faultOfSvg } from './svg.ts';

const drawn = (inner: string, given = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${given}>${inner}</svg>`;

describe('a drawing', () => {
  test.each([
    drawn('<path d="M0 0h10v10z" fill="#0f6674"/>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n${drawn('<g><title>Harbour &amp; Sons</title></g>')}\n`,
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${drawn('')}`,
    drawn(
      '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><rect width="9" height="9" fill="url(#a)"/>',
    ),
    drawn(
      '<text x="1" y="9" font-size="4">Harbour</text>',
      ' role="img" aria-label="Harbour &amp; Sons"',
    ),
  ])('is taken: %s', (source) => expect(faultOfSvg(source)).toBeNull());
});

describe('more than a drawing', () => {
  test.each<[string, string]>([
    [drawn('<script>alert(1)</script>'), '<script>'],
    [drawn('<SCRIPT>alert(1)</SCRIPT>'), '<SCRIPT>'],
    [drawn('<svg:script>alert(1)</svg:script>'), '<svg:script>'],
    [drawn('<foreignObject><body/></foreignObject>'), '<foreignObject>'],
    [drawn('<style>*{fill:red}</style>'), '<style>'],
    [drawn('<use href="#a"/>'), '<use>'],
    [drawn('<image href="https://elsewhere.example/a.png"/>'), '<image>'],
    [drawn('<a href="javascript:alert(1)"><path d="M0 0"/></a>'), '<a>'],
    [drawn('<animate attributeName="href"/>'), '<animate>'],
    [drawn('<path d="M0 0" onload="alert(1)"/>'), 'onload of <path>'],
    [drawn('', ' onload="alert(1)"'), 'onload of <svg>'],
    [drawn('<path d="M0 0" style="fill:url(https://e.example)"/>'), 'style of <path>'],
    [drawn('<path fill="url(https://elsewhere.example/#a)"/>'), 'fill of <path>'],
    [drawn('<path fill="u&#114;l(//e)"/>'), 'fill of <path>'],
    [drawn('', ' xmlns:x="http://www.w3.org/1999/xhtml"'), 'xmlns:x of <svg>'],
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 'what begins with <!DOCTYPE svg [<!ENT'],
    [drawn('<![CDATA[<script>]]>'), 'what begins with <![CDATA[<script>]]>'],
    [drawn('<?xml-stylesheet href="a.css"?>'), 'what begins with <?xml-stylesheet hre'],
    [drawn('<path d=M0/>'), 'what begins with <path d=M0/></svg>'],
    [drawn('<g>'), 'an end of <svg> without its beginning'],
    ['<svg><g></g>', '<svg> without its end'],
    [`${drawn('')}<svg/>`, '<svg> as a root'],
    ['<html/>', '<html> as a root'],
    ['', 'a file without a drawing'],
  ])('is named: %s', (source, fault) => expect(faultOfSvg(source)).toBe(fault));

  test('is found in time, however it is nested', () => {
    expect(faultOfSvg(`<svg>${'<g>'.repeat(50_000)}`)).toBe('<g> without its end');
    expect(faultOfSvg(`<svg ${'a = "'.repeat(50_000)}`)).toContain('what begins with');
    expect(faultOfSvg(`${'<!-- '.repeat(50_000)}`)).toContain('what begins with');
  });
});
