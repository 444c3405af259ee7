/** Drawing alone: nothing that runs, loads, embeds, or styles what lies around it. */
const elements = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan defs linearGradient radialGradient stop clipPath mask title desc'.split(
    ' ',
  ),
);
const attributes = new Set(
  `id class version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points dx dy
  transform fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset stroke-opacity opacity color display visibility clip-path clip-rule mask
  gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity clipPathUnits maskUnits
  maskContentUnits font-family font-size font-weight font-style letter-spacing text-anchor role aria-label
  aria-hidden focusable xml:space xmlns xmlns:xlink baseProfile enable-background shape-rendering`.split(
    /\s+/,
  ),
);
const names = ['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink'];

const head = /^\uFEFF?(?:\s|<\?xml\s[^?<>]*\?>|<!--(?:[^-]|-(?!-))*-->|<!DOCTYPE\s[^[\]<>]*>)*/;
const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const between = /(?:[^<]|<!--(?:[^-]|-(?!-))*-->)*/y;

/**
 * Reads an SVG by an allow-list; what is not on it is named, never taken out: a drawing that is
 * changed in secret is not the one that was sent.
 *
 * @returns the first part that is not taken, or null when all of it is
 */
export function faultOfSvg(source: string): string | null {
  let position = head.exec(source)?.[0].length ?? 0;
  const open: string[] = [];
  let roots = 0;
  for (;;) {
    between.lastIndex = position;
    const gap = between.exec(source)?.[0] ?? '';
    position += gap.length;
    if (open.length === 0 && /\S/.test(gap.replaceAll(/<!--[\s\S]*?-->/g, '')))
      return 'text outside of the drawing';
    if (position === source.length) break;
    tag.lastIndex = position;
    const found = tag.exec(source);
    if (!found) return `what begins with ${source.slice(position, position + 20)}`;
    const [whole, isEnd, name = '', given = '', isEmpty] = found;
    position += whole.length;
    if (isEnd) {
      if (open.pop() !== name) return `an end of <${name}> without its beginning`;
      continue;
    }
    if (open.length === 0 && (name !== 'svg' || ++roots > 1)) return `<${name}> as a root`;
    const fault = faultOfElement(name, given);
    if (fault) return fault;
    if (!isEmpty) open.push(name);
  }
  if (roots === 0) return 'a file without a drawing';
  return open.length > 0 ? `<${open.at(-1)}> without its end` : null;
}

function faultOfElement(name: string, given: string): string | null {
  if (!elements.has(name)) return `<${name}>`;
  for (const [, key = '', quoted = ''] of given.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g))
    if (!attributes.has(key) || !isPlain(key, quoted.slice(1, -1))) return `${key} of <${name}>`;
  return null;
}

function isPlain(key: string, value: string): boolean {
  if (key.startsWith('xmlns')) return names.includes(value);
  if (key === 'aria-label') return true;
  // An address may only point into the drawing itself, and no escape may hide one.
  return !/[&\\@]|:\s*\/\/|script/i.test(value) && !/url\((?!#[\w-]+\))/i.test(value);
}
