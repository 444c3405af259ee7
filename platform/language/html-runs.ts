/** A stretch of an HTML text: what is kept as it stands, or a run of words with the elements within its sentence. */
export type Stretch =
  | { kept: string }
  | { before: string; words: string; after: string; tags: string[] };

const inline = /^<\/?(a|abbr|b|bdi|br|code|em|i|kbd|mark|q|small|span|strong|sub|sup|time|u)\b/i;
const silent = /^<(script|style|svg|pre|textarea|code)\b/i;

/**
 * Divides HTML of our own making into runs of words and what stands between. Elements within a sentence become `<t0>`,
 * `</t0>` and so on, in their order, so that a run reads like a message of the catalogues.
 */
export function stretchesOf(source: string): Stretch[] {
  const pieces: string[] = source.match(/<!--[\s\S]*?-->|<[^>]*>|[^<]+/g) ?? [];
  const found: Stretch[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) found.push(stretchOf(run));
    run = [];
  };
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? '';
    const name = silent.exec(piece)?.[1];
    if (name && !piece.endsWith('/>')) {
      const end = pieces.indexOf(`</${name}>`, at);
      flush();
      found.push({ kept: pieces.slice(at, end === -1 ? at + 1 : end + 1).join('') });
      if (end !== -1) at = end;
    } else if (piece.startsWith('<') && !inline.test(piece)) {
      flush();
      found.push({ kept: piece });
    } else run.push(piece);
  }
  flush();
  return found;
}

/** A run whose tags have become signs; elements that open or close around all of it stay outside. */
function stretchOf(pieces: string[]): Stretch {
  if (!pieces.some((piece) => !piece.startsWith('<') && /\p{L}{2}/u.test(piece)))
    return { kept: pieces.join('') };
  const { open, close } = aroundOf(pieces);
  const within = pieces.slice(open, pieces.length - close);
  const tags: string[] = [];
  const stack: number[] = [];
  let words = '';
  for (const piece of within) {
    const opened = piece.startsWith('</') ? stack.pop() : undefined;
    if (!piece.startsWith('<')) words += piece;
    else if (opened !== undefined) words += `</t${opened}>`;
    else {
      const number = tags.push(piece) - 1;
      // A line break, or the end of what opened before this run, stands alone.
      const alone = /^<(br\b|\/)/i.test(piece);
      if (!alone) stack.push(number);
      words += alone ? `<t${number}/>` : `<t${number}>`;
    }
  }
  const [, left = '', text = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  return {
    before: pieces.slice(0, open).join('') + left,
    words: text.replaceAll(/\s+/g, ' '),
    after: right + pieces.slice(pieces.length - close).join(''),
    tags,
  };
}

/** How many tags at both ends belong to no words of the run, or hold all of it. */
function aroundOf(pieces: string[]): { open: number; close: number } {
  let open = 0;
  let close = 0;
  const isTag = (piece: string | undefined) => piece?.startsWith('<') === true;
  while (
    isTag(pieces[open]) &&
    isTag(pieces.at(-1 - close)) &&
    holds(pieces.slice(open, pieces.length - close))
  ) {
    open += 1;
    close += 1;
  }
  return { open, close };
}

/** Whether the first tag's end is the last piece. */
function holds(pieces: string[]): boolean {
  let depth = 0;
  for (const [at, piece] of pieces.entries()) {
    if (!piece.startsWith('<') || /^<br\b/i.test(piece)) continue;
    depth += piece.startsWith('</') ? -1 : 1;
    if (depth === 0) return at === pieces.length - 1;
  }
  return false;
}

/** A run with its own tags again; a translation that lost or made up one gets none. */
export function withTags(words: string, tags: readonly string[]): string {
  return words.replaceAll(/<(\/?)t(\d+)(\/?)>/g, (_, slash: string, number: string) => {
    const tag = tags[Number(number)];
    if (!tag) return '';
    return slash ? `</${/^<(\w+)/.exec(tag)?.[1] ?? 'span'}>` : tag;
  });
}
