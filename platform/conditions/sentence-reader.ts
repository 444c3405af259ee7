import type { Catalogue, Field } from './catalogue.ts';
import type { Comparison, Condition, Operand, Operator, Scalar } from './language.ts';
import { parseCondition } from './parse.ts';

/**
 * Reads a sentence back as a reader would, by its words alone; written apart from sentence.ts so that the tests can
 * hold the one against the other. Knows the phrases of fields that are compared with values, not with other fields.
 */
export function readSentence(sentence: string, catalogue: Catalogue): Condition {
  const reader = new SentenceReader(
    sentence.charAt(0).toLowerCase() + sentence.slice(1),
    catalogue,
  );
  const json = reader.whole();
  const parsed = parseCondition(json, catalogue);
  if (!parsed.ok) throw new Error(`${sentence}: ${JSON.stringify(parsed.problems)}`);
  return parsed.condition;
}

type Phrase = readonly [words: string, operator: Operator, denied: boolean];

const phrases: readonly Phrase[] = [
  ['is not one of', 'in', true],
  ['is none of', 'in', true],
  ['is one of', 'in', false],
  ['does not contain', 'contains', true],
  ['contains', 'contains', false],
  ['does not start with', 'startsWith', true],
  ['starts with', 'startsWith', false],
  ['is not more than', 'gt', true],
  ['is more than', 'gt', false],
  ['is not at least', 'gte', true],
  ['is at least', 'gte', false],
  ['is not less than', 'lt', true],
  ['is less than', 'lt', false],
  ['is not at most', 'lte', true],
  ['is at most', 'lte', false],
  ['is not on or after', 'gte', true],
  ['is on or after', 'gte', false],
  ['is not on or before', 'lte', true],
  ['is on or before', 'lte', false],
  ['is not from', 'between', true],
  ['is from', 'between', false],
  ['is not before', 'before', true],
  ['is before', 'before', false],
  ['is not after', 'after', true],
  ['is after', 'after', false],
  ['is not in the last', 'withinLastDays', true],
  ['is in the last', 'withinLastDays', false],
  ['is not in the next', 'withinNextDays', true],
  ['is in the next', 'withinNextDays', false],
  ['is not empty', 'isEmpty', true],
  ['is empty', 'isEmpty', false],
  ['is not within', 'within', true],
  ['is within', 'within', false],
  ['does not have all of', 'hasAll', true],
  ['has all of', 'hasAll', false],
  ['has none of', 'hasAny', true],
  ['has one of', 'hasAny', false],
  ['does not have', 'hasAny', true],
  ['has', 'hasAny', false],
  ['is not', 'is', true],
  ['is', 'is', false],
];

class SentenceReader {
  readonly #sentence: string;
  readonly #catalogue: Catalogue;
  #at = 0;

  constructor(sentence: string, catalogue: Catalogue) {
    this.#sentence = sentence;
    this.#catalogue = catalogue;
  }

