import { createElement, isValidElement } from 'react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { argumentsOf, compileMessage } from './compile-message.mjs';
import { messageText, tongueOf } from './message-text.ts';
import type { Compiled } from './message-types.ts';
import { pseudo } from './pseudo.ts';
import { __show } from './show.ts';

const said = (message: string, values: unknown[], intl = 'en') =>
  messageText(compileMessage(message) as Compiled, values, tongueOf(intl));

test('Arabic counts in six ways', () => {
  const days =
    '{0, plural, zero {لا أيام} one {يوم} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}';
  expect([0, 1, 2, 3, 11, 100].map((n) => said(days, [n], 'ar-u-nu-latn'))).toEqual([
    'لا أيام',
    'يوم',
    'يومان',
    '3 أيام',
    '11 يومًا',
    '100 يوم',
  ]);
});

test('numbers are written as the language writes them, texts as they are', () => {
  expect(said('{0} of {1}', [12_345, '9'], 'de')).toBe('12.345 of 9');
});

test('a Latin name stays in one piece within an Arabic sentence', () => {
  expect(said('عرض {0}', ['Contoso, CA'], 'ar')).toBe('عرض \u2068Contoso, CA\u2069');
  expect(said('عرض {0}', ['الشركة'], 'ar')).toBe('عرض الشركة');
});

test('a choice falls back to its last variant', () => {
  const message = 'It is {0, select, true {late} other {in time}}.';
  expect([said(message, [true]), said(message, [false])]).toEqual([
    'It is late.',
    'It is in time.',
  ]);
});

test('an element may stand elsewhere in a translation', () => {
  const strong = (inside: ReactNode) => createElement('strong', null, inside);
  const drawn = __show(
    'none',
    compileMessage('<t0>Zuerst</t0> den Hersteller fragen') as Compiled,
    [strong],
  );
  expect(isValidElement(drawn)).toBe(true);
});

test('a message without elements is drawn as text, so that a list’s option can hold it', () => {
  expect(__show('none', compileMessage('{0} partners') as Compiled, [1200])).toBe('1,200 partners');
});

test('a translation is held to the arguments of its message', () => {
  expect(argumentsOf(compileMessage('{0} <t1>of {2}</t1>') as Compiled)).toEqual(['0', '2', 't1']);
  expect(() => compileMessage('{0, plural, one {x}}')).toThrow(SyntaxError);
});

test('the pseudo-language accents words and keeps arguments', () => {
  const text = messageText(
    pseudo(compileMessage('Invited to {0}') as Compiled),
    ['Ana'],
    tongueOf('en'),
  );
  expect(text).toMatch(/^\[Íñvítéd tö Ana·+\]$/);
});
