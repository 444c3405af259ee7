import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** Progress goes to standard error: standard output belongs to the command's answer. */
export function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}

/** Ends with one sentence instead of a stack. @returns {never} */
export function giveUp(/** @type {string} */ sentence, code = 1) {
  say(sentence);
  process.exit(code);
}
