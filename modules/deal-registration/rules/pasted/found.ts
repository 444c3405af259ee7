/** A value that was read, and the words of the text that say it, so that they can be marked. */
export type Found<Value> = { readonly value: Value; readonly text: string };

export function found<Value>(value: Value, text: string): Found<Value> {
  return { value, text };
}

/** The rest of the first line that begins with one of these labels, as in "Company: Alpine Ski House". */
export function labelled(lines: readonly string[], labels: readonly string[]): string | undefined {
  const form = new RegExp(`^\\s*[*•-]?\\s*(?:${labels.join('|')})\\s*[:：]\\s*(\\S.*)$`, 'i');
  for (const line of lines) {
    const rest = form.exec(line)?.[1]?.trim();
    if (rest) return rest;
  }
  return undefined;
}

/** Letters and digits alone, without accents and case: "Alpine Ski House" → "alpineskihouse". */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
