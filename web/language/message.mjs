import { compileMessage, nameOf } from './compile-message.mjs';
import { hasWords, isInline } from './prose.mjs';

/** @typedef {import('./rewrite.mjs').Node} Node @typedef {import('./rewrite.mjs').Work} Work */

/** One sentence being put together: its text in ICU MessageFormat and the code of its arguments. */
export class Message {
  /** @param {Work} work */
  constructor(work) {
    this.work = work;
    this.text = '';
    /** @type {string[]} */
    this.values = [];
    this.counting = false;
    this.start = 0;
  }

  /** @param {string} text */
  literal(text) {
    const signs = this.counting ? /['{}<>#]*[{}<>#]['{}<>#]*/g : /['{}<>]*[{}<>]['{}<>]*/g;
    this.text += text.replaceAll(signs, (run) => `'${run.replaceAll("'", "''")}'`);
  }

  /** @param {string} expression */
  argument(expression) {
    const known = this.values.indexOf(expression);
    return known === -1 ? this.values.push(expression) - 1 : known;
  }

  /** A string, a template, a choice between two, or anything else as an argument. @param {Node} node @returns {void} */
  value(node) {
    this.start ||= node.start;
    if (node.type === 'Literal' && typeof node.value === 'string') return this.literal(node.value);
    if (node.type === 'TemplateLiteral') return this.template(node);
    if (node.type === 'ConditionalExpression' && isChoice(node)) return this.choice(node);
    if (node.type === 'ParenthesizedExpression') return this.value(node.expression);
    this.text += `{${this.argument(this.work.code(node))}}`;
  }

  /** @param {Node} node */
  template(node) {
    for (const [at, quasi] of node.quasis.entries()) {
      this.literal(quasi.value.cooked ?? '');
      const expression = node.expressions[at];
      if (!expression) continue;
      this.work.parents.set(expression, node);
      this.value(expression);
    }
  }

  /** @param {Node} node */
  choice(node) {
    const counted = counts(node.test);
    const test = counted ? this.work.code(counted) : `!!(${this.work.code(node.test)})`;
    const at = this.argument(test);
    const kind = counted ? ['plural', 'one'] : ['select', 'true'];
    this.text += `{${at}, ${kind[0]}, ${kind[1]} {`;
    this.counting = true;
    this.value(node.consequent);
    this.text += '} other {';
    this.value(node.alternate);
    this.text += '}}';
    this.counting = false;
  }

  /** @param {Node[]} run children of an element */
  run(run) {
    for (const child of run) {
      this.start ||= child.start;
      if (child.type === 'JSXText') this.literal(jsxText(child.value));
      else if (child.type === 'JSXElement') this.element(child);
      else if (child.expression.type !== 'JSXEmptyExpression') {
        this.work.parents.set(child.expression, child);
        this.value(child.expression);
      }
    }
  }

  /** @param {Node} node */
  element(node) {
    this.work.parents.set(node.openingElement, node);
    for (const child of node.children) this.work.parents.set(child, node);
    const whole = node.children.every(isOfSentence);
    const worded = node.children.some(
      (/** @type {Node} */ child) => child.type === 'JSXText' && hasWords(child.value),
    );
    if (!whole || !worded) {
      this.text += `{${this.argument(this.work.code(node))}}`;
      return;
    }
    const opening = this.work.code(node.openingElement);
    const closing = this.work.source.slice(node.closingElement.start, node.closingElement.end);
    const at = this.argument(`(__in) => ${opening}{__in}${closing}`);
    this.text += `<t${at}>`;
    this.run(node.children);
    this.text += `</t${at}>`;
  }

  /** Spaces at both ends stay out of the message. */
  trim() {
    const before = this.text.startsWith(' ');
    const after = this.text.endsWith(' ') && this.text.length > 1;
    this.text = this.text.trim();
    return { before, after };
  }

  /** The look-up, as code. @param {'say' | 'show'} verb @param {boolean} inJsx */
  call(verb, inJsx) {
    const { before, after } = verb === 'say' ? this.trim() : { before: false, after: false };
    const compiled = compileMessage(this.text);
    const line = this.work.source.slice(0, this.start).split('\n').length;
    this.work.found.push({ message: this.text, line });
    const plain = typeof compiled === 'string' || verb === 'say';
    this.work[plain ? 'say' : 'show'] = true;
    const values = this.values.length > 0 ? `, [${this.values.join(', ')}]` : '';
    let call = `${plain ? '__say' : '__show'}(${JSON.stringify(nameOf(this.text))}, ${JSON.stringify(compiled)}${values})`;
    if (before) call = `' ' + ${call}`;
    if (after) call = `${call} + ' '`;
    if (inJsx) return `{${call}}`;
    return before || after ? `(${call})` : call;
  }
}

/** @param {Node} node a conditional */
function isChoice(node) {
  return [node.consequent, node.alternate].every(
    (one) =>
      (one.type === 'Literal' && typeof one.value === 'string') || one.type === 'TemplateLiteral',
  );
}

/** What `x === 1` counts. @param {Node} test */
function counts(test) {
  if (test.type !== 'BinaryExpression' || test.operator !== '===') return undefined;
  return test.right.type === 'Literal' && test.right.value === 1 ? test.left : undefined;
}

/** Whether a child of an element belongs to a sentence. @param {Node} child */
export function isOfSentence(child) {
  if (child.type === 'JSXText' || child.type === 'JSXExpressionContainer') return true;
  return child.type === 'JSXElement' && isInline(child.openingElement.name.name ?? '');
}

/** What JSX makes of the text between two tags. @param {string} raw */
function jsxText(raw) {
  const lines = raw.split(/\r\n|\n|\r/);
  const kept = lines.map((line, at) => {
    let text = line.replaceAll('\t', ' ');
    if (at > 0) text = text.replace(/^ +/, '');
    if (at < lines.length - 1) text = text.replace(/ +$/, '');
    return text;
  });
  return decode(kept.filter((line) => line !== '').join(' '));
}

/** @param {string} text */
function decode(text) {
  /** @type {Record<string, string>} */
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  return text.replaceAll(/&(#?\w+);/g, (all, name) => {
    if (name[0] === '#')
      return String.fromCodePoint(Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1)));
    return named[name] ?? all;
  });
}
