import { readFileSync } from 'node:fs';
import { stretchesOf, withTags } from './html-runs.ts';
import { interpreter } from './interpreter.ts';
import type { Interpreter, Translations } from './interpreter.ts';
import { directionOf, languageOf } from './languages.ts';
import type { Language } from './languages.ts';

const interpreters = new Map<Language, Interpreter>();

/** The interpreter of a language, read from its catalogue when it is first asked for. */
export function interpreterOf(language: Language): Interpreter {
  const known = interpreters.get(language);
  if (known) return known;
  const file = new URL(`catalogues/${language}.json`, import.meta.url);
  const made = interpreter(JSON.parse(readFileSync(file, 'utf8')) as Translations, language); // held to its shape by catalogues.test.ts
  interpreters.set(language, made);
  return made;
}

// Where the product speaks in its answers. Names, notes and statements are people's own words and stay so.
const spoken = new Set([
  'title',
  'detail',
  'message',
  'text',
  'explanation',
  'label',
  'sentence',
  'summary',
  'summaryText',
  'hint',
  'says',
  'mend',
  'lacks',
  'why',
  'reasons',
  'told',
  'expected',
]);
const named = new Set(['parts', 'facts', 'values', 'errors', 'kinds']);
// What is edited and sent back comes as it is stored.
const stored = new Set([
  'document',
  'draft',
  'definition',
  'body',
  'clauses',
  'statement',
  'content',
  'subject',
  'notes',
]);

/** An answer of the API in the language its request asks for; the very same one for English. */
export async function answerInLanguage(request: Request, response: Response): Promise<Response> {
  const language = languageOf(request);
  if (
    language === null ||
    !/json/.test(response.headers.get('content-type') ?? '') ||
    response.body === null
  )
    return response;
  const say = interpreterOf(language);
  const value: unknown = JSON.parse(await response.text());
  const headers = new Headers(response.headers);
  headers.append('vary', 'accept-language, cookie');
  headers.set('content-language', language);
  headers.delete('content-length');
  return new Response(JSON.stringify(saidIn(value, say, '', '')), {
    status: response.status,
    headers,
  });
}

function saidIn(value: unknown, say: Interpreter, key: string, parent: string): unknown {
  if (typeof value === 'string')
    return spoken.has(key) || (key === 'name' && named.has(parent))
      ? sentencesSaid(value, say)
      : value;
  if (Array.isArray(value))
    return value.map((one) => saidIn(one, say, key, typeof one === 'object' ? key : parent));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      stored.has(name) ? one : saidIn(one, say, name, key),
    ]),
  );
}

/** A page of the server in a language: its words, its shown attributes, and the direction of its lines. */
export function pageInLanguage(html: string, language: Language): string {
  const say = interpreterOf(language);
  return htmlSaid(html, say).replace(
    /<html lang="en"( dir="auto")?/,
    `<html lang="${language}" dir="${directionOf(language)}"`,
  );
}

/** Words of HTML, said by an interpreter; tags and names stay. */
export function htmlSaid(html: string, say: Interpreter): string {
  return stretchesOf(html)
    .map((stretch) => {
      if ('kept' in stretch) return attributesSaid(stretch.kept, say);
      const tags = stretch.tags.map((tag) => attributesSaid(tag, say));
      return (
        attributesSaid(stretch.before, say) +
        withTags(wordsSaid(stretch.words, say), tags) +
        stretch.after
      );
    })
    .join('');
}

function wordsSaid(words: string, say: Interpreter): string {
  // Somebody's name reads like our sign of an element: nothing is changed around it.
  if (/&(lt|#60|#x3c);\/?t\d/i.test(words)) return words;
  const whole = say(decoded(words));
  if (whole !== decoded(words)) return encoded(whole);
  // No message for the sentence as it stands: its parts, one by one.
  return words.replaceAll(/[^<>]+(?=<|$)/g, (part) => {
    const [, left = '', text = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part) ?? [];
    if (text === '' || /^\/?t\d+\/?$/.test(text)) return part;
    const said = sentencesSaid(decoded(text), say);
    return said === decoded(text) ? part : left + encoded(said) + right;
  });
}

/** A text as one message, else each of its sentences. */
function sentencesSaid(text: string, say: Interpreter): string {
  const whole = say(text);
  if (whole !== text) return whole;
  return text
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => say(sentence))
    .join(' ');
}

function attributesSaid(tag: string, say: Interpreter): string {
  return tag.replaceAll(
    /(\s(?:alt|title|placeholder|aria-label|aria-description)=")([^"]+)(")/g,
    (all, before: string, text: string, after: string) => {
      const said = say(decoded(text));
      return said === decoded(text)
        ? all
        : before + encoded(said).replaceAll('"', '&quot;') + after;
    },
  );
}

function decoded(text: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
  return text.replaceAll(
    /&(?:#(\d+)|(\w+));/g,
    (all, code: string | undefined, name: string | undefined) =>
      code ? String.fromCodePoint(Number(code)) : ((name && signs[name]) ?? all),
  );
}

/** Text for HTML again; the signs of elements within a sentence stay. */
function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll(/<(?!\/?t\d+\/?>)/g, '&lt;');
}
