export { allocate } from './allocate.ts';
export { currencyCodes, isCurrency, minorDigits } from './currencies.ts';
export { formatMoney, parseMoney, roundToMoney, sumDecimals, toDecimal } from './decimal.ts';
export { add, compare, money, negate, subtract, total } from './money.ts';
export type { Money } from './money.ts';
export { cutAt, tokenAt } from './number-in-text.ts';
