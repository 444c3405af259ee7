import type { Field } from './catalogue.ts';
import { compareDecimals } from './decimal.ts';
import { factAt, misfit } from './facts.ts';
import type { Facts, Read } from './facts.ts';
import { textOfScalar } from './language.ts';
import type { Amount, Scalar } from './language.ts';

/**
 * The order of a fact against an operand: below, at or above 0, and NaN when the fact is empty or not comparable
 * (an amount in another currency). Every comparison with NaN is false, which is just what an empty fact means.
 */
export type Order = Read<number>;

/** Against a canonical value of the field's own type. */
export function orderOf(field: Field, value: Scalar): Order {
  const read = factAt(field.paths[0]);
  if (field.type === 'number') return numberOrder(field, read, value);
  if (field.type === 'money') {
    const amount = value as Amount; // The parser gives money nothing else.
    return (facts) => compareAmounts(field, read(facts), amount);
  }
  if (field.type === 'moment') {
    const moment = Date.parse(textOfScalar(value));
    return (facts) => momentOf(field, read(facts)) - moment;
  }
  return (facts) => compareSimple(field, read(facts), value);
}

/** Against another field of the same type and facts. */
export function orderOfFields(field: Field, other: Field): Order {
  const read = factAt(field.paths[0]);
  const readOther = factAt(other.paths[0]);
  switch (field.type) {
    case 'number':
      return (facts) => compareNumbers(field, read(facts), readOther(facts));
    case 'money':
      return (facts) => compareAmounts(field, read(facts), readOther(facts));
    case 'moment':
      return (facts) => momentOf(field, read(facts)) - momentOf(other, readOther(facts));
    default:
      return (facts) => compareSimple(field, read(facts), readOther(facts));
  }
}

function numberOrder(field: Field, read: Read<unknown>, value: Scalar): Order {
  if (typeof value !== 'number') return (facts) => compareNumbers(field, read(facts), value);
  const written = String(value);
  return (facts: Facts) => {
    const fact = read(facts);
    // Doubles order as their shortest decimals do, and the value is written exactly by its double.
    if (typeof fact === 'number') return fact - value;
    return fact == null ? Number.NaN : compareDecimals(decimalOf(field, fact), written);
  };
}

function compareNumbers(field: Field, left: unknown, right: unknown): number {
  if (left == null || right == null) return Number.NaN;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return compareDecimals(decimalOf(field, left), decimalOf(field, right));
}

function decimalOf(field: Field, fact: unknown): string {
  if (typeof fact === 'string') return fact;
  if (typeof fact === 'bigint') return String(fact);
  if (typeof fact !== 'number' || !Number.isFinite(fact))
    throw misfit(field, 'a finite number', fact);
  const written = String(fact);
  return written.includes('e') ? spellOut(written) : written;
}

/** '1.5e-7' as '0.00000015'; JavaScript writes exponents only from 1e21 on and below 1e-6. */
function spellOut(written: string): string {
  const [mantissa, exponent] = written.split('e');
  const digits = mantissa.replace(/[-.]/g, '');
  const power = Number(exponent);
  const size = power < 0 ? `0.${'0'.repeat(-power - 1)}${digits}` : digits.padEnd(power + 1, '0');
  return mantissa.startsWith('-') ? `-${size}` : size;
}

function compareAmounts(field: Field, left: unknown, right: unknown): number {
  if (left == null || right == null) return Number.NaN;
  if (typeof left !== 'object' || typeof right !== 'object') throw misfit(field, 'an amount', left);
  const [fact, other] = [left as Amount, right as Amount];
  return fact.currency === other.currency ? fact.minor - other.minor : Number.NaN;
}

function momentOf(field: Field, fact: unknown): number {
  if (fact == null) return Number.NaN;
  if (fact instanceof Date) return fact.getTime();
  const moment = typeof fact === 'string' ? Date.parse(fact) : Number.NaN;
  if (Number.isNaN(moment)) throw misfit(field, 'a moment', fact);
  return moment;
}

/** Days and booleans. Days are text of one length, whose order is that of time. */
function compareSimple(field: Field, left: unknown, right: unknown): number {
  if (left == null || right == null) return Number.NaN;
  const kind = field.type === 'boolean' ? 'boolean' : 'string';
  if (typeof left !== kind)
    throw misfit(field, kind === 'string' ? 'a day as text' : 'true or false', left);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
