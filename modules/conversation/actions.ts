import type { Call } from '../../platform/database/index.ts';
import { deleteFile, storeFile } from '../../platform/files/index.ts';
import { expectVersion } from '../../platform/http/index.ts';
import { publish, timeline, type JournalEvent } from '../../platform/journal/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { placeOf, type Place, type RecordKind } from './places.ts';
import { editHours, isTooLate, mayDelete, mayEdit } from './rules.ts';
import type { Attachment, Audience, NewRemark, Remark } from './shapes.ts';
import * as store from './store.ts';

const remarksAtMost = 200;

/** What was said about a record, as far as the reader's side may know it, and what happened to it. */
export async function read(call: Call, kind: RecordKind, id: string) {
  const place = await placeOf(call, kind, id);
  const comments = await store.latestOf(call, 'both', place.recordId, remarksAtMost + 1);
  const notes = await store.latestOf(call, 'own', place.recordId, remarksAtMost + 1);
  const remarks = [...comments, ...notes].toSorted((one, other) =>
    orderOf(one) < orderOf(other) ? 1 : -1,
  );
  return {
    partner: await partnerOf(call, place),
    remarks: remarks
      .slice(0, remarksAtMost)
      .toReversed()
      .map((row) => told(call, row)),
    earlierLeftOut: remarks.length > remarksAtMost,
    activity: await activityOf(call, place),
  };
}

/** Says something beside a record: to both sides, or to one's own. */
export async function write(
  call: Call,
  kind: RecordKind,
  id: string,
  { audience, text, files }: NewRemark,
): Promise<Remark> {
  const place = await placeOf(call, kind, id);
  if (audience === 'both' && place.partnerId === null)
    throw refuse('conversation.no-partner', {
      status: 409,
      detail:
        'No partner has to do with this record yet, so nobody would read a comment. Write a note.',
    });
  const attached: Attachment[] = [];
  for (const file of files) attached.push(await attach(call, audience, place, file));
  const row = await store.insert(call, audience, place, { text, files: attached });
  await tell(call, 'conversation.commented', row);
  return told(call, row);
}

/** Mends one's own words while they are fresh. */
export async function change(
  call: Call,
  audience: Audience,
  id: string,
  text: string,
  ifMatch: number | null,
): Promise<Remark> {
  const row = await store.lock(call, audience, id);
  demandOwn(call, row);
  if (isTooLate(row, call.now))
    throw refuse('conversation.too-late', {
      status: 409,
      detail: `What you wrote can be changed for ${editHours} hours. Write a further comment.`,
    });
  expectVersion(ifMatch, row.version);
  const changed = await store.rewrite(call, row, text);
  await tell(call, 'conversation.comment-changed', changed);
  return told(call, changed);
}

/** Takes one's own words and files away; who wrote when stays to be seen. */
export async function remove(
  call: Call,
  audience: Audience,
  id: string,
  ifMatch: number | null,
): Promise<Remark> {
  const row = await store.lock(call, audience, id);
  demandOwn(call, row);
  expectVersion(ifMatch, row.version);
  for (const file of row.files) await deleteFile(call, file.id);
  const deleted = await store.rewrite(call, row, null);
  await tell(call, 'conversation.comment-deleted', deleted);
  return told(call, deleted);
}

/** Ids are time-ordered after their prefix. */
const orderOf = ({ id }: store.RemarkRow) => id.slice(id.indexOf('_'));

/** After a merge of partners: what was said goes where the records went. */
export async function followMerge(call: Call, event: JournalEvent): Promise<void> {
  const from = event.facts['fromId'];
  if (typeof from === 'string') await store.moveRemarks(call, { from, into: event.subjectId });
}

async function attach(
  call: Call,
  audience: Audience,
  place: Place,
  { name, content }: NewRemark['files'][number],
): Promise<Attachment> {
  const { id, sizeBytes, ...file } = await storeFile(call, {
    bytes: Buffer.from(content, 'base64'),
    name,
    purpose: audience === 'both' ? 'comment' : 'note',
    organisationId: audience === 'both' ? place.partnerId : null,
  });
  return { id, name: file.name, sizeBytes };
}

/** Notes are in no journal: the partner's part of it is read by the vendor too. */
async function tell(call: Call, type: string, row: store.RemarkRow): Promise<void> {
  if (row.audience === 'both')
    await publish(call, type, {
      subjectId: row.subjectId,
      organisationId: row.organisationId,
      facts: { commentId: row.id },
    });
}

function demandOwn({ actor }: Call, row: store.RemarkRow): void {
  if (row.deletedAt !== null)
    throw refuse('conversation.deleted', {
      status: 409,
      detail: 'This was deleted already. Nothing has to be done.',
    });
  if (!mayDelete(row, actor.personId))
    throw refuse('conversation.not-yours', {
      status: 403,
      detail: 'Everybody changes and deletes only what they wrote themselves.',
    });
}

function told({ actor, now }: Call, row: store.RemarkRow): Remark {
  return {
    id: row.id,
    audience: row.audience,
    side: row.side,
    authorName: row.authorName,
    partnerName: row.organisationName,
    mine: row.authorId === actor.personId,
    text: row.body,
    files: row.files,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
    mayEdit: mayEdit(row, actor.personId, now),
    mayDelete: mayDelete(row, actor.personId),
    version: row.version,
  };
}

async function partnerOf(call: Call, { partnerId }: Place): Promise<{ name: string } | null> {
  if (partnerId === null) return null;
  return { name: (await store.organisationName(call, partnerId)) ?? '' };
}

async function activityOf(call: Call, { recordId }: Place) {
  const entries = await timeline(call, recordId, 100);
  return entries
    .filter(({ type }) => !type.startsWith('conversation.'))
    .toReversed()
    .map(({ id, title, at, actor }) => ({
      id,
      title,
      at,
      by: actor.kind === 'worker' ? null : actor.name,
    }));
}
