/** Where a number stands in a text, as a whole one; null when it does not, or several times. */
export function tokenAt(text: string, number: string): number | null {
  const escaped = number.replaceAll('.', '\\.');
  const found = [...text.matchAll(new RegExp(`(?<![\\d.,])${escaped}(?![\\d]|[.,]\\d)`, 'g'))];
  return found.length === 1 ? (found[0]?.index ?? null) : null;
}

/** A text cut at the numbers that stand in it once: words, and at which of the numbers. */
export function cutAt(text: string, numbers: readonly (string | null)[]): (string | number)[] {
  const places = numbers
    .map((number, index) => ({
      index,
      number: number ?? '',
      at: number ? tokenAt(text, number) : null,
    }))
    .filter((place): place is typeof place & { at: number } => place.at !== null)
    .toSorted((one, other) => one.at - other.at);
  const parts: (string | number)[] = [];
  let from = 0;
  for (const { index, number, at } of places) {
    if (at < from) continue;
    parts.push(text.slice(from, at), index);
    from = at + number.length;
  }
  return [...parts, text.slice(from)];
}
