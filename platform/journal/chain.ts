import { sql } from 'kysely';
import type { Call, Database } from '../database/index.ts';
import { beginning, hashOfEvent, storedColumns, type Head, type StoredEvent } from './seals.ts';
import { inEveryProgramme, type Finding } from './verification.ts';

const batch = 5000;

type Link = {
  position: number;
  eventId: string;
  sealOrganisationId: string | null;
  previousHash: string;
  hash: string;
};
type Row = Link & { [K in keyof StoredEvent]: StoredEvent[K] | null };

/**
 * Reckons the whole chain anew and names the first position that does not fit: an event
 * edited or gone, seals swapped or gone, an event that never came to its seal. A cut tail
 * leaves a chain that fits; the anchors find that one.
 */
export function verifyJournal(database: Database, now: Date): Promise<Finding> {
  return inEveryProgramme(database, now, async (call) => {
    const chain = await verifyChain(call);
    return chain.ok ? verifyUnsealed(call, chain.count) : chain;
  });
}

async function verifyChain(call: Call): Promise<Finding> {
  let head: Head = { position: 0, hash: beginning };
  for (;;) {
    const links = await linksAfter(call, head.position);
    for (const link of links) {
      const problem = problemOf(link, head);
      if (problem !== null)
        return {
          ok: false,
          count: head.position,
          firstBad: {
            programmeId: call.actor.programmeId,
            position: head.position + 1,
            id: link.eventId,
            problem,
          },
        };
      head = link;
    }
    if (links.length < batch) return { ok: true, count: head.position };
  }
}

async function linksAfter({ tx, actor }: Call, position: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.position, s.event_id, s.organisation_id as seal_organisation_id, s.previous_hash, s.hash, ${storedColumns}
    from public.seals s left join public.events e on e.programme_id = s.programme_id and e.id = s.event_id
    where s.programme_id = ${actor.programmeId} and s.position > ${position}
    order by s.position limit ${batch}`.execute(tx);
  return rows;
}

function problemOf(link: Row, head: Head): string | null {
  if (link.position !== head.position + 1) return 'The seal of this position is gone.';
  if (link.previousHash !== head.hash) return 'The seal does not follow from the one before it.';
  if (link.id === null) return 'The event was deleted.';
  if (link.organisationId !== link.sealOrganisationId)
    return 'The seal names another reader than the event.';
  // The id is there, so the join found the event and none of its required columns is null.
  const event = link as StoredEvent;
  return hashOfEvent(head.hash, link.position, event) === link.hash
    ? null
    : 'The event was edited, or swapped with another.';
}

async function verifyUnsealed({ tx, actor }: Call, sealed: number): Promise<Finding> {
  const { rows } = await sql<{ id: string; problem: string }>`
    select e.id, 'The event has no seal and does not wait for one.' as problem from public.events e
    where e.programme_id = ${actor.programmeId}
      and not exists (select from public.seals s where s.programme_id = e.programme_id and s.event_id = e.id)
      and not exists (select from public.unsealed_events u where u.programme_id = e.programme_id and u.event_id = e.id)
    union all
    select u.event_id, 'The event was deleted before it was sealed.' from public.unsealed_events u
    where u.programme_id = ${actor.programmeId}
      and not exists (select from public.events e where e.programme_id = u.programme_id and e.id = u.event_id)
    order by id limit 1`.execute(tx);
  const first = rows[0];
  if (!first) return { ok: true, count: sealed };
  return {
    ok: false,
    count: sealed,
    firstBad: { programmeId: actor.programmeId, position: sealed + 1, ...first },
  };
}
