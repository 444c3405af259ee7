/**
 * Formula injection: a spreadsheet runs a cell that begins with one of these characters, so a
 * partner could plant a formula in a name and have the vendor's spreadsheet run it (OWASP, "CSV
 * Injection"). The full-width and small forms are here because some readers fold them to ASCII.
 *
 * The law: a text that would be read as a formula is written with one apostrophe in front, and so
 * is a text that already has apostrophes in front of such a character. The reader takes one
 * apostrophe away in exactly those cases, so `restored(neutralised(text)) === text` for every text.
 *
 * A plain negative number (`-12.5`, `-1e-7`) is left alone: it stays a number in a spreadsheet and
 * can run nothing. A leading plus is not a plain number; `+49170…` is a telephone number, and as
 * text it keeps its plus.
 */
const STARTERS = '=+\\-@\\t\\r\\n＝＋－＠﹦﹢﹣﹫−';
/** Blanks and invisible characters that readers may trim before they look. */
const INVISIBLE = '[\\s\\u00AD\\u180E\\u200B-\\u200F\\u2060\\uFEFF\\0]*';

const FORMULA = new RegExp(`^'*${INVISIBLE}[${STARTERS}]`, 'u');
const NEUTRALISED = new RegExp(`^'+${INVISIBLE}[${STARTERS}]`, 'u');
const PLAIN_NUMBER = /^-\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** The text as it may stand in a file that a spreadsheet opens. */
export function neutralised(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** The text that `neutralised` was given. */
export function restored(cell: string): string {
  return cell.charCodeAt(0) === 39 && NEUTRALISED.test(cell) ? cell.slice(1) : cell;
}
