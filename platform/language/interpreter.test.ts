import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlSaid } from './answer.ts';
import { stretchesOf, withTags } from './html-runs.ts';
import { interpreter } from './interpreter.ts';
import { languageOf } from './languages.ts';

const german = interpreter(
  {
    'Refused by rule {0}: {1}': 'Abgelehnt nach Regel {0}: {1}',
    'does not serve {0}': 'bedient {0} nicht',
    'Protected until': 'Geschützt bis',
    '{0} {0, plural, one {point} other {points}}': '{0} {0, plural, one {Punkt} other {Punkte}}',
    '{0} waits {1, select, true {still} other {no more}} for you':
      '{0} wartet {1, select, true {noch} other {nicht mehr}} auf Sie',
    '{0} of {1}': '{0} von {1}',
    'Ask <t0>{0}</t0> to add you': '<t0>{0}</t0> bitten, Sie aufzunehmen',
    Search: 'Suchen',
    'Look again tomorrow.': 'Morgen wieder ansehen.',
  },
  'de',
);

describe('a sentence of the product is recognised by its message', () => {
  test.each([
    ['Protected until', 'Geschützt bis'],
    ['Refused by rule 3: Distance', 'Abgelehnt nach Regel 3: Distance'],
    [
      'Refused by rule 3: does not serve France',
      'Abgelehnt nach Regel 3: bedient Frankreich nicht',
    ],
    ['1 point', '1 Punkt'],
    ['12 points', '12 Punkte'],
    ['Contoso waits still for you', 'Contoso wartet noch auf Sie'],
    ['Contoso waits no more for you', 'Contoso wartet nicht mehr auf Sie'],
  ])('%s', (english, said) => {
    expect(german(english)).toBe(said);
  });
});

test('what the product did not write stays as it is', () => {
  expect(german('House of Contoso')).toBe('House of Contoso');
  expect(german('A note by Ana, refused by rule')).toBe('A note by Ana, refused by rule');
});

test('no text takes long, however it was written to mislead', () => {
  const many = interpreter(
    { '{0} of {1} of {2} of {3} of {4} and so on': '{4} {3} {2} {1} {0}' },
    'de',
  );
  const hostile = 'a of '.repeat(400);
  for (let round = 0; round < 200; round += 1)
    expect(many(`${hostile}${round}`)).toBe(`${hostile}${round}`);
});

test('HTML without translations comes back as it was', () => {
  const nothing = interpreter({}, 'de');
  const pieces = fc.constantFrom(
    '<p>',
    '</p>',
    '<a href="/x?a=1&amp;b=2">',
    '</a>',
    'Words here ',
    ' and &lt;more&gt;',
    '<br>',
    '<input placeholder="Name it">',
    '<strong>',
    '</strong>',
    '\n  ',
    '<!-- note -->',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      // Elements that close in their order, as all of ours do.
      const html = wellFormed(parts);
      expect(
        stretchesOf(html)
          .map((one) =>
            'kept' in one ? one.kept : one.before + withTags(one.words, one.tags) + one.after,
          )
          .join('')
          .replaceAll(/\s+/g, ' '),
      ).toBe(html.replaceAll(/\s+/g, ' '));
      expect(htmlSaid(html, nothing).replaceAll(/\s+/g, ' ')).toBe(html.replaceAll(/\s+/g, ' '));
    }),
  );
});

test('a page is said with its elements where the language wants them', () => {
  expect(
    htmlSaid(
      '<p>Ask <strong class="x">Ana</strong> to add you</p><input placeholder="Search">',
      german,
    ),
  ).toBe(
    '<p><strong class="x">Ana</strong> bitten, Sie aufzunehmen</p><input placeholder="Suchen">',
  );
  expect(htmlSaid('<li>\n  Look again tomorrow.\n</li>', german)).toBe(
    '<li>\n  Morgen wieder ansehen.\n</li>',
  );
});

test('a translation brings no element of its own into a page', () => {
  const sly = interpreter({ 'Look again tomorrow.': '<script>x</script>' }, 'de');
  expect(htmlSaid('<p>Look again tomorrow.</p>', sly)).toBe('<p>&lt;script>x&lt;/script></p>');
});

test('a name that reads like a sign of an element moves no element', () => {
  const html = '<p>Ask <strong>&lt;t0&gt;Ana</strong> to add you</p>';
  expect(htmlSaid(html, german)).toBe(html);
});

test('the language is the address’s, else the choice’s, else the first that the browser accepts', () => {
  const asking = (url: string, headers: Record<string, string>) =>
    languageOf(new Request(`http://x.example${url}`, { headers }));
  expect(asking('/p/x?lang=ar', { cookie: 'fairway-language=en' })).toBe('ar');
  expect(
    asking('/p/x', { cookie: 'a=b; fairway-language=ar', 'accept-language': 'en,fr;q=0.5' }),
  ).toBe('ar');
  expect(asking('/p/x', { cookie: 'fairway-language=en', 'accept-language': 'ar,en;q=0.5' })).toBe(
    null,
  );
  expect(asking('/p/x', { 'accept-language': 'fr-CA, ar-EG;q=0.8, en;q=0.9' })).toBe(null);
  expect(asking('/p/x', { 'accept-language': 'fr-CA, ar-EG;q=0.8' })).toBe('ar');
  expect(asking('/v1/x', { 'accept-language': 'ar', cookie: 'fairway-language=en' })).toBe('ar');
  expect(asking('/v1/x', {})).toBe(null);
});

function wellFormed(parts: readonly string[]): string {
  const open: string[] = [];
  let html = '';
  for (const part of parts) {
    const name = /^<(\/?)(p|a|strong)\b/.exec(part);
    if (name?.[1] === '/') {
      if (open.at(-1) !== name[2]) continue;
      open.pop();
    } else if (name?.[2]) open.push(name[2]);
    html += part;
  }
  return (
    html +
    open
      .toReversed()
      .map((name) => `</${name}>`)
      .join('')
  );
}
