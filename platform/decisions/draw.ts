/**
 * Draws between equals that nobody can steer and everybody can repeat: weighted rendezvous hashing
 * (Schindelhauer and Schomaker 2005). Each candidate draws -ln(u) / weight with u from a hash of seed, subject and
 * candidate; the smallest wins. Over many subjects candidates win in proportion to their weights, the order of input
 * does not matter, and taking one candidate away changes nothing among the others.
 */

/** A text as 64 bits in two unsigned 32-bit halves (murmur3's mixing over UTF-16 units, two lanes). */
export function hashText(text: string): { high: number; low: number } {
  let high = 0x9e3779b9 ^ text.length;
  let low = 0x85ebca6b;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    high = Math.imul(rotate(high ^ Math.imul(unit, 0xcc9e2d51), 13), 5) + 0xe6546b64;
    low = Math.imul(rotate(low ^ Math.imul(unit + high, 0x1b873593), 15), 5) + 0x561ccd1b;
  }
  return { high: mix(high ^ low) >>> 0, low: mix(low + Math.imul(high, 0x2545f491)) >>> 0 };
}

/** The hash of the pair of two texts hashed before; not the same as that of the texts exchanged. */
export function combine(
  first: { high: number; low: number },
  secondHigh: number,
  secondLow: number,
): { high: number; low: number } {
  const high = mix(first.high ^ mix(secondHigh + 0x9e3779b9));
  const low = mix(first.low ^ mix(secondLow + high + 0x7f4a7c15));
  return { high: mix(high + low) >>> 0, low: low >>> 0 };
}

/** A hash as a number in the open interval (0, 1), of 52 bits. */
export function toUnit({ high, low }: { high: number; low: number }): number {
  return (high * 1048576 + (low >>> 12) + 0.5) / 4503599627370496;
}

/**
 * Whether a subject falls into a drawn share (0 to 1): the same for the same seed and subject for good, and over many
 * subjects true for that share of them.
 */
export function isDrawn(seed: string, subjectId: string, share: number): boolean {
  return toUnit(hashText(`${seed}\u0000${subjectId}`)) < share;
}

/** The draw of one candidate; the smallest draw of all wins. `weight` > 0. */
export function drawOf(
  subject: { high: number; low: number },
  candidateHigh: number,
  candidateLow: number,
  weight: number,
): number {
  return -Math.log(toUnit(combine(subject, candidateHigh, candidateLow))) / weight;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** murmur3's finaliser: every input bit reaches every output bit. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
