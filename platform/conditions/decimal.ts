const written = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/;

/** The shortest way to write a plain decimal ('-007.50' is '-7.5', '-0' is '0'), or undefined when it is none. */
export function canonicalDecimal(text: string): string | undefined {
  const match = written.exec(text);
  if (!match || text.endsWith('.')) return undefined;
  const [, sign, whole, fraction] = match;
  const digits = fraction ? `${whole}.${fraction}` : whole;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** A canonical decimal as a number where a double writes itself exactly so, else the text. */
export function exactNumber(canonical: string): number | string {
  const number = Number(canonical);
  return String(number) === canonical ? number : canonical;
}

/**
 * The order of two plain decimals, below, at or above 0; exact at any length and without allocating.
 * @throws TypeError when one of them is no plain decimal.
 */
export function compareDecimals(left: string, right: string): number {
  const negative = signOf(left) < 0;
  if (negative !== signOf(right) < 0) return negative ? -1 : 1;
  const order = compareSizes(left, right);
  return negative ? 0 - order : order;
}

/** -1 for a number below zero, else 0 or 1; the sign of '-0.0' is 0. */
function signOf(text: string): number {
  let something = 0;
  let points = 0;
  const start = firstDigit(text);
  if (start === text.length) throw notDecimal(text);
  for (let at = start; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 46 && at > start && at < text.length - 1) points += 1;
    else if (unit < 48 || unit > 57) throw notDecimal(text);
    else if (unit !== 48) something = 1;
  }
  if (points > 1) throw notDecimal(text);
  return text.charCodeAt(0) === 45 ? -something : something;
}

function compareSizes(left: string, right: string): number {
  const leftPoint = pointOf(left);
  const rightPoint = pointOf(right);
  let leftAt = firstNonZero(left, leftPoint);
  let rightAt = firstNonZero(right, rightPoint);
  const longer = leftPoint - leftAt - (rightPoint - rightAt);
  if (longer !== 0) return longer;
  for (; leftAt < leftPoint; leftAt += 1, rightAt += 1) {
    const order = left.charCodeAt(leftAt) - right.charCodeAt(rightAt);
    if (order !== 0) return order;
  }
  const decimals = Math.max(left.length - leftPoint, right.length - rightPoint);
  for (let place = 1; place < decimals; place += 1) {
    const order = digitAt(left, leftPoint + place) - digitAt(right, rightPoint + place);
    if (order !== 0) return order;
  }
  return 0;
}

function pointOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? text.length : point;
}

function firstDigit(text: string): number {
  const unit = text.charCodeAt(0);
  return unit === 43 || unit === 45 ? 1 : 0;
}

function firstNonZero(text: string, point: number): number {
  let at = firstDigit(text);
  while (at < point && text.charCodeAt(at) === 48) at += 1;
  return at;
}

function digitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) - 48 : 0;
}

function notDecimal(text: string): TypeError {
  return new TypeError(`${JSON.stringify(text)} is no plain decimal number`);
}
