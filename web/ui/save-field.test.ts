import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../client/index.ts';
import { complaintOf, saveField, saysTheSame, textOf, valueOf } from './save-field.ts';
import type { EditableField } from './save-field.ts';

type Record = { version: number; city: string | null; phone: string | null };
const city: EditableField = { name: 'city', label: 'City' };

/** A record as a server keeps it: it refuses to be written over a version that it has left. */
function kept(record: Record) {
  let now = record;
  return {
    now: () => now,
    /** Somebody else saves. */
    meanwhile: (change: Partial<Record>) => {
      now = { ...now, ...change, version: now.version + 1 };
    },
    save: async (body: object, version: number) => {
      if (version !== now.version) throw new Problem(412, { code: 'http.version-stale' });
      now = { ...now, ...body, version: now.version + 1 };
      return now;
    },
    reload: async () => now,
  };
}

const read: Record = { version: 3, city: 'Bremen', phone: null };

test('what was typed is saved over the version it was typed on', async () => {
  const record = kept(read);
  expect(await saveField(record, city, ' Kiel ', read)).toEqual({
    saved: { version: 4, city: 'Kiel', phone: null },
  });
});

test('a change of another field is nobody’s conflict: mine goes on top, theirs stays', async () => {
  const record = kept(read);
  record.meanwhile({ phone: '0421 1' });
  record.meanwhile({ phone: '0421 2' });
  await saveField(record, city, 'Kiel', read);
  expect(record.now()).toEqual({ version: 6, city: 'Kiel', phone: '0421 2' });
});

test('a change of the same field is never overwritten: theirs comes back and nothing is written', async () => {
  const record = kept(read);
  record.meanwhile({ city: 'Husum' });
  expect(await saveField(record, city, 'Kiel', read)).toEqual({
    theirs: { version: 4, city: 'Husum', phone: null },
  });
  expect(record.now().city).toBe('Husum');
  // Whoever has seen theirs may put mine over it.
  await saveField(record, city, 'Kiel', record.now());
  expect(record.now().city).toBe('Kiel');
});

test('who saved the same meanwhile is agreed with', async () => {
  const record = kept(read);
  record.meanwhile({ city: 'Kiel' });
  expect(await saveField(record, city, 'Kiel', read)).toEqual({ saved: record.now() });
  expect(record.now().version).toBe(4);
});

test('another refusal is told beneath its field', async () => {
  const refusal = new Problem(400, {
    detail: 'All of it.',
    errors: [{ pointer: '/body/city', detail: 'Too long.' }],
  });
  const ways = { save: () => Promise.reject(refusal), reload: () => Promise.resolve(read) };
  await expect(saveField(ways, city, 'Kiel', read)).rejects.toBe(refusal);
  expect(complaintOf(city, refusal)).toBe('Too long.');
  expect(complaintOf({ name: 'phone', label: 'Telephone' }, refusal)).toBe('All of it.');
});

test('a value shown as text and read back is the same value', () => {
  const there = (field: EditableField, value: unknown) =>
    expect(valueOf(field, textOf(field, { [field.name]: value }))).toEqual(value);
  const word = fc.stringMatching(/^[a-z][a-z ]{0,8}[a-z]$/);
  fc.assert(
    fc.property(word, fc.nat(), fc.array(word), fc.boolean(), (text, number, list, yes) => {
      there({ name: 'a', label: 'A' }, text);
      there({ name: 'a', label: 'A', kind: 'number' }, number);
      there({ name: 'a', label: 'A', kind: 'list' }, list);
      there({ name: 'a', label: 'A', kind: 'yesNo' }, yes);
    }),
  );
  there({ name: 'a', label: 'A', kind: 'number' }, null);
  expect(valueOf({ name: 'a', label: 'A', kind: 'number' }, 'many')).toBe('many');
  expect(valueOf({ name: 'a', label: 'A', kind: 'code' }, ' de ')).toBe('DE');
  expect(saysTheSame({ name: 'a', label: 'A', kind: 'list' }, 'x,y', 'x, y,')).toBe(true);
});
