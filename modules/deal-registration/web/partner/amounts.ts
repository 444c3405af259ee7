import { minorDigits } from '../../../../platform/money/index.ts';
import { amountOf } from '../../rules/pasted/amount.ts';

/** What somebody typed as an amount, in minor units of the currency; undefined when it is none. "12,400" and "12.400,50" both work. */
export function minorOf(text: string, currency: string): number | undefined {
  return text.trim() === ''
    ? undefined
    : amountOf(`${currency} ${text.trim()}`, currency)?.value.minor;
}

/** Minor units as a person would type them. */
export function typed({ minor, currency }: { minor: number; currency: string }): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(minor % 10 ** digits === 0 ? 0 : digits);
}
