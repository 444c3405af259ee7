/** Where a value lies in a document: its keys from the top. */
export type Path = readonly (string | number)[];

/** A number that a clause stands on, with the words for it. */
export type ClauseNumber = { path: Path; label: string; value: number };

/** One clause of a policy's document: where it lies, what it says, why it is the default, and its numbers. */
export type DocumentClause = {
  id: string;
  path: Path;
  text: string | null;
  why: string | null;
  numbers: ClauseNumber[];
};

type Json = Record<string, unknown>;

/** Finds the clauses of any kind of policy: every part of the document that carries a clause's name. */
export function clausesOf(document: unknown): Map<string, DocumentClause> {
  const found = new Map<string, DocumentClause>();
  walk(document, [], (part, path) => {
    if (typeof part.clause !== 'string') return;
    found.set(part.clause, {
      id: part.clause,
      path,
      text: typeof part.text === 'string' ? part.text : null,
      why: typeof part.why === 'string' ? part.why : null,
      numbers: numbersOf(part, path),
    });
  });
  return found;
}

function walk(value: unknown, path: Path, visit: (part: Json, path: Path) => void): void {
  if (Array.isArray(value)) {
    for (const [place, one] of value.entries()) walk(one, [...path, place], visit);
  } else if (isPart(value)) {
    visit(value, path);
    for (const [name, one] of Object.entries(value)) walk(one, [...path, name], visit);
  }
}

function numbersOf(part: Json, path: Path): ClauseNumber[] {
  const found: ClauseNumber[] = [];
  const look = (value: unknown, at: Path, label: string) => {
    if (typeof value === 'number') found.push({ path: at, label, value });
    else if (Array.isArray(value))
      for (const [place, one] of value.entries())
        look(one, [...at, place], `${label} ${place + 1}`);
    // A part with a clause of its own is shown there; a condition is no number to turn.
    else if (isPart(value) && typeof value.clause !== 'string')
      for (const [name, one] of Object.entries(value)) look(one, [...at, name], sayKey(name));
  };
  for (const [name, value] of Object.entries(part)) {
    if (name !== 'condition') look(value, [...path, name], sayKey(name));
  }
  return found;
}

/** The document with one value changed; everything else is shared. */
export function withValue(document: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(document))
    return document.map((one, place) => (place === key ? withValue(one, rest, value) : one));
  const part = isPart(document) ? document : {};
  return { ...part, [key]: withValue(part[key], rest, value) };
}

/** The document with a number changed, in the sentence too where that names the number. */
export function withNumber(
  document: unknown,
  clause: DocumentClause,
  { path, value: before }: ClauseNumber,
  value: number,
): unknown {
  const changed = withValue(document, path, value);
  if (clause.text === null) return changed;
  const text = replaceNumber(clause.text, before, value);
  return text === clause.text ? changed : withValue(changed, [...clause.path, 'text'], text);
}

/** Whether the sentence names the number, so that it changes with it. */
export function namesNumber(text: string, value: number): boolean {
  return replaceNumber(text, value, value + 1) !== text;
}

function replaceNumber(text: string, before: number, after: number): string {
  const written = before.toLocaleString('en-US');
  const pattern = new RegExp(
    `(?<![\\d.,])(${escape(written)}|${escape(String(before))})(?![\\d]|[.,]\\d)`,
  );
  return text.replace(pattern, after.toLocaleString('en-US'));
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function isPart(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `answerHours` → "answer hours". */
function sayKey(name: string): string {
  if (/^[A-Z]/.test(name)) return name;
  return name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLocaleLowerCase();
}
