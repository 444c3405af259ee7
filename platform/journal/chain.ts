import { sql } from 'kysely';
import type { Call, Database } from '../database/index.ts';
import { beginning, canonical, hashOfEvent, type Head } from './seals.ts';
import { inEveryProgramme, type Finding } from './verification.ts';

const batch = 5000;

type Link = {
  position: number;
  event_id: string;
  previous_hash: string;
  hash: string;
  reader_fits: boolean;
  /** null: there is no such event. */
  canonical: string | null;
};

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
            id: link.event_id,
            problem,
          },
        };
      head = link;
    }
    if (links.length < batch) return { ok: true, count: head.position };
  }
}

async function linksAfter({ tx, actor }: Call, position: number): Promise<Link[]> {
  // A million rows pass here: plain columns, and nothing done to each that is not needed.
  const { rows } = await sql<Link>`
    select s.position, s.event_id, s.previous_hash, s.hash,
      s.organisation_id is not distinct from e.organisation_id as reader_fits,
      case when e.id is not null then ${canonical} end as canonical
    from public.seals s left join public.events e on e.programme_id = s.programme_id and e.id = s.event_id
    where s.programme_id = ${actor.programmeId} and s.position > ${position}
    order by s.position limit ${batch}`.execute(tx.withoutPlugins());
  return rows;
}

function problemOf(link: Link, head: Head): string | null {
  if (link.position !== head.position + 1) return 'The seal of this position is gone.';
  if (link.previous_hash !== head.hash) return 'The seal does not follow from the one before it.';
  if (link.canonical === null) return 'The event was deleted.';
  if (!link.reader_fits) return 'The seal names another reader than the event.';
  return hashOfEvent(head.hash, link.position, link.canonical) === link.hash
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
