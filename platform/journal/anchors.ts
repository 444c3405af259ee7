import { createHmac, timingSafeEqual } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Call, Database } from '../database/index.ts';
import { derivedKey } from '../database/index.ts';
import { refuse } from '../refusal/index.ts';
import { headOf } from './seals.ts';
import { inEveryProgramme, type Finding } from './verification.ts';

/** A signed note, outside the database, of how far a programme's chain had come. */
export type Anchor = {
  programmeId: string;
  position: number;
  hash: string;
  /** Machine time, RFC 3339: a moved business clock must not blur when it was noted. */
  at: string;
  signature: string;
};

type AnchorParts = { database: Database; folder: string; now: () => Date };

/**
 * Notes the present head of every chain that has grown: `<folder>/<programme id>.jsonl`, one
 * anchor a line. Whoever cuts or rewrites the journal afterwards contradicts them.
 *
 * @returns the anchors that were written
 */
export async function writeAnchors({ database, folder, now }: AnchorParts): Promise<Anchor[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const written: Anchor[] = [];
  await inEveryProgramme(database, now(), async (call) => {
    const { programmeId } = call.actor;
    const head = await headOf(call);
    const last = (await anchorsOf(folder, programmeId)).at(-1);
    if (head.position === 0 || last?.position === head.position) return { ok: true, count: 0 };
    const noted = { programmeId, ...head, at: new Date().toISOString() };
    const anchor = { ...noted, signature: sign(database.secret, noted, last?.signature ?? '') };
    await appendFile(fileOf(folder, programmeId), `${JSON.stringify(anchor)}\n`, {
      mode: 0o600,
      flush: true,
    });
    written.push(anchor);
    return { ok: true, count: 1 };
  });
  return written;
}

/** Holds every chain against its anchors: finds a cut tail and a full rewrite. */
export function verifyAnchors({ database, folder, now }: AnchorParts): Promise<Finding> {
  return inEveryProgramme(database, now(), async (call) => {
    const { programmeId } = call.actor;
    const anchors = await anchorsOf(folder, programmeId);
    const head = await headOf(call);
    let previous = '';
    for (const [index, anchor] of anchors.entries()) {
      const problem = signed(database.secret, anchor, previous)
        ? await contradiction(call, anchor, head.position)
        : {
            position: anchor.position,
            problem: 'The anchor was not written by this installation, or one before it is gone.',
          };
      if (problem) return { ok: false, count: index, firstBad: { programmeId, ...problem } };
      previous = anchor.signature;
    }
    return { ok: true, count: anchors.length };
  });
}

/**
 * Signs every anchor anew with another secret, into files beside the present ones.
 *
 * @returns what puts the new files in the place of the old
 * @throws 409 `journal.anchor-unsigned` when the old secret did not sign one of them
 */
export async function resignAnchors(
  folder: string,
  from: string,
  to: string,
): Promise<() => Promise<void>> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const files = names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
  for (const file of files) {
    let [before, after] = ['', ''];
    const lines: string[] = [];
    for (const anchor of await anchorsIn(file)) {
      if (!signed(from, anchor, before))
        throw refuse('journal.anchor-unsigned', {
          status: 409,
          detail: `An anchor in ${file} was not written by this installation. Run bin/fairway verify, and find out who changed it, before you rotate.`,
        });
      const { signature, ...noted } = anchor;
      before = signature;
      after = sign(to, noted, after);
      lines.push(`${JSON.stringify({ ...noted, signature: after })}\n`);
    }
    await writeFile(`${file}.next`, lines.join(''), { mode: 0o600, flush: true });
  }
  return () => placeResigned(folder);
}

/** Puts anchors that were signed anew in the place of the old; where there are none, nothing happens. */
export async function placeResigned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [] as string[]))
    if (name.endsWith('.jsonl.next'))
      await rename(join(folder, name), join(folder, name.slice(0, -'.next'.length)));
}

async function contradiction({ tx, actor }: Call, anchor: Anchor, length: number) {
  if (length < anchor.position)
    return {
      position: length + 1,
      problem: `The journal is shorter than the anchor of ${anchor.at}, which knows ${anchor.position} events.`,
    };
  const { rows } = await sql<{ hash: string }>`select hash from public.seals
    where programme_id = ${actor.programmeId} and position = ${anchor.position}`.execute(tx);
  return rows[0]?.hash === anchor.hash
    ? null
    : {
        position: anchor.position,
        problem: `The journal was rewritten since the anchor of ${anchor.at}.`,
      };
}

function anchorsOf(folder: string, programmeId: string): Promise<Anchor[]> {
  return anchorsIn(fileOf(folder, programmeId));
}

async function anchorsIn(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(readAnchor);
}

/** A line that is no anchor counts as one that nobody signed. */
function readAnchor(line: string): Anchor {
  const unsigned = { programmeId: '', position: 0, hash: '', at: '', signature: '' };
  try {
    return { ...unsigned, ...(JSON.parse(line) as Partial<Anchor>) };
  } catch {
    return unsigned;
  }
}

function sign(secret: string, anchor: Omit<Anchor, 'signature'>, previous: string): string {
  const { programmeId, position, hash, at } = anchor;
  return createHmac('sha256', derivedKey(secret, 'journal-anchors'))
    .update(JSON.stringify([programmeId, position, hash, at, previous]))
    .digest('hex');
}

function signed(secret: string, anchor: Anchor, previous: string): boolean {
  const expected = Buffer.from(sign(secret, anchor, previous));
  const given = Buffer.from(String(anchor.signature));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function fileOf(folder: string, programmeId: string): string {
  return join(folder, `${programmeId}.jsonl`);
}
