import { sql } from 'kysely';
import type { z } from 'zod';
import { lookOf } from '../brand/look.ts';
import { brandOf } from '../brand/store.ts';
import type { Call } from '../database/index.ts';
import { notFound } from '../refusal/index.ts';
import type { OwnSession, SessionFacts } from './shapes.ts';

type Facts = z.input<typeof SessionFacts>;

/** Who asks, where, and where else this person could go. */
export async function sessionFacts({ tx, actor, now }: Call): Promise<Facts> {
  const here = await sql<
    Omit<Facts['programme'], 'logo'> & { organisationName: string; email: string | null }
  >`
    select p.id, p.slug, p.name, p.time_zone, p.currency, p.sample, o.name as organisation_name, m.email
    from public.programmes p
    join public.organisations o on o.programme_id = p.id and o.id = ${actor.organisationId}
    left join public.memberships m on m.programme_id = p.id and m.organisation_id = o.id and m.person_id = ${actor.personId}
    where p.id = ${actor.programmeId}`.execute(tx);
  const row = here.rows[0];
  if (!row || actor.organisationId === null) throw notFound();
  const { organisationName, email, ...programme } = row;
  const { rows: memberships } = await sql<Facts['memberships'][number]>`
    select id, programme_id, programme_name, programme_slug, organisation_id, organisation_name, kind,
      (programme_id = ${actor.programmeId} and organisation_id = ${actor.organisationId}) as current
    from app.own_memberships()`.execute(tx);
  return {
    person: actor.personId && email ? { id: actor.personId, name: actor.name, email } : null,
    actor: {
      kind: actor.kind,
      side: actor.side === 'vendor' ? 'vendor' : 'partner',
      organisationId: actor.organisationId,
      organisationName,
    },
    programme: { ...programme, logo: lookOf(await brandOf({ tx, actor })).logo },
    memberships,
    now: now.toISOString(),
  };
}

/** Turns this session to another of the person's memberships; anything else is not found. */
export async function switchMembership({ tx, actor }: Call, membershipId: string): Promise<void> {
  const { rows } = await sql<{
    done: boolean;
  }>`select app.switch_own_session(${actor.sessionId}, ${membershipId}) as done`.execute(tx);
  if (!rows[0]?.done) throw notFound();
}

/** Whoever has chosen is written to in this language from now on. */
export async function chooseLanguage({ tx }: Call, language: string): Promise<void> {
  await sql`select app.choose_language(${language})`.execute(tx);
}

export async function listOwnSessions({ tx, actor }: Call): Promise<z.input<typeof OwnSession>[]> {
  const { rows } = await sql<z.input<typeof OwnSession>>`
    select id, surface, device, programme_name, organisation_name, created_at, expires_at, id = ${actor.sessionId} as current
    from app.own_sessions()`.execute(tx);
  return rows;
}

/** Ends one of the person's own sessions; anybody else's is not found. */
export async function endOwnSession({ tx }: Call, id: string | null): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`select app.end_own_session(${id}) as done`.execute(
    tx,
  );
  if (!rows[0]?.done) throw notFound();
}
