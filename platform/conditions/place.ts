// Places are paths from wide to narrow: country, subdivision, postal code. A pattern names the levels from the widest
// on, parted by `/`: `DE`, `DE/BY`, `US/*/941..945`. One level is `*` (any), a code, a start `80*` or a range `80..81`,
// in which the fact's first characters lie between the bounds, both included. Codes are compared exactly.

export type Level =
  | { readonly kind: 'any' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'start'; readonly start: string }
  | { readonly kind: 'range'; readonly low: string; readonly high: string };

/** The levels of a pattern, or undefined when it is not one, names nothing, or names more than `depth` levels. */
export function parsePlace(pattern: string, depth: number): readonly Level[] | undefined {
  const parts = pattern.split('/');
  if (parts.length > depth) return undefined;
  const levels: Level[] = [];
  for (const part of parts) {
    const level = parseLevel(part);
    if (!level) return undefined;
    levels.push(level);
  }
  return levels.at(-1)?.kind === 'any' ? undefined : levels;
}

/** Whether one level of a place satisfies its part of a pattern; an empty level satisfies only `*`. */
export function isOnLevel(fact: string, level: Level): boolean {
  switch (level.kind) {
    case 'any':
      return true;
    case 'code':
      return fact === level.code;
    case 'start':
      return fact.startsWith(level.start);
    case 'range':
      // Bounds are ASCII, so that units here and code points in PostgreSQL give the same order.
      return compareStart(fact, level.low) >= 0 && compareStart(fact, level.high) <= 0;
  }
}

/** The order of the first `bound.length` characters of `fact` against `bound`. */
function compareStart(fact: string, bound: string): number {
  for (let at = 0; at < bound.length; at += 1) {
    if (at >= fact.length) return -1;
    const order = fact.charCodeAt(at) - bound.charCodeAt(at);
    if (order !== 0) return order;
  }
  return 0;
}

function parseLevel(part: string): Level | undefined {
  if (part === '*') return { kind: 'any' };
  const dots = part.indexOf('..');
  if (dots >= 0) {
    const low = part.slice(0, dots);
    const high = part.slice(dots + 2);
    const bound = /^[\x20-\x7e]+$/;
    if (!bound.test(low) || !bound.test(high) || /[*]|\.\./.test(low + high)) return undefined;
    return compareStart(high, low) < 0 ? undefined : { kind: 'range', low, high };
  }
  const start = part.endsWith('*') ? part.slice(0, -1) : part;
  if (start === '' || start.includes('*')) return undefined;
  return part.endsWith('*') ? { kind: 'start', start } : { kind: 'code', code: part };
}
