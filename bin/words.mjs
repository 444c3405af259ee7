// What the catalogues lack, and a way to fill them.
//
//   node bin/words.mjs                 prints, as JSON, every message without its translations
//   node bin/words.mjs words.json      takes them in: {"desk": {MESSAGE: {"de": …, "es": …}}, "server": {…}}
//
// Translations of messages that nobody says any more are dropped.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagesOfServer } from '../tests/language/server-messages.mjs';
import { messagesOfDesk } from '../web/language/sources.mjs';
import { checkout } from './launch/checkout.mjs';

/** @typedef {Record<string, string>} Texts */
/** @typedef {Record<string, Texts>} Words by message, then by language */

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
const top = `${checkout}/`;
const speakers = [
  { name: 'desk', folder: 'web/language', messages: messagesOfDesk(top) },
  { name: 'server', folder: 'platform/language', messages: messagesOfServer(top) },
];

const given = process.argv[2] === undefined ? {} : read(process.argv[2]);
const lacking = Object.fromEntries(
  speakers.map((speaker) => [speaker.name, fill(speaker, given[speaker.name] ?? {})]),
);
console.log(JSON.stringify(lacking, null, 1));

/** @returns {Words} what is still to be translated */
function fill(
  /** @type {(typeof speakers)[0]} */ { folder, messages },
  /** @type {Words} */ words,
) {
  const left = new Set(read(join(checkout, folder, 'left-in-english.json')));
  const wanted = [...messages.keys()].filter((message) => !left.has(message));
  /** @type {Words} */
  const missing = {};
  for (const file of readdirSync(join(checkout, folder, 'catalogues'))) {
    const path = join(checkout, folder, 'catalogues', file);
    const language = file.slice(0, -'.json'.length);
    const said = read(path);
    /** @type {Texts} */
    const kept = {};
    for (const message of wanted.toSorted()) {
      const text = words[message]?.[language] ?? said[message];
      if (text) kept[message] = text;
      else (missing[message] ??= {})[language] = '';
    }
    if (process.argv[2] !== undefined) writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`);
  }
  return missing;
}
