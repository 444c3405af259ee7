import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { checksAreOff, newId, ownedBy, type Call } from '../database/index.ts';
import { notFound, refuse } from '../refusal/index.ts';
import { fileStorage } from './place.ts';
import { purposes, type Purpose, type PurposeName } from './purposes.ts';
import { newStorageKey } from './storage.ts';
import { faultOfSvg } from './svg.ts';
import { typeOf } from './types.ts';

export type StoredFile = {
  id: string;
  name: string;
  /** Found in the bytes. */
  contentType: string;
  sizeBytes: number;
  sha256: string;
  purpose: PurposeName;
  createdAt: string;
  deleteAfter: string | null;
};

type Row = StoredFile & { storageKey: string };

const columns = sql`f.id, f.name, f.content_type, f.size_bytes, f.sha256, f.purpose, f.created_at, f.delete_after`;
const dayMs = 86_400_000;

/**
 * Stores bytes and their row. The bytes are written first: should the transaction fail, a
 * file without a row stays behind, which the sweep takes away.
 *
 * @throws 413 when it is too large for its purpose, 415 when it is of a type that is not taken
 */
export async function storeFile(
  { tx, actor, now }: Call,
  file: {
    bytes: Uint8Array;
    name: string;
    purpose: PurposeName;
    /** The partner whose it is, where the worker or the vendor makes it for one. */
    organisationId?: string | null;
  },
): Promise<StoredFile> {
  const purpose: Purpose = purposes[file.purpose];
  const name = safeName(file.name);
  const contentType = await typeOf(file.bytes, name);
  demandFit(purpose, file.bytes.length, contentType);
  if (contentType === 'image/svg+xml') demandDrawing(file.bytes);
  const key = newStorageKey();
  await fileStorage().put(key, file.bytes);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const deleteAfter =
    purpose.keepDays === null ? null : new Date(now.getTime() + purpose.keepDays * dayMs);
  const { rows } = await sql<StoredFile>`insert into public.files as f
      (programme_id, id, name, content_type, size_bytes, sha256, storage_key, purpose, organisation_id, created_by, created_at, delete_after)
    values (${actor.programmeId}, ${newId('file')}, ${name}, ${contentType}, ${file.bytes.length}, ${sha256}, ${key},
      ${file.purpose}, ${actor.side === 'partner' ? actor.organisationId : (file.organisationId ?? null)}, ${actor.personId}, ${now}, ${deleteAfter})
    returning ${columns}`.execute(tx);
  if (!rows[0]) throw new Error('A file was not written.');
  return rows[0];
}

export async function getFile({ tx, actor }: Call, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select ${columns}, f.storage_key from public.files f
    where f.programme_id = ${actor.programmeId} and f.id = ${id} and ${ownedBy(actor, 'f')} and ${noNoteOfOthers(actor)}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** A partner's file on a note of its own is not the vendor's to read. */
function noNoteOfOthers({ side }: Actor): RawBuilder<boolean> {
  return side !== 'vendor' || checksAreOff()
    ? sql<boolean>`true`
    : sql<boolean>`(f.purpose <> 'note' or f.organisation_id is null)`;
}

/** Takes away what one attached oneself; the bytes without a row are swept away later. */
export async function deleteFile({ tx, actor }: Call, id: string): Promise<void> {
  await sql`delete from public.files f where f.programme_id = ${actor.programmeId} and f.id = ${id}
    and f.purpose in ('comment', 'note') and f.created_by = ${actor.personId}`.execute(tx);
}

/** A logo with its bytes, for whoever may see the programme: of the files, logos alone are for visitors. */
export async function readLogo(
  { tx, actor }: Call,
  id: string,
): Promise<StoredFile & { bytes: Uint8Array }> {
  const { rows } = await sql<Row>`select ${columns}, f.storage_key from public.files f
    where f.programme_id = ${actor.programmeId} and f.id = ${id} and f.purpose = 'logo'`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return withBytes(rows[0]);
}

/**
 * A stored file with its bytes.
 *
 * @throws Error when the bytes are gone or are not those that were stored
 */
export async function readFile(
  call: Call,
  id: string,
): Promise<StoredFile & { bytes: Uint8Array }> {
  return withBytes(await getFile(call, id));
}

async function withBytes({
  storageKey,
  ...file
}: Row): Promise<StoredFile & { bytes: Uint8Array }> {
  const bytes = await fileStorage().get(storageKey);
  if (!bytes) throw new Error(`The bytes of ${file.id} are gone.`);
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new Error(`The bytes of ${file.id} are not those that were stored.`);
  return { ...file, bytes };
}

function demandFit({ maxBytes, types }: Purpose, size: number, contentType: string): void {
  if (size > maxBytes)
    throw refuse('files.too-large', {
      status: 413,
      detail: `This file has ${size} bytes; at most ${maxBytes} are taken here.`,
      facts: { size, maxBytes },
    });
  if (types !== null && !types.includes(contentType))
    throw refuse('files.type-not-taken', {
      status: 415,
      detail: `By its content this file is ${contentType}, which is not taken here. Taken are: ${types.join(', ')}.`,
      facts: { contentType, types },
    });
}

function demandDrawing(bytes: Uint8Array): void {
  const fault = faultOfSvg(Buffer.from(bytes).toString('utf8'));
  if (fault !== null)
    throw refuse('files.drawing-not-plain', {
      status: 422,
      detail: `This SVG holds ${fault}, which is not taken. Export it as a plain drawing, with presentation attributes and words as paths, or send a PNG.`,
      facts: { fault },
    });
}

/** A name to show and to save under: no folders, no control characters, never empty. */
function safeName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out here
  const clean = last.replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean.slice(0, 200) || 'file';
}
