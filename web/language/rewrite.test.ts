import { describe, expect, test } from 'vitest';
import { nameOf } from './compile-message.mjs';
import { rewrite } from './rewrite.mjs';

const found = (source: string, file = 'web/ui/Part.tsx') =>
  rewrite(source, file).found.map(({ message }) => message);

describe('words that a reader sees become messages', () => {
  test.each([
    ['text of an element', `<p>Nothing waits for you.</p>`, 'Nothing waits for you.'],
    ['text over several lines', `<p>\n  Look again\n  tomorrow.\n</p>`, 'Look again tomorrow.'],
    ['a value between words', `<p>Invited to {name}</p>`, 'Invited to {0}'],
    [
      'an element within a sentence',
      `<p>Ask <strong>the vendor</strong> first</p>`,
      'Ask <t0>the vendor</t0> first',
    ],
    ['an element without words', `<p>Due <When at={at} /> at last</p>`, 'Due {0} at last'],
    ['an attribute', `<Page title="Mail outbox" />`, 'Mail outbox'],
    ['a template', 'const s = `Sort by ${what}`', 'Sort by {0}'],
    [
      'a number and its noun',
      "const s = `${n} ${n === 1 ? 'partner' : 'partners'}`",
      '{0} {0, plural, one {partner} other {partners}}',
    ],
    [
      'a choice of two phrases',
      "const s = `It is ${late ? 'late' : 'in time'} now`",
      'It is {0, select, true {late} other {in time}} now',
    ],
    [
      'an apostrophe before a sign',
      `<p>Ask {who} about it {'{here}'}</p>`,
      "Ask {0} about it '{'here'}'",
    ],
  ])('%s', (_what, source, message) => {
    expect(found(source)).toEqual([message]);
  });

  test('words of a file of words, however short', () => {
    expect(found(`export const words = { of: 'of', full: 'full' };`, 'web/ui/words.ts')).toEqual([
      'of',
      'full',
    ]);
  });
});

test.each([
  ['names of classes', `<p className="small quiet" />`],
  ['what is compared', `const is = status === 'Under review'`],
  ['addresses', 'const to = `/partners/${id}`'],
  ['names of properties', `const o = { 'Content Type': 1 }`],
  ['types', `type T = 'Save draft' | 'Publish it'`],
  ['arguments of silent calls', `element.setAttribute('aria-label', id)`],
  ['a case of a switch', `switch (a) { case 'Open leads': b(); }`],
])('%s stay as they are', (_what, source) => {
  const result = rewrite(source, 'web/ui/Part.tsx');
  expect(result.found).toEqual([]);
  expect(result.code).toBe(source);
});

test('the code says the name of a message, its English compiled, and its arguments', () => {
  const name = nameOf('Invited to {0}');
  expect(rewrite('const s = `Invited to ${name}`', 'a.ts').code).toBe(
    `const s = __say("${name}", ["Invited to ",[0]], [name])`,
  );
});

test('numbers are written in the language of the page, unless the code names another', () => {
  expect(rewrite(`const s = n.toLocaleString()`, 'a.ts').code).toBe(
    `const s = n.toLocaleString(__locale)`,
  );
  expect(rewrite(`const s = n.toLocaleString('en-US')`, 'a.ts').code).toBe(
    `const s = n.toLocaleString('en-US')`,
  );
});

test('countries are named in the language of the page', () => {
  expect(
    rewrite(`const names = new Intl.DisplayNames(['en'], { type: 'region' })`, 'a.ts').code,
  ).toBe(`const names = new Intl.DisplayNames(__locale, { type: 'region' })`);
});

test('what stands inside an argument is looked up as well', () => {
  expect(found(`<p>Ask <Link title="The vendor’s desk" href="/x" /> today</p>`)).toEqual([
    'The vendor’s desk',
    'Ask {0} today',
  ]);
});
