/** A colour as the tokens write it: lightness 0 to 1, chroma, hue in degrees. Source: Ottosson, "A perceptual color space", 2020. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

type Linear = readonly [red: number, green: number, blue: number];

/** The brand colour as it is typed: #rrggbb, or #rgb as its short form; null for anything else. */
export function normalHex(typed: string): string | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

/**
 * The colour of an sRGB hex; greys have hue 0.
 *
 * @throws Error for what is no #rrggbb
 */
export function fromHex(hex: string): Oklch {
  const [red, green, blue] = linearOf(hex);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  const chroma = Math.hypot(a, b);
  // Below this a grey's hue is rounding noise.
  if (chroma < 0.002) return [lightness, 0, 0];
  return [lightness, chroma, ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360];
}

/** The sRGB hex of a colour; what lies outside is clipped. */
export function toHex(colour: Oklch): string {
  const digits = toLinear(colour).map((part) => {
    const light = clip(part);
    const coded = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${digits.join('')}`;
}

/** Relative luminance, 0 to 1, by WCAG 2.2. */
export function luminance(colour: Oklch | string): number {
  const [red, green, blue] = typeof colour === 'string' ? linearOf(colour) : toLinear(colour);
  return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
}

/** Contrast of two colours, 1 to 21, by WCAG 2.2; their order does not matter. */
export function contrast(one: Oklch | string, other: Oklch | string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * The nearest colour of the same hue and lightness that a screen can show, in the digits in which
 * tokens are written: what is measured is what is shown.
 */
export function shown([lightness, chroma, hue]: Oklch): Oklch {
  const light = round(Math.min(1, Math.max(0, lightness)), 1000);
  const turned = round(hue, 10) % 360;
  const fits = (amount: number) =>
    toLinear([light, amount, turned]).every((part) => part > -0.0005 && part < 1.0005);
  let [low, high] = [0, chroma];
  if (fits(chroma)) low = chroma;
  else
    for (let step = 0; step < 14; step++) {
      const middle = (low + high) / 2;
      if (fits(middle)) low = middle;
      else high = middle;
    }
  return [light, Math.floor(low * 1000) / 1000, turned];
}

/** `oklch(0.42 0.073 212)` */
export function written([lightness, chroma, hue]: Oklch): string {
  return `oklch(${lightness} ${chroma} ${hue})`;
}

function toLinear([lightness, chroma, hue]: Oklch): Linear {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

function linearOf(hex: string): Linear {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!found) throw new Error(`${hex} is no colour such as #0f6674.`);
  const part = (digits = '00') => {
    const coded = Number.parseInt(digits, 16) / 255;
    return coded <= 0.04045 ? coded / 12.92 : ((coded + 0.055) / 1.055) ** 2.4;
  };
  return [part(found[1]), part(found[2]), part(found[3])];
}

function clip(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
