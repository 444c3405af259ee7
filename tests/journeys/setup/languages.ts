import { readFileSync } from 'node:fs';
import { interpreter } from '../../../platform/language/interpreter.ts';
import type { Interpreter, Translations } from '../../../platform/language/interpreter.ts';

const made = new Map<string, Interpreter>();

/** An English text of a screen or a page as its catalogues say it. */
export function saidIn(language: string, english: string): string {
  const say = made.get(language) ?? interpreter(allOf(language), language);
  made.set(language, say);
  return say(english);
}

function allOf(language: string): Translations {
  const [desk, server] = ['web/language', 'platform/language'].map(
    (folder) =>
      JSON.parse(
        readFileSync(
          new URL(`../../../${folder}/catalogues/${language}.json`, import.meta.url),
          'utf8',
        ),
      ) as Translations, // held to its shape by tests/language
  );
  return { ...server, ...desk };
}
