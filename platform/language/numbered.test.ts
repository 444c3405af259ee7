import { expect, test } from 'vitest';
import { numbered } from './numbered.ts';

const say = numbered({
  'Gold asks for 60 points, at least 4 orders.':
    'Gold verlangt mindestens 4 Bestellungen und 60 Punkte.',
  'Up to 12 points: Platinum 12.': 'Bis zu 12 Punkte: Platinum 12.',
  'Ask for {0} of 5': 'Frage {0} von 5',
  'Within two days or 3.': 'Binnen zweier Tage.',
});

test('a rule with another number keeps its translation, wherever the number stands there', () => {
  expect(say('Gold asks for 75 points, at least 1,000 orders.')).toBe(
    'Gold verlangt mindestens 1,000 Bestellungen und 75 Punkte.',
  );
  expect(say('Gold asks for 4 points, at least 60 orders.')).toBe(
    'Gold verlangt mindestens 60 Bestellungen und 4 Punkte.',
  );
});

test('what does not read like a message, or says a number twice, is left alone', () => {
  expect(say('Gold asks for many points, at least 4 orders.')).toBeNull();
  expect(say('Up to 10 points: Platinum 9.')).toBeNull();
  expect(say('Within two days or 4.')).toBeNull();
  expect(say('No number')).toBeNull();
});
