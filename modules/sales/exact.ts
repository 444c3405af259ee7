/**
 * Amounts of order lines are kept exactly, to a millionth (numeric(19,6)): most sources have parts
 * of a cent, and only a shown sum is rounded.
 */

const decimals = 6;
const largest = 10n ** 19n;

/**
 * A decimal as millionths.
 *
 * @param decimal plain, such as -1234.5
 * @returns undefined when it has more than six decimals or more than thirteen digits before them
 */
export function millionths(decimal: string): bigint | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  const kept = fraction.replace(/0+$/, '');
  if (!match || kept.length > decimals) return undefined;
  const units = BigInt(whole + kept.padEnd(decimals, '0'));
  return units >= largest ? undefined : sign === '-' ? -units : units;
}

/** As PostgreSQL writes numeric(19,6): always six decimals. */
export function ofMillionths(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
