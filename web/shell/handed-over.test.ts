import { expect, test } from 'vitest';
import { isMaterial } from './handed-over.ts';

test('a mail, an address or several lines are something to work with, a few words are a search', () => {
  for (const text of [
    'ines.brandt@foerde-ausbau.de',
    'https://foerde-ausbau.de/about',
    'foerde-ausbau.de',
    'Hi Ana,\nwe need 40 drills',
    'we would like forty cordless hammer drills for our workshops in Kiel until the end of March',
  ])
    expect([text, isMaterial(text)]).toEqual([text, true]);
  for (const text of ['', 'Förde', 'Register a deal', 'v2.1 notes', 'Ana B.'])
    expect([text, isMaterial(text)]).toEqual([text, false]);
});
