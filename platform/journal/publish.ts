import { sql } from 'kysely';
import type { Actor, ActorKind, Surface } from '../access/actor.ts';
import { checksAreOff, newId, type Call } from '../database/index.ts';

export type Facts = Record<string, unknown>;

export type NewEvent = {
  /** The record that it happened to. */
  subjectId: string;
  /**
   * The one partner that may read it. Without it only the vendor's side can, unless a partner
   * publishes: then it is that partner's.
   */
  organisationId?: string | null | undefined;
  /** Must name no other party when a partner may read it. */
  facts?: Facts;
};

/** Who did it, as the journal keeps it. */
export type EventActor = {
  kind: ActorKind;
  personId: string | null;
  organisationId: string | null;
  name: string;
};

export type JournalEvent = {
  id: string;
  type: string;
  /** RFC 3339, UTC. */
  at: string;
  subjectId: string;
  organisationId: string | null;
  actor: EventActor;
  surface: Surface;
  facts: Facts;
  requestId: string;
};

/**
 * Writes an event into the journal, in the transaction of what it tells of. Its seal and its
 * reactions follow after the commit; both are queued by the database itself.
 *
 * @param type `<module>.<past participle>`, such as `deal-registration.approved`
 * @returns the event's id
 */
export async function publish(call: Call, type: string, event: NewEvent): Promise<string> {
  const [id] = await publishMany(call, type, [event]);
  if (id === undefined) throw new Error('An event was not written.');
  return id;
}

/** As publish, for many events of one type in one statement: imports and sweeps. */
export async function publishMany(call: Call, type: string, events: NewEvent[]): Promise<string[]> {
  const { actor } = call;
  const own = actor.side === 'partner' ? actor.organisationId : null;
  const rows = events.map((event) => ({
    id: newId('evt'),
    subject_id: event.subjectId,
    organisation_id: event.organisationId === undefined ? own : event.organisationId,
    facts: event.facts ?? {},
  }));
  if (rows.length === 0) return [];
  // Says what the policies say, so that either alone keeps history honest.
  if (bound(actor) && rows.some((row) => row.organisation_id !== own))
    throw new Error(
      'An event of a partner names that partner as its reader; one of a visitor names nobody.',
    );
  await sql`insert into public.events (programme_id, id, type, at, subject_id, organisation_id, actor, surface, facts, request_id)
    select ${actor.programmeId}, e.id, ${type}, ${call.now}, e.subject_id, e.organisation_id,
      ${JSON.stringify(eventActor(actor))}::jsonb, ${actor.surface}, e.facts, ${call.requestId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e (id text, subject_id text, organisation_id text, facts jsonb)`.execute(call.tx);
  return rows.map((row) => row.id);
}

function bound(actor: Actor): boolean {
  return !checksAreOff() && (actor.side === 'partner' || actor.side === 'public');
}

export function eventActor(actor: Actor): EventActor {
  return {
    kind: actor.kind,
    personId: actor.personId,
    organisationId: actor.organisationId,
    name: actor.name,
  };
}
