import { Problem } from '../client/index.ts';
import type { Option } from './Field.tsx';

/** A record that is read and written whole, with the version by which nobody overwrites another unseen. */
export type Versioned = { version: number };

/** One value of a record that is edited where it stands. */
export type EditableField = {
  name: string;
  label: string;
  /** `list`: parted by commas; `code`: in capital letters, as countries are; `yesNo`: true or false. Text unless said. */
  kind?: 'text' | 'number' | 'list' | 'code' | 'yesNo';
  /** The values that can be chosen; without them anything can be typed. */
  options?: Option[];
  hint?: string;
  /** It always has a value. */
  required?: boolean;
};

/** How a record is written and read again. */
export type Ways<R extends Versioned> = {
  /** Writes over the version named. @throws Problem, 412 where the record has moved on */
  save: (body: Record<string, unknown>, version: number) => Promise<R>;
  reload: () => Promise<R>;
  /** Who changed this field last, for whoever meets their change. */
  lastChange?: (field: string) => Promise<{ name: string; at: string } | undefined>;
};

/** A record whose values are edited where they stand. */
export type InlineRecord<R extends Versioned> = {
  /** The record, as people call it. */
  name: string;
  record: R;
  /** Whether this reader may change it; otherwise its facts are only shown. */
  mayEdit: boolean;
  ways: Ways<R>;
};

/** A value as the text in its field; none is empty. */
export function textOf({ name }: EditableField, record: object): string {
  const value = (record as Record<string, unknown>)[name]; // fields name what their record has
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value as string | number);
}

/** What a text in the field says; an empty one takes the value away. */
export function valueOf({ kind }: EditableField, text: string): unknown {
  const trimmed = text.trim();
  if (kind === 'list')
    return trimmed
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  if (kind === 'yesNo') return trimmed === 'yes';
  if (trimmed === '') return null;
  // What is no number is sent as it is, so that the server's answer stands beneath the field.
  if (kind === 'number') return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
  return kind === 'code' ? trimmed.toUpperCase() : trimmed;
}

/** Whether two texts say the same value. */
export function saysTheSame(field: EditableField, one: string, other: string): boolean {
  return JSON.stringify(valueOf(field, one)) === JSON.stringify(valueOf(field, other));
}

/**
 * Saves what was typed over the record it was typed on. When the record has moved on, mine goes on top as long as
 * nobody touched this field; otherwise what they saved comes back, and a person chooses.
 *
 * @throws Problem when it cannot be saved; what was typed is still the caller's
 */
export async function saveField<R extends Versioned>(
  ways: Ways<R>,
  field: EditableField,
  typed: string,
  base: R,
): Promise<{ saved: R } | { theirs: R }> {
  for (let from = base; ; ) {
    try {
      return { saved: await ways.save({ [field.name]: valueOf(field, typed) }, from.version) };
    } catch (problem) {
      if (!(problem instanceof Problem && problem.status === 412)) throw problem;
      const now = await ways.reload();
      if (now.version === from.version) throw problem;
      const theirs = textOf(field, now);
      if (saysTheSame(field, theirs, typed)) return { saved: now };
      if (!saysTheSame(field, theirs, textOf(field, base))) return { theirs: now };
      from = now;
    }
  }
}

/** What a problem says about one field, or in all where it names no field. */
export function complaintOf(field: EditableField, problem: unknown): string | undefined {
  if (!(problem instanceof Problem)) return problem instanceof Error ? problem.message : undefined;
  const own = problem.errors.find((error) => error.field.split('.')[0] === field.name);
  return own?.detail ?? problem.detail ?? problem.title;
}
