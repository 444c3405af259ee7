import { describe, expect, test } from 'vitest';
import { countryCode } from './index.ts';

describe('a country', () => {
  test.each([
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['U.S.A.', 'US'],
    ['The Netherlands', 'NL'],
    ['osterreich', 'AT'],
    ['Côte d’Ivoire', 'CI'],
    ['Korea, Republic of', 'KR'],
    ['Republic of Korea', 'KR'],
    ['Bolivia', 'BO'],
    ['Czech Republic', 'CZ'],
    ['Suisse', 'CH'],
    ['España', 'ES'],
    ['日本', 'JP'],
    ['Россия', 'RU'],
    ['England', 'GB'],
    ['Hong Kong', 'HK'],
    ['Korea', undefined],
    ['xx', undefined],
    ['', undefined],
  ])('%j is %j', (text, code) => expect(countryCode(text)).toBe(code));
});
