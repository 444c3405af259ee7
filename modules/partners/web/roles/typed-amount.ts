import { parseMoney } from '../../../../platform/money/index.ts';

/**
 * What somebody typed as an amount, in minor units; undefined when it is none or not above zero. The last of two
 * different marks parts the decimals; one mark before three digits, or one that comes again, parts thousands.
 */
export function minorOf(text: string, currency: string): number | undefined {
  try {
    const { minor } = parseMoney(decimal(text.replaceAll(/[\s'’]/g, '')), currency);
    return minor > 0 ? minor : undefined;
  } catch {
    return undefined;
  }
}

function decimal(text: string): string {
  const marks = [...text.matchAll(/[.,]/g)].map(([mark]) => mark);
  const last = marks.at(-1);
  if (last === undefined) return text;
  const twoKinds = new Set(marks).size === 2;
  const again = marks.filter((mark) => mark === last).length > 1;
  const thousands = !twoKinds && (again || /^\d{1,3}[.,]\d{3}$/.test(text));
  const groups = thousands ? last : last === ',' ? '.' : ',';
  return text.replaceAll(groups, '').replace(',', '.');
}
