/** Sets of candidates as bits, 32 to a word. All bitmaps of one preparation have the same length. */
export type Bitmap = Uint32Array;

/** A set of `size` candidates, all in it or none. */
export function bitmapOf(size: number, all: boolean): Bitmap {
  const bits = new Uint32Array(Math.ceil(size / 32));
  if (!all) return bits;
  bits.fill(0xffffffff);
  if (size % 32 !== 0) bits[bits.length - 1] = 2 ** (size % 32) - 1;
  return bits;
}

export function hasBit(bits: Bitmap, place: number): boolean {
  return ((bits[place >>> 5] >>> (place & 31)) & 1) === 1;
}

export function setBit(bits: Bitmap, place: number, on: boolean): void {
  if (on) bits[place >>> 5] |= 1 << (place & 31);
  else bits[place >>> 5] &= ~(1 << (place & 31));
}

/** Writes `left ∩ right` into `into`, which may be one of them. */
export function intersect(left: Bitmap, right: Bitmap, into: Bitmap): Bitmap {
  for (let word = 0; word < into.length; word += 1) into[word] = left[word] & right[word];
  return into;
}

/** Writes `left ∪ right` into `into`, which may be one of them. */
export function unite(left: Bitmap, right: Bitmap, into: Bitmap): Bitmap {
  for (let word = 0; word < into.length; word += 1) into[word] = left[word] | right[word];
  return into;
}

/** Writes `left ∖ right` into `into`, which may be one of them. */
export function without(left: Bitmap, right: Bitmap, into: Bitmap): Bitmap {
  for (let word = 0; word < into.length; word += 1) into[word] = left[word] & ~right[word];
  return into;
}

/** How many candidates are in the set. */
export function countBits(bits: Bitmap): number {
  let count = 0;
  for (let word = 0; word < bits.length; word += 1) {
    let rest = bits[word];
    rest -= (rest >>> 1) & 0x55555555;
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The places of the members, ascending. */
export function* placesOf(bits: Bitmap): Generator<number> {
  for (let word = 0; word < bits.length; word += 1) {
    let rest = bits[word];
    while (rest !== 0) {
      const lowest = 31 - Math.clz32(rest & -rest);
      yield word * 32 + lowest;
      rest &= rest - 1;
    }
  }
}
