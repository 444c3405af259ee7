import { minorDigits } from './currencies.ts';

/** An amount in whole minor units (cents, yen, fils) of one ISO 4217 currency; never a fraction. */
export type Money = { readonly minor: number; readonly currency: string };

/** Makes an amount. Throws RangeError on an unknown currency or when `minor` is no safe integer. */
export function money(minor: number, currency: string): Money {
  minorDigits(currency);
  return { minor: checked(minor), currency };
}

/** The sum of two amounts. Throws TypeError when their currencies differ. */
export function add(left: Money, right: Money): Money {
  return { minor: checked(left.minor + right.minor), currency: sameCurrency(left, right) };
}

/** `left` less `right`. Throws TypeError when their currencies differ. */
export function subtract(left: Money, right: Money): Money {
  return { minor: checked(left.minor - right.minor), currency: sameCurrency(left, right) };
}

/** The same amount with the other sign. */
export function negate(amount: Money): Money {
  return { minor: amount.minor === 0 ? 0 : -amount.minor, currency: amount.currency };
}

/** -1, 0 or 1 as `left` is less than, equal to or more than `right`. Throws TypeError across currencies. */
export function compare(left: Money, right: Money): -1 | 0 | 1 {
  sameCurrency(left, right);
  if (left.minor === right.minor) return 0;
  return left.minor < right.minor ? -1 : 1;
}

/** The sum of any number of amounts in `currency`; no amounts make zero. */
export function total(amounts: Iterable<Money>, currency: string): Money {
  let sum = money(0, currency);
  for (const amount of amounts) sum = add(sum, amount);
  return sum;
}

function sameCurrency(left: Money, right: Money): string {
  if (left.currency !== right.currency)
    throw new TypeError(`${left.currency} and ${right.currency} cannot be reckoned together`);
  return left.currency;
}

function checked(minor: number): number {
  if (!Number.isSafeInteger(minor))
    throw new RangeError(`${minor} minor units are not a whole number that can be held exactly`);
  return minor === 0 ? 0 : minor;
}
