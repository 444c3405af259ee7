import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { ownedBy, type Call } from '../database/index.ts';
import { pageById } from '../http/index.ts';
import { notFound, refuse } from '../refusal/index.ts';
import type { eventsQuery } from './contract.ts';
import type { EventActor, JournalEvent } from './publish.ts';
import { titleOf } from './titles.ts';

/** A JournalEvent's columns, of a table or alias `e`. */
export const eventColumns = sql`e.id, e.type, e.at, e.subject_id, e.organisation_id, e.actor, e.surface, e.facts, e.request_id`;

type SealedEvent = JournalEvent & { position: number; hash: string };

/** One event that the actor may read. */
export async function getEvent({ tx, actor }: Call, id: string): Promise<JournalEvent> {
  const { rows } = await sql<JournalEvent>`select ${eventColumns} from public.events e
    where e.programme_id = ${actor.programmeId} and e.id = ${id} and ${ownedBy(actor, 'e')}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** A page of the sealed journal: all of it for the vendor, a partner's own for the partner. */
export async function listEvents(call: Call, query: z.output<typeof eventsQuery>) {
  const { tx, actor } = call;
  const newestFirst = query.sort === '-position';
  const { rows } = await sql<SealedEvent>`
    select ${eventColumns}, s.position, s.hash from public.seals s
    join public.events e on e.programme_id = s.programme_id and e.id = s.event_id
    where s.programme_id = ${actor.programmeId} and ${ownedBy(actor, 's')} and ${ownedBy(actor, 'e')}
      ${query.cursor === undefined ? sql`` : sql`and ${await beyond(call, query.cursor, newestFirst)}`}
      ${query.type === undefined ? sql`` : sql`and e.type = ${query.type}`}
      ${query.subject === undefined ? sql`` : sql`and e.subject_id = ${query.subject}`}
      ${query.organisation === undefined ? sql`` : sql`and (e.organisation_id = ${query.organisation} or e.subject_id = ${query.organisation})`}
      ${query.person === undefined ? sql`` : sql`and e.actor ->> 'personId' = ${query.person}`}
      ${query.surface === undefined ? sql`` : sql`and e.surface = ${query.surface}`}
    order by s.position ${newestFirst ? sql`desc` : sql`asc`} limit ${query.limit + 1}`.execute(tx);
  const page = pageById(rows, query.limit);
  return {
    ...page,
    data: page.data.map((event) =>
      actor.side === 'vendor' ? { ...event, title: titleOf(event) } : forPartner(event),
    ),
  };
}

/** The cursor is an event's id, because a position would tell how much others did in between. */
async function beyond(
  { tx, actor }: Call,
  cursor: string,
  newestFirst: boolean,
): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ position: number }>`select s.position from public.seals s
    where s.programme_id = ${actor.programmeId} and s.event_id = ${cursor} and ${ownedBy(actor, 's')}`.execute(
    tx,
  );
  const position = rows[0]?.position;
  if (position === undefined)
    throw refuse('http.invalid-cursor', {
      status: 400,
      detail: 'There is no event of yours with this id. Start without a cursor.',
    });
  return newestFirst
    ? sql<boolean>`s.position < ${position}`
    : sql<boolean>`s.position > ${position}`;
}

export type TimelineEntry = {
  id: string;
  type: string;
  /** In plain words. */
  title: string;
  at: string;
  subjectId: string;
  actor: Pick<EventActor, 'kind' | 'name'>;
  surface: string;
  facts: Record<string, unknown>;
};

/**
 * What happened to a record, or to several that belong together, newest first, as far as the
 * reader may know it; for record pages. Needs no seal, so that one's own act shows at once.
 */
export async function timeline(
  { tx, actor }: Call,
  subjectIds: string | readonly string[],
  limit = 100,
): Promise<TimelineEntry[]> {
  const ids = typeof subjectIds === 'string' ? [subjectIds] : [...subjectIds];
  const { rows } = await sql<JournalEvent>`select ${eventColumns} from public.events e
    where e.programme_id = ${actor.programmeId} and e.subject_id = any(${ids}) and ${ownedBy(actor, 'e')}
    order by e.at desc, e.id desc limit ${limit}`.execute(tx);
  return rows.map(forPartner);
}

function forPartner(event: JournalEvent): TimelineEntry {
  const { id, type, at, subjectId, surface, facts } = event;
  return {
    id,
    type,
    title: titleOf(event),
    at,
    subjectId,
    surface,
    facts,
    actor: { kind: event.actor.kind, name: event.actor.name },
  };
}
