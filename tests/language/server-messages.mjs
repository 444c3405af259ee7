import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseSync } from 'vite';
import { stretchesOf } from '../../platform/language/html-runs.ts';
import { rewrite } from '../../web/language/rewrite.mjs';

// What nobody reads on a screen, a page or in a mail: commands, developers' own errors, samples.
const unread = new RegExp(
  [
    '\\.test\\.|\\.d\\.ts$',
    '^app/(commands|seed|demonstration|docs|cli|arguments|entrances|verification|export)',
    '^platform/(database|jobs|language|journal|money)/',
    '^platform/(mail/compile|files/columns/(header-words|dates)|access/shapes)',
    '^platform/conditions/(arbitraries|sentence-reader|parse|values|catalogue|order|query-string|shape)',
    '^platform/decisions/policy-(contract|reading|store|rules)',
    // The binding text of an agreement is what was accepted, word for word: it is not said otherwise.
    '/agreements/default-agreement|/test-applicants|/landscape/(read-yaml|yaml-nodes)',
    '/(cast|policy-check|path-check|agreement-check|contract|store|schema|openapi|[a-z-]*oracle)\\.ts$',
  ].join('|'),
);
const desk = /^app\/(screens\.tsx|web\/)|\/web\/(?!pages\/|words\.ts$)/;

/**
 * Every sentence that the server says in an answer, on a page or in a mail, and the first place of each.
 * @param {string} top the checkout @returns {Map<string, string>}
 */
export function messagesOfServer(top) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const add = (/** @type {string} */ message, /** @type {string} */ place) => {
    if (isSaid(message) && !found.has(message)) found.set(message, place);
  };
  for (const path of serverSources(top)) {
    const source = readFileSync(join(top, path), 'utf8');
    for (const { message, line } of rewrite(source, path).found) add(message, `${path}:${line}`);
    for (const message of inPages(source, path)) add(message, path);
  }
  for (const [message, place] of inMails(top)) add(message, place);
  return found;
}

/** @param {string} message */
function isSaid(message) {
  const words = message.replaceAll(/\{[^{}]*\}/g, ' ');
  return (
    /\p{L}{2}/u.test(words) &&
    !/^\s*(select|insert|update|delete|with|create|grant|alter|set|lock)\b[\s\S]*\b(from|into|set|as|table|on)\b/.test(
      message,
    ) &&
    !/<!doctype|<\/?(svg|path|td|div)/i.test(message)
  );
}

/** @param {string} top @returns {string[]} */
function serverSources(top) {
  return ['app', 'modules', 'platform']
    .flatMap((folder) =>
      readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.split(sep).join('/')}`,
      ),
    )
    .filter((path) => path.endsWith('.ts') && !unread.test(path) && !desk.test(path))
    .sort();
}

/** The runs of words in templates of HTML. @param {string} source @param {string} path @returns {string[]} */
function inPages(source, path) {
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {any} */ node) => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    if (!node || typeof node.type !== 'string') return;
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'html') {
      const text = node.quasi.quasis
        .map(
          (/** @type {any} */ quasi, /** @type {number} */ at) =>
            (at ? placeOf(node.quasi.expressions[at - 1], at - 1) : '') +
            (quasi.value.cooked ?? ''),
        )
        .join('');
      found.push(...runsOf(text));
    }
    for (const value of Object.values(node)) if (value && typeof value === 'object') visit(value);
  };
  visit(parseSync(path, source).program);
  return found;
}

/** Where a value stands; a drawing that is put in raw is none of the words. @param {any} expression @param {number} at */
function placeOf(expression, at) {
  return expression.type === 'CallExpression' && expression.callee.name === 'raw' ? '' : `{${at}}`;
}

/** @param {string} html with `{0}` where values stand @returns {string[]} */
function runsOf(html) {
  return stretchesOf(html).flatMap((stretch) => {
    const shown = ('kept' in stretch ? [stretch.kept] : [stretch.before, ...stretch.tags]).flatMap(
      (text) =>
        [
          ...text.matchAll(/\s(?:alt|title|placeholder|aria-label|aria-description)="([^"]+)"/g),
        ].map(([, value]) => renumbered(value ?? '')),
    );
    return 'kept' in stretch ? shown : [...shown, renumbered(decoded(stretch.words))];
  });
}

/** Arguments by their order in the message. @param {string} message */
function renumbered(message) {
  /** @type {string[]} */
  const order = [];
  return message.replaceAll(/\{(\w+)\}/g, (_, name) => {
    if (!order.includes(name)) order.push(name);
    return `{${order.indexOf(name)}}`;
  });
}

/** @param {string} text */
function decoded(text) {
  return text
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', "'<'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** @param {string} top @returns {[string, string][]} */
function inMails(top) {
  const compiled = JSON.parse(
    readFileSync(join(top, 'platform/mail/compiled/templates.json'), 'utf8'),
  );
  return Object.entries(compiled).flatMap(([name, template]) => {
    const { subject, text, html } = /** @type {{ subject: string, text: string, html: string }} */ (
      template
    );
    const lines = [subject, ...text.split('\n')].map((line) => renumbered(slots(line.trim())));
    const place = `mail ${name}`;
    return [...lines, ...runsOf(slots(html))].map(
      (message) => /** @type {[string, string]} */ ([message, place]),
    );
  });
}

/** @param {string} text */
function slots(text) {
  return text.replaceAll(/\{\{(\w+)\}\}/g, '{$1}');
}
