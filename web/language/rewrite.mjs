import { parseSync } from 'vite';
import { Message, isOfSentence } from './message.mjs';
import { hasWords, isNoWord, isProse, isProseOf, isSentence, isSilent, says } from './prose.mjs';

/**
 * @typedef {any} Node an ESTree node with `start` and `end`
 * @typedef {{ start: number, end: number, text: string }} Edit
 * @typedef {{ message: string, line: number }} Found
 * @typedef {{ source: string, file: string, found: Found[], say: boolean, show: boolean, parents: Map<Node, Node>, code: (node: Node) => string }} Work
 */

/**
 * Finds the words a reader sees and has them looked up in the reader's language.
 * @param {string} source TypeScript with or without JSX
 * @param {string} file its path, which also tells the dialect
 * @returns {{ code: string, found: Found[], say: boolean, show: boolean }} the same code, English standing beside each look-up
 */
export function rewrite(source, file) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  /** @type {Work} */
  const work = {
    source,
    file,
    found: [],
    say: false,
    show: false,
    parents: new Map(),
    code: (node) => apply(work, node, edits(work, node)),
  };
  const code = apply(work, program, edits(work, program));
  return { code, found: work.found, say: work.say, show: work.show };
}

/** The edits within a node, outermost first. @param {Work} work @param {Node} node @returns {Edit[]} */
function edits(work, node) {
  if (!node || typeof node.type !== 'string' || isTypeOnly(node)) return [];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') return ofElement(work, node);
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') {
    const edit = ofText(work, node);
    if (edit) return [edit];
  }
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const edit = node.type === 'NewExpression' ? ofIntl(work, node) : ofLocaleCall(work, node);
    if (edit) return edit;
  }
  return children(node).flatMap((child) => {
    work.parents.set(child, node);
    return edits(work, child);
  });
}

/** @param {Node} node @returns {Node[]} */
function children(node) {
  /** @type {Node[]} */
  const found = [];
  for (const [name, value] of Object.entries(node)) {
    if (
      name === 'typeAnnotation' ||
      name === 'returnType' ||
      name === 'typeParameters' ||
      name === 'typeArguments'
    )
      continue;
    if (Array.isArray(value))
      found.push(...value.filter((one) => one && typeof one.type === 'string'));
    else if (value && typeof value === 'object' && typeof value.type === 'string')
      found.push(value);
  }
  return found;
}

/** @param {Node} node */
function isTypeOnly(node) {
  if (/^TS(As|Satisfies|NonNull|Instantiation)/.test(node.type)) return false;
  return /^TS|^Import|^Export(All)/.test(node.type) && node.type !== 'ImportExpression';
}

