import type { Money } from './money.ts';

/**
 * Splits an amount in proportion to `weights` (finite, ≥ 0, at least one > 0) so that the parts sum to it exactly.
 * Largest remainder (Hamilton): each part gets its whole minor units, the units left over go to the
 * largest remainders; equal remainders go by the smaller key, or by the earlier place when no keys are given.
 * Keys make the result the same in any order of input. Exact for any double: weights are read as fractions.
 */
export function allocate(
  amount: Money,
  weights: readonly number[],
  keys?: readonly string[],
): Money[] {
  const shares = asIntegers(weights);
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  if (whole === 0n) throw new RangeError('at least one weight must be more than zero');
  if (keys && keys.length !== weights.length) throw new RangeError('one key for each weight');
  const sign = amount.minor < 0 ? -1 : 1;
  const units = BigInt(Math.abs(amount.minor));
  const parts = shares.map((share) => Number((units * share) / whole));
  const remainders = shares.map((share) => (units * share) % whole);
  const order = shares.map((_, place) => place);
  order.sort((a, b) => byRemainder(remainders[b], remainders[a]) || byKey(a, b, keys));
  let left = Number(units) - parts.reduce((sum, part) => sum + part, 0);
  for (const place of order) {
    if (left === 0) break;
    parts[place] += 1;
    left -= 1;
  }
  return parts.map((part) => ({ minor: part === 0 ? 0 : sign * part, currency: amount.currency }));
}

function byRemainder(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function byKey(left: number, right: number, keys?: readonly string[]): number {
  if (!keys || keys[left] === keys[right]) return left - right;
  return keys[left] < keys[right] ? -1 : 1;
}

/** Every double is an integer times a power of two: brings all weights to one common power. */
function asIntegers(weights: readonly number[]): bigint[] {
  const split = weights.map((weight) => {
    if (!Number.isFinite(weight) || weight < 0)
      throw new RangeError(`${weight} is no weight: a finite number that is not negative is`);
    let exponent = 0;
    let mantissa = weight;
    while (!Number.isSafeInteger(mantissa)) {
      const shrink = Math.abs(mantissa) > Number.MAX_SAFE_INTEGER;
      mantissa = shrink ? mantissa / 2 : mantissa * 2;
      exponent += shrink ? 1 : -1;
    }
    return { mantissa: BigInt(mantissa), exponent };
  });
  const least = split.reduce((low, { exponent }) => Math.min(low, exponent), 0);
  return split.map(({ mantissa, exponent }) => mantissa << BigInt(exponent - least));
}
