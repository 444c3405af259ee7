/** What is wrong with a document and where: an RFC 6901 pointer, a code and a sentence. */
export type PolicyProblem = {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
};

/** Whether a JSON value is an object. */
export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Reads a JSON document member by member and gathers all that is wrong with it. */
export class Reading {
  readonly problems: PolicyProblem[] = [];

  /** Notes a problem; `code` is completed to `policy.<code>`. */
  report(pointer: string, code: string, detail: string): void {
    this.problems.push({ pointer, code: `policy.${code}`, detail });
  }

  /** Whether it is an object with all required members; members neither required nor optional are reported. */
  record(
    json: unknown,
    pointer: string,
    required: readonly string[],
    optional: readonly string[],
  ): json is Readonly<Record<string, unknown>> {
    if (!isRecord(json)) {
      this.report(pointer, 'invalid-shape', 'Expected an object.');
      return false;
    }
    const missing = required.filter((key) => json[key] === undefined);
    for (const key of missing)
      this.report(`${pointer}/${key}`, 'missing-member', `"${key}" is missing.`);
    for (const key of Object.keys(json))
      if (!required.includes(key) && !optional.includes(key))
        this.report(
          `${pointer}/${escape(key)}`,
          'unknown-member',
          `There is no "${key.slice(0, 64)}" here.`,
        );
    return missing.length === 0;
  }

  /** The list, or an empty one after reporting that there is none or that it is longer than `most`. */
  list(json: unknown, pointer: string, most: number): readonly unknown[] {
    if (Array.isArray(json) && json.length <= most) return json;
    if (json !== undefined)
      this.report(pointer, 'invalid-shape', `Expected a list of at most ${most}.`);
    return [];
  }

  text(json: unknown, pointer: string): void {
    if (typeof json === 'string' && json.trim() !== '' && json.length <= 1000) return;
    this.report(pointer, 'invalid-value', 'Expected a text of 1 to 1,000 characters.');
  }

  /** A finite number from `low` to `high`, both included. */
  number(json: unknown, pointer: string, low: number, high: number): void {
    if (typeof json === 'number' && json >= low && json <= high) return;
    this.report(pointer, 'invalid-value', `Expected a number from ${low} to ${high}.`);
  }

  wholeNumber(json: unknown, pointer: string, low: number, high: number): void {
    if (Number.isInteger(json)) this.number(json, pointer, low, high);
    else this.report(pointer, 'invalid-value', `Expected a whole number from ${low} to ${high}.`);
  }

  /** The id by which a clause is cited: 'E1', 'R12'. */
  clauseId(json: unknown, pointer: string): void {
    if (typeof json === 'string' && /^[A-Z][A-Z0-9.-]{0,11}$/.test(json)) return;
    this.report(pointer, 'invalid-value', 'A clause id is short and begins with a capital: E1.');
  }

  oneOf(json: unknown, pointer: string, choices: readonly string[]): boolean {
    if (typeof json === 'string' && choices.includes(json)) return true;
    this.report(pointer, 'invalid-value', `Expected one of ${choices.join(', ')}.`);
    return false;
  }

  /** Reports every entry whose value occurred before. */
  distinct(
    entries: readonly (readonly [pointer: string, value: unknown])[],
    code: string,
    detail: string,
  ): void {
    const seen = new Set<unknown>();
    for (const [pointer, value] of entries) {
      if (value !== undefined && seen.has(value)) this.report(pointer, code, detail);
      seen.add(value);
    }
  }
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
