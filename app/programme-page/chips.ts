import { minorDigits, tokenAt } from '../../platform/money/index.ts';

/**
 * One value of a policy that can be changed where it is read: the number of days, of points, of money, a yes or no, or
 * some of a list. `value` is as a person reads it: money in whole units, shares in percent.
 */
export type Chip = {
  /** Where it stands in the document, by RFC 6901. */
  readonly pointer: string;
  readonly label: string;
  readonly unit: 'number' | 'money' | 'percent' | 'yes-no' | 'list';
  readonly value: number | boolean | readonly string[];
  /** As it stands in the clause's text; null where the text says it in other words. */
  readonly written: string | null;
  /** What a list is chosen from. */
  readonly choices: readonly string[];
};

/** A clause of a policy as it is read: its sentence, why it is so, and what of it can be changed. */
export type PageClause = {
  readonly clause: string;
  readonly text: string;
  readonly why: string | null;
  readonly chips: readonly Chip[];
};

type Json = Readonly<Record<string, unknown>>;
type Place = { readonly pointer: string; readonly holder: Json; readonly clause: string | null };

/** Members that are numbers or choices of a policy, and what they are called beside a sentence. */
const labels: Readonly<Record<string, string>> = {
  points: 'Points',
  per: 'For every',
  atMost: 'At most',
  atLeast: 'At least',
  days: 'Days',
  daysAtMost: 'Days at most',
  extensionsAtMost: 'How often',
  openAtMost: 'Open at once',
  dueDays: 'Days',
  graceDays: 'Days of grace',
  workingDays: 'Working days',
  answerHours: 'Hours',
  weight: 'Points at most',
  intervalMinutes: 'Minutes at least',
  share: 'Share',
  must: 'Must be met',
  byRule: 'By rule',
  evidence: 'Evidence needed',
  roles: 'Roles',
  requiredFor: 'Needed to',
  forUnderway: 'For partners under way too',
};
const lists: Readonly<Record<string, readonly string[]>> = {
  requiredFor: ['apply', 'register-deals', 'accept-leads'],
};

/**
 * What of a policy can be changed on the page, clause by clause in the order of its sentences. Found by walking the
 * document: whatever kind of policy comes later is read the same way.
 *
 * @param sentences the clauses as they are published
 * @param roles what a partner may be, for lists of roles
 */
export function pageClauses(
  document: object,
  sentences: readonly { id: string; text: string }[],
  roles: readonly string[],
): PageClause[] {
  const root = document as Json;
  const found = places(root);
  const ofClause = (id: string | null) =>
    found
      .filter(({ clause }) => clause === id)
      .flatMap((place) => chipsAt(place, root, textOf(place, sentences), roles));
  const whys = new Map(found.map(({ clause, holder }) => [clause, holder['why']]));
  const clauses = sentences.map(({ id, text }) => ({
    clause: id,
    text,
    why: typeof whys.get(id) === 'string' ? String(whys.get(id)) : null,
    chips: ofClause(id),
  }));
  const loose = ofClause(null);
  return loose.length === 0
    ? clauses
    : [...clauses, { clause: '', text: '', why: null, chips: loose }];
}

export type Edit = { readonly pointer: string; readonly value: Chip['value'] };

type Sentences = (document: object) => readonly { id: string; text: string }[];

/**
 * The document with other values. The sentence that states a value states the new one; where it says the value in other
 * words it is dropped, so that the sentence is written from the rule itself.
 *
 * @param sentences how the kind of policy says its clauses
 * @throws RangeError for a pointer at which no value of the page stands, or a value of another sort
 */
export function editDocument<Document extends object>(
  document: Document,
  edits: readonly Edit[],
  sentences: Sentences,
): Document {
  const edited = structuredClone(document);
  for (const edit of edits) applyEdit(edited as Json, edit, sentences);
  return edited;
}

function applyEdit(root: Json, { pointer, value }: Edit, sentences: Sentences): void {
  const place = places(root).find(
    (one) => pointer.startsWith(`${one.pointer}/`) && chipPointers(one).includes(pointer),
  );
  const holder = place && holderOf(place, pointer);
  if (!place || !holder) throw new RangeError(`${pointer} is no value of this page.`);
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  const before = holder[name];
  const after = storedValue(value, before, factorOf(name, holder, root));
  if (after === undefined) throw new RangeError(`${pointer} takes another sort of value.`);
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const said = JSON.stringify(sentences(root));
  (holder as Record<string, unknown>)[name] = after; // a clone of our own
  const factor = factorOf(name, holder, root);
  const clause = place.holder as Record<string, unknown>;
  const reworded = reword(clause, root, [writtenAs(before, factor), writtenAs(after, factor)]);
  // Some kinds say the value beside the text; else the text would go on saying the old one.
  if (!reworded && JSON.stringify(sentences(root)) === said) delete clause['text'];
}

