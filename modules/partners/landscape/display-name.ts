/** Words that name a part in a programme and never an organisation. */
const MARKS = new Set(['member', 'supporter', 'partner', 'sponsor']);

/**
 * The name without the marks that landscapes put behind it in brackets because every name in the
 * file must be different: "(member)", "(supporter)", the initials of the programme or tier, and
 * what the map lists besides. Other brackets, "(China)", belong to the name and stay.
 * @param standing names of the programme, tier, category and subcategory the entry stands in.
 */
export function displayName(
  sourceName: string,
  standing: readonly string[],
  extraMarks: readonly string[] = [],
): string {
  const marks = new Set([
    ...MARKS,
    ...standing.map(initials),
    ...extraMarks.map((mark) => mark.toLowerCase()),
  ]);
  let name = sourceName.trim();
  for (;;) {
    const match = /^(.+?)\s*\(([^()]+)\)$/u.exec(name);
    if (!match?.[1] || !marks.has((match[2] ?? '').trim().toLowerCase())) return name;
    name = match[1];
  }
}

function initials(text: string): string {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.length < 2
    ? text.toLowerCase()
    : words
        .map((word) => word[0])
        .join('')
        .toLowerCase();
}
