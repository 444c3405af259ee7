import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { rewrite } from './rewrite.mjs';

/** Whether a file's words are shown on a desk. @param {string} path from the checkout's top */
export function isDeskSource(path) {
  if (!/\.tsx?$/.test(path) || /\.test\.tsx?$|\.d\.ts$/.test(path)) return false;
  return /^web\/(client|shell|ui|charts)\/|^app\/(screens\.tsx|web\/)|^modules\/[^/]+\/web\/(?!pages\/)/.test(
    path,
  );
}

/** Which catalogue holds a file's words: partners do not load those of the vendor's desk. @param {string} path */
export function catalogueOf(path) {
  return /\/vendor\/|\/vendor\.tsx$/.test(path) ? 'vendor' : 'partner';
}

/**
 * Every message of the desk and the places that say it.
 * @param {string} top the checkout
 * @returns {Map<string, { places: string[], catalogue: 'partner' | 'vendor' }>}
 */
export function messagesOfDesk(top) {
  /** @type {Map<string, { places: string[], catalogue: 'partner' | 'vendor' }>} */
  const found = new Map();
  for (const path of deskSources(top)) {
    for (const { message, line } of rewrite(readFileSync(join(top, path), 'utf8'), path).found) {
      const known = found.get(message) ?? { places: [], catalogue: 'vendor' };
      known.places.push(`${path}:${line}`);
      if (catalogueOf(path) === 'partner') known.catalogue = 'partner';
      found.set(message, known);
    }
  }
  return found;
}

/** @param {string} top @returns {string[]} */
export function deskSources(top) {
  return ['web', 'app', 'modules']
    .flatMap((folder) =>
      readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.split(sep).join('/')}`,
      ),
    )
    .filter(isDeskSource)
    .sort();
}

/** @param {string} top @param {string} file */
export function pathOf(top, file) {
  return relative(top, file).split(sep).join('/');
}
