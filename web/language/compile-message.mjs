import { createHash } from 'node:crypto';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * @typedef {string | [number] | [number, 'p' | 's', Record<string, Part[]>] | [number, 't', Part[]] | ['#']} Part
 * Text, an argument, a choice by plural or by value, an element around parts, or the number of the plural around it.
 * @typedef {string | Part[]} Compiled
 */

/**
 * The short name of a message in the code and in the catalogues' files: 36 bits of its SHA-1.
 * @param {string} message in ICU MessageFormat @returns {string}
 */
export function nameOf(message) {
  return createHash('sha1').update(message).digest('base64url').slice(0, 6);
}

/**
 * Compiles a message so that the browser needs no parser.
 * @param {string} message ICU MessageFormat: `{0}`, `{0, plural, …}`, `{0, select, …}`, `<t0>…</t0>`
 * @returns {Compiled} text where it has no arguments
 * @throws {SyntaxError} where it is not in ICU MessageFormat
 */
export function compileMessage(message) {
  const parts = partsOf(parse(message, { requiresOtherClause: true }));
  if (parts.length === 0) return '';
  return parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts;
}

/** @param {any[]} elements @returns {Part[]} */
function partsOf(elements) {
  return elements.map((element) => {
    if (element.type === TYPE.literal) return element.value;
    if (element.type === TYPE.pound) return ['#'];
    if (element.type === TYPE.argument) return [Number(element.value)];
    if (element.type === TYPE.tag)
      return [Number(element.value.slice(1)), 't', partsOf(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [Number(element.value), element.type === TYPE.plural ? 'p' : 's', optionsOf(element)];
    throw new SyntaxError(`no ${TYPE[element.type]} in messages`);
  });
}

/** @param {any} element @returns {Record<string, Part[]>} */
function optionsOf(element) {
  return Object.fromEntries(
    Object.entries(element.options).map(([name, option]) => [name, partsOf(option.value)]),
  );
}

/**
 * What a translation must have in common with its message, sorted: arguments and elements, by number.
 * @param {Compiled} compiled @returns {string[]}
 */
export function argumentsOf(compiled) {
  /** @type {Set<string>} */
  const found = new Set();
  if (typeof compiled !== 'string') collect(compiled, found);
  return [...found].sort();
}

/** @param {Part[]} parts @param {Set<string>} found */
function collect(parts, found) {
  for (const part of parts) {
    if (typeof part === 'string' || part[0] === '#') continue;
    found.add(`${part[1] === 't' ? 't' : ''}${part[0]}`);
    if (part[1] === 't') collect(part[2], found);
    else if (part[1]) for (const option of Object.values(part[2])) collect(option, found);
  }
}
