/**
 * Letters whose case does not matter: A to Z and the capitals of Latin-1, Latin Extended-A, Greek and Cyrillic
 * that have exactly one small letter. The table is ours, so that JavaScript and PostgreSQL under any collation
 * and Unicode version fold alike; every other character counts as it is. `capitals[i]` folds to `smalls[i]`.
 */
export const { capitals, smalls } = letterCases([
  [0xc0, 0x17f],
  [0x386, 0x3ab],
  [0x400, 0x42f],
]);

const foldedUnits = Uint16Array.from({ length: 0x430 }, (_, unit) => {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  const place = capitals.indexOf(String.fromCharCode(unit));
  return place < 0 ? unit : smalls.charCodeAt(place);
});

/** The text with its capitals made small. Length and places of all characters stay the same. */
export function foldText(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1)
    folded += String.fromCharCode(foldUnit(text.charCodeAt(at)));
  return folded;
}

/** Whether `text` is `folded` but for the case of letters; `folded` comes from {@link foldText}. Allocates nothing. */
export function isFolded(text: string, folded: string): boolean {
  return text.length === folded.length && matchesAt(text, folded, 0);
}

export function startsWithFolded(text: string, folded: string): boolean {
  return text.length >= folded.length && matchesAt(text, folded, 0);
}

export function containsFolded(text: string, folded: string): boolean {
  const last = text.length - folded.length;
  for (let at = 0; at <= last; at += 1) if (matchesAt(text, folded, at)) return true;
  return false;
}

/** Whether two texts differ in nothing but the case of letters; neither needs to be folded before. */
export function sameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1)
    if (foldUnit(left.charCodeAt(at)) !== foldUnit(right.charCodeAt(at))) return false;
  return true;
}

/** Whether `part` lies in `text` at its start, or anywhere, but for the case of letters. */
export function holdsText(text: string, part: string, onlyAtStart: boolean): boolean {
  const last = onlyAtStart ? Math.min(0, text.length - part.length) : text.length - part.length;
  for (let start = 0; start <= last; start += 1) {
    let at = 0;
    while (
      at < part.length &&
      foldUnit(text.charCodeAt(start + at)) === foldUnit(part.charCodeAt(at))
    )
      at += 1;
    if (at === part.length) return true;
  }
  return false;
}

function matchesAt(text: string, folded: string, start: number): boolean {
  for (let at = 0; at < folded.length; at += 1)
    if (foldUnit(text.charCodeAt(start + at)) !== folded.charCodeAt(at)) return false;
  return true;
}

function foldUnit(unit: number): number {
  return unit < 0x430 ? foldedUnits[unit] : unit;
}

function letterCases(ranges: readonly (readonly [number, number])[]) {
  let capitals = '';
  let smalls = '';
  for (const [first, last] of ranges)
    for (let unit = first; unit <= last; unit += 1) {
      const capital = String.fromCharCode(unit);
      const small = capital.toLowerCase();
      if (small === capital || small.length !== 1) continue;
      capitals += capital;
      smalls += small;
    }
  return { capitals, smalls };
}
