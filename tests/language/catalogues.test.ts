import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languages } from '../../platform/language/languages.ts';
import { argumentsOf, compileMessage } from '../../web/language/compile-message.mjs';
import { messagesOfDesk } from '../../web/language/sources.mjs';
import { messagesOfServer } from './server-messages.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(`${top}${path}`, 'utf8'));

const speakers = [
  { speaker: 'the desk', folder: 'web/language', messages: [...messagesOfDesk(top).keys()] },
  {
    speaker: 'the server',
    folder: 'platform/language',
    messages: [...messagesOfServer(top).keys()],
  },
];

describe.each(speakers)('what $speaker says', ({ folder, messages }) => {
  const left = new Set(read(`${folder}/left-in-english.json`) as string[]); // a list of messages

  test('is found', () => {
    expect(messages.length).toBeGreaterThan(1000);
  });

  test.each(languages)(
    'is said in %s, all of it and nothing that nobody says any more',
    (language) => {
      const said = Object.keys(read(`${folder}/catalogues/${language}.json`) as object); // an object of texts
      expect(messages.filter((message) => !left.has(message) && !said.includes(message))).toEqual(
        [],
      );
      expect(said.filter((message) => !messages.includes(message))).toEqual([]);
    },
  );

  test.each(languages)('keeps in %s its arguments, elements and ways of counting', (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const catalogue = read(`${folder}/catalogues/${language}.json`) as Record<string, string>; // an object of texts
    const wrong = Object.entries(catalogue).filter(([english, translation]) => {
      const kept =
        argumentsOf(compileMessage(english)).join() ===
        argumentsOf(compileMessage(translation)).join();
      const plurals = translation.includes(', plural,');
      return (
        !kept ||
        (plurals && !categories.every((one) => new RegExp(`\\b${one} \\{`).test(translation)))
      );
    });
    expect(wrong).toEqual([]);
  });
});