function storedValue(value: Chip['value'], before: unknown, factor: number): unknown {
  if (Array.isArray(value))
    return Array.isArray(before) || before === undefined ? [...value] : undefined;
  if (typeof value !== typeof before) return undefined;
  // Whole minor units, and shares without the dust of binary fractions.
  if (typeof value === 'number') return Number((value * factor).toFixed(6));
  return value;
}

/**
 * The text of a clause, and the policy's name where it says the same words, with the new value in the old one's place.
 *
 * @returns whether the text stated the old value, once and as a number
 */
function reword(
  clause: Record<string, unknown>,
  root: Json,
  [before, after]: [string | null, string | null],
): boolean {
  const { text } = clause;
  if (typeof text !== 'string') return true;
  const at = before === null ? null : tokenAt(text, before);
  const turnsPlural = (before === '1') !== (after === '1');
  if (at === null || before === null || after === null || turnsPlural) return false;
  clause['text'] = text.slice(0, at) + after + text.slice(at + before.length);
  const unit = /^\s+\p{L}+/u.exec(text.slice(at + before.length))?.[0];
  const { name } = root;
  if (unit && typeof name === 'string' && name.includes(before + unit))
    (root as Record<string, unknown>)['name'] = name.replace(before + unit, after + unit);
  return true;
}

function places(root: Json): Place[] {
  const found: Place[] = [{ pointer: '', holder: root, clause: null }];
  const walk = (value: unknown, pointer: string) => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Json;
    if (pointer !== '' && typeof holder['clause'] === 'string')
      found.push({ pointer, holder, clause: holder['clause'] });
    for (const [name, one] of Object.entries(holder)) walk(one, `${pointer}/${name}`);
  };
  walk(root, '');
  return found;
}

/** The pointers of a clause's own values, of its floors and of what it says for each tier. */
function chipPointers({ pointer, holder, clause }: Place): string[] {
  const own = Object.keys(holder).filter(
    (name) => name in labels && isValue(name, holder[name], clause),
  );
  const byTier = Object.keys((holder['byTier'] as Json | undefined) ?? {});
  const floors = Array.isArray(holder['floors']) ? holder['floors'] : [];
  return [
    ...own.map((name) => `${pointer}/${name}`),
    ...byTier.map((tier) => `${pointer}/byTier/${tier}`),
    ...floors.map((_, at) => `${pointer}/floors/${at}/atLeast`),
  ];
}

function isValue(name: string, value: unknown, clause: string | null): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  // Roles of a single step say for whom it is; those of the policy say what one may be.
  return Array.isArray(value) && (name === 'requiredFor' || (name === 'roles' && clause === null));
}

function holderOf({ pointer, holder }: Place, target: string): Json | undefined {
  const inner = target
    .slice(pointer.length + 1)
    .split('/')
    .slice(0, -1);
  let at: unknown = holder;
  for (const name of inner) at = (at as Json | undefined)?.[name];
  return at as Json | undefined;
}

function chipsAt(place: Place, root: Json, text: string, roles: readonly string[]): Chip[] {
  const chips = chipPointers(place).map((pointer) => {
    const holder = holderOf(place, pointer) ?? {};
    const name = pointer.slice(pointer.lastIndexOf('/') + 1);
    const factor = factorOf(name, holder, root);
    const value = holder[name];
    const written = writtenAs(value, factor);
    return {
      pointer,
      label: labels[name] ?? name,
      unit: unitOf(value, factor, name),
      value: shownValue(value, factor),
      written: written !== null && tokenAt(text, written) !== null ? written : null,
      choices: Array.isArray(value) ? (lists[name] ?? roles) : [],
    };
  });
  // "Every order earns 5 points" and "every partner is Registered" say one and nothing by saying no number.
  return chips.filter(
    ({ written, value, pointer }) =>
      written !== null || !/\/(per|points)$/.test(pointer) || (value !== 1 && value !== 0),
  );
}

function unitOf(value: unknown, factor: number, name: string): Chip['unit'] {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'boolean') return 'yes-no';
  if (name === 'share') return 'percent';
  return factor === 1 ? 'number' : 'money';
}

function shownValue(value: unknown, factor: number): Chip['value'] {
  if (typeof value === 'number') return Number((value / factor).toFixed(6));
  return value as boolean | readonly string[]; // `isValue` lets nothing else through
}

/** What a stored number is to be divided by to be read: minor units of money, hundredths of a share. */
function factorOf(name: string, holder: Json, root: Json): number {
  if (name === 'share') return 0.01;
  if (name !== 'per' && name !== 'atLeast') return 1;
  const metrics = (root['metrics'] as readonly Json[] | undefined) ?? [];
  const isMoney = metrics.some(
    (one) => one['metric'] === holder['metric'] && one['unit'] === 'money',
  );
  return isMoney ? 10 ** minorDigits(String(root['currency'])) : 1;
}

function writtenAs(value: unknown, factor: number): string | null {
  return typeof value === 'number' ? (value / factor).toLocaleString('en') : null;
}

function textOf({ clause }: Place, sentences: readonly { id: string; text: string }[]): string {
  return sentences.find(({ id }) => id === clause)?.text ?? '';
}