/** @param {Work} work @param {Node} node @param {Edit[]} list */
function apply(work, node, list) {
  let text = '';
  let at = node.start;
  for (const edit of list.toSorted((a, b) => a.start - b.start)) {
    text += work.source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + work.source.slice(at, node.end);
}

// — Strings and templates —

/** @param {Work} work @param {Node} node @returns {Edit | undefined} */
function ofText(work, node) {
  const text = node.type === 'Literal' ? node.value : roughly(node);
  if (typeof text !== 'string' || !isWorded(node) || !hasWords(text) || !stands(work, node, text))
    return undefined;
  const message = new Message(work);
  message.value(node);
  return { start: node.start, end: node.end, text: message.call('say', isAttribute(work, node)) };
}

/** @param {Node} node */
function roughly(node) {
  const between = (/** @type {Node} */ one) => {
    if (one?.type !== 'ConditionalExpression') return 'X';
    const first = one.consequent;
    return first.type === 'Literal' && typeof first.value === 'string' ? first.value : 'X';
  };
  return node.quasis
    .map(
      (/** @type {Node} */ one, /** @type {number} */ at) =>
        (one.value.cooked ?? '') + (one.tail ? '' : between(node.expressions[at])),
    )
    .join('');
}

/** Whether a template has words of its own, not only signs and units between its values. @param {Node} node */
function isWorded(node) {
  if (node.type === 'Literal') return true;
  const own = node.quasis.map((/** @type {Node} */ one) => one.value.cooked ?? '').join(' ');
  const units = /(^|\s)(px|rem|em|ms|s)(?=\s|$)/g;
  return hasWords(own.replaceAll(units, ' ')) || node.expressions.some(isChoiceOfWords);
}

/** @param {Node} node */
function isChoiceOfWords(node) {
  if (node.type !== 'ConditionalExpression') return false;
  return [node.consequent, node.alternate].every(
    ({ value }) => typeof value === 'string' && hasWords(value),
  );
}

/** @param {Work} work @param {Node} node */
function isAttribute(work, node) {
  return work.parents.get(node)?.type === 'JSXAttribute';
}

/** Whether a string stands where a reader sees it. @param {Work} work @param {Node} node @param {string} text */
function stands(work, node, text) {
  let child = node;
  for (let up = work.parents.get(node); up; child = up, up = work.parents.get(up)) {
    if (up.type === 'JSXAttribute') return isProseOf(attributeName(up), text);
    if (up.type === 'Property' || up.type === 'PropertyDefinition') {
      if (up.key === child) return false;
      const name = up.key.name ?? String(up.key.value ?? '');
      return isWordsFile(work.file)
        ? hasWords(text) && !/^[a-z]+[A-Z]/.test(text) && !isNoWord(name, text)
        : isProseOf(name, text);
    }
    if (up.type === 'BinaryExpression' && up.operator !== '+') return false;
    if (up.type === 'SwitchCase' && up.test === child) return false;
    if (up.type === 'MemberExpression' || up.type === 'TaggedTemplateExpression') return false;
    if (up.type === 'CallExpression' || up.type === 'NewExpression') {
      const called = up.callee.property?.name ?? up.callee.name ?? '';
      return (
        up.callee !== child && !isSilent(called) && (says(called) ? isProse : isSentence)(text)
      );
    }
    if (
      /^(JSXExpressionContainer|BlockStatement|ReturnStatement|ArrowFunctionExpression|VariableDeclarator)$/.test(
        up.type,
      )
    ) {
      if (up.type === 'JSXExpressionContainer') continue;
      return isProse(text);
    }
    if (/Function|Statement|Program/.test(up.type)) return isProse(text);
  }
  return false;
}

/** @param {Node} attribute */
function attributeName(attribute) {
  const { name } = attribute;
  return name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : name.name;
}

/** @param {string} file */
function isWordsFile(file) {
  return file.endsWith('/words.ts');
}

/** Numbers are written in the reader's language. @param {Work} work @param {Node} node @returns {Edit[] | undefined} */
function ofLocaleCall(work, node) {
  const { callee } = node;
  if (
    callee.type !== 'MemberExpression' ||
    !/^toLocale(Date|Time)?String$/.test(callee.property?.name ?? '')
  )
    return undefined;
  const [first] = node.arguments;
  if (first && !(first.type === 'Identifier' && first.name === 'undefined')) return undefined;
  work.say = true;
  work.parents.set(callee, node);
  const before = edits(work, callee);
  return first
    ? [...before, { start: first.start, end: first.end, text: '__locale' }]
    : [...before, { start: node.end - 1, end: node.end, text: '__locale)' }];
}

/** Names of countries and languages, lists and dates are those of the reader's language. @param {Work} work @param {Node} node @returns {Edit[] | undefined} */
function ofIntl(work, node) {
  const { callee } = node;
  const [first, ...rest] = node.arguments;
  if (
    callee.object?.name !== 'Intl' ||
    !first ||
    !/^(undefined|'en'|\['en'\])$/.test(work.source.slice(first.start, first.end))
  )
    return undefined;
  work.say = true;
  return [
    { start: first.start, end: first.end, text: '__locale' },
    ...rest.flatMap((/** @type {Node} */ one) => edits(work, one)),
  ];
}

// — Elements —

/** @param {Work} work @param {Node} node @returns {Edit[]} */
function ofElement(work, node) {
  for (const child of node.children) work.parents.set(child, node);
  const opening = node.openingElement;
  if (opening) work.parents.set(opening, node);
  const name = opening?.name?.name ?? '';
  const head = opening ? edits(work, opening) : [];
  if (/^(style|script|pre)$/.test(name)) return head;
  return [...head, ...runs(node.children).flatMap((run) => ofRun(work, run))];
}

/** Children that make one sentence together. @param {Node[]} list @returns {Node[][]} */
function runs(list) {
  /** @type {Node[][]} */
  const found = [[]];
  for (const child of list) {
    if (isOfSentence(child)) found.at(-1)?.push(child);
    else found.push([child], []);
  }
  return found.filter((run) => run.length > 0);
}

/** @param {Work} work @param {Node[]} run @returns {Edit[]} */
function ofRun(work, run) {
  const rest = () => run.flatMap((child) => edits(work, child));
  if (!run.some(hasOwnWords) || isWholeChoice(run)) return rest();
  const message = new Message(work);
  message.run(run);
  const [first, last] = [run[0], run.at(-1)];
  const { before, after } = message.trim();
  const call = message.call('show', true);
  return [{ start: first.start, end: last.end, text: `${space(before)}${call}${space(after)}` }];
}

/** Nothing but a choice between two sentences: each is a message of its own. @param {Node[]} run */
function isWholeChoice(run) {
  const [only, ...more] = run.filter(
    (child) => child.type !== 'JSXText' || child.value.trim() !== '',
  );
  if (
    only?.type !== 'JSXExpressionContainer' ||
    more.length > 0 ||
    !isChoiceOfWords(only.expression)
  )
    return false;
  const { consequent, alternate } = only.expression;
  return isProse(consequent.value) && isProse(alternate.value);
}

/** @param {Node} child */
function hasOwnWords(child) {
  if (child.type === 'JSXText') return hasWords(child.value);
  return child.type === 'JSXExpressionContainer' && isChoiceOfWords(child.expression);
}

/** @param {boolean} there */
function space(there) {
  return there ? "{' '}" : '';
}