  whole(): Condition {
    const read = this.#joined();
    if (this.#at < this.#sentence.length) throw this.#lost('the end');
    return read;
  }

  #joined(): Condition {
    const parts = [this.#part()];
    const joint = [' and ', ' or '].find((word) => this.#sentence.startsWith(word, this.#at));
    while (joint && this.#take(joint)) parts.push(this.#part());
    if (!joint) return parts[0];
    return joint === ' and ' ? { all: parts } : { any: parts };
  }

  #part(): Condition {
    if (this.#take('always')) return { all: [] };
    if (this.#take('never')) return { any: [] };
    const denied = this.#take('not (');
    if (!denied && !this.#take('(')) return this.#comparison();
    const inner = this.#joined();
    if (!this.#take(')')) throw this.#lost(')');
    return denied ? { not: inner } : inner;
  }

  #comparison(): Condition {
    const field = [...this.#catalogue.fields.values()]
      .toSorted((a, b) => b.label.length - a.label.length)
      .find(
        ({ label }) =>
          this.#take(label) || this.#take(label.charAt(0).toLowerCase() + label.slice(1)),
      );
    if (!field) throw this.#lost('a field');
    const phrase = phrases.find(([words]) => this.#take(` ${words}`));
    if (!phrase) throw this.#lost('a verb');
    const [, operator, denied] = phrase;
    const comparison: Comparison = {
      field: field.name,
      operator,
      ...this.#operand(field, operator),
    };
    return denied ? { not: comparison } : comparison;
  }

  #operand(field: Field, operator: Operator): { value?: Operand } {
    if (operator === 'isEmpty') return {};
    if (!this.#take(' ')) throw this.#lost('a value');
    if (operator === 'withinLastDays' || operator === 'withinNextDays') {
      if (this.#take('day')) return { value: 1 };
      return { value: Number(this.#match(/(\d+) days/y)[1]) };
    }
    const first = this.#value(field);
    if (operator === 'between') {
      if (!this.#take(' to ')) throw this.#lost('to');
      return { value: [first, this.#value(field)] };
    }
    const values = [first];
    while (this.#take(', ')) values.push(this.#value(field));
    return { value: ['in', 'hasAny', 'hasAll', 'within'].includes(operator) ? values : first };
  }

  #value(field: Field): Scalar {
    switch (field.type) {
      case 'number':
        return this.#match(/-?\d{1,3}(,\d{3})*(\.\d+)?/y)[0].replaceAll(',', '');
      case 'money':
        return this.#money();
      case 'boolean':
        return this.#match(/yes|no/y)[0] === 'yes';
      case 'date':
        return this.#day();
      case 'moment': {
        const day = this.#day();
        const [, time, seconds = ':00'] = this.#match(/ (\d\d:\d\d)(:\d\d(?:\.\d+)?)? UTC/y);
        return `${day}T${time}${seconds}Z`;
      }
      case 'hierarchy':
        return this.#place(field);
      default:
        return this.#word(field);
    }
  }

  #word(field: Field): string {
    const labels = Object.entries(field.values ?? {});
    if (this.#sentence[this.#at] === '"') {
      // A JSON string, exactly as long as it reads.
      const word = JSON.parse(this.#match(/"(?:[^"\\]|\\.)*"/y)[0]) as string;
      return labels.find(([, label]) => label === word)?.[0] ?? word;
    }
    const found = labels.find(([, label]) => this.#take(label));
    if (!found) throw this.#lost('a label');
    return found[0];
  }

  #money(): Scalar {
    const [, sign, mark, number] = this.#match(/(-?)(€|\$|¥|KWD\s)([\d,.]*\d)/y);
    const currency = { '€': 'EUR', $: 'USD', '¥': 'JPY' }[mark] ?? 'KWD';
    return { minor: Number(sign + number.replaceAll(/[,.]/g, '')), currency };
  }

  #day(): string {
    const [, date, month, year] = this.#match(/(\d+) ([A-Z][a-z]+) (\d+)/y);
    const number = new Date(`${month} 1, 2000 UTC`).getUTCMonth() + 1;
    return `${year.padStart(4, '0')}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`;
  }

  #place(field: Field): string {
    const parts: string[] = [];
    do {
      const label = Object.entries(field.values ?? {}).find(([, name]) => this.#take(name));
      if (label) parts.push(label[0].split('/').at(-1) ?? '');
      else if (this.#take(`any ${field.levels?.[parts.length]}`)) parts.push('*');
      else
        parts.push(
          this.#match(/(?:SW1A 1AA|[^\s,()]+?(?: to [^\s,()]+|…)?(?=$|[,)]| \/| and| or))/y)[0]
            .replace(' to ', '..')
            .replace('…', '*'),
        );
    } while (this.#take(' / '));
    return parts.join('/');
  }

  #take(words: string): boolean {
    const found = this.#sentence.startsWith(words, this.#at);
    if (found) this.#at += words.length;
    return found;
  }

  #match(form: RegExp): RegExpExecArray {
    form.lastIndex = this.#at;
    const match = form.exec(this.#sentence);
    if (!match) throw this.#lost(String(form));
    this.#at += match[0].length;
    return match;
  }

  #lost(expected: string): Error {
    return new Error(
      `Expected ${expected}: ${this.#sentence.slice(this.#at)} (in ${this.#sentence})`,
    );
  }
}
