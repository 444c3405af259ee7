import { sql } from 'kysely';
import { ensureMembership, type Actor } from '../../../platform/access/index.ts';
import { newId, transaction, type Call, type Database } from '../../../platform/database/index.ts';
import {
  assessRegistration,
  decideByPerson,
  getRegistration,
  register,
  releaseRegistration,
  winDeal,
} from '../../../modules/deal-registration/index.ts';
import {
  acceptOffer,
  closeLead,
  declineOffer,
  passOn,
} from '../../../modules/lead-routing/index.ts';
import { acceptAgreement } from '../../../modules/partners/index.ts';
import { policyInForce } from '../../../platform/decisions/index.ts';
import type { Installation } from '../../installation.ts';
import { partnerCast } from '../cast.ts';
import { asWorker } from '../programme.ts';
import { playApplicants } from './applicants.ts';
import { mailOpenOffers } from './open-offers.ts';
import type { Offer, Player } from './players.ts';

const hour = 3_600_000;

/**
 * The cast at work on what the routing gave it: leads accepted and declined, deals registered,
 * decided and won. Every step is the product's own action, at a moment of the past days; nothing
 * is written that the product would not have written itself.
 *
 * @param begin a day after the leads were routed
 * @param now when the demonstration opens
 */
export async function tellStory(
  installation: Installation,
  programmeId: string,
  begin: Date,
  now: Date,
): Promise<void> {
  const { database, settings } = installation;
  const players = await castPlayers(database, programmeId, begin);
  const manager = await managerOf(database, programmeId);
  for (const { actor } of players.filter((player) => player.actor.kind === 'partner.admin'))
    await as(database, actor, begin, acceptOwnAgreement);
  for (const [index, player] of players.entries())
    await playOffers(
      database,
      programmeId,
      player,
      index,
      new Date(begin.getTime() + index * hour),
    );
  for (const [index, player] of players.entries())
    await playDeals(
      database,
      programmeId,
      player,
      manager,
      index,
      new Date(begin.getTime() + 24 * hour + index * hour),
    );
  await playCompetingClaim(
    database,
    programmeId,
    players,
    new Date(begin.getTime() + 4 * 24 * hour),
  );
  await playApplicants(database, programmeId, manager, now);
  await mailOpenOffers(
    database,
    programmeId,
    settings.baseUrl,
    players,
    new Date(begin.getTime() + 6 * 24 * hour),
  );
}

/** The partners that were offered the most leads receive people who can sign in. */
async function castPlayers(database: Database, programmeId: string, now: Date): Promise<Player[]> {
  const offers = await asWorker(database, programmeId, now, async ({ tx }) => {
    const { rows } =
      await sql<Offer>`select id, lead_id, organisation_id, teaser ->> 'companyName' as company_name from public.lead_offers
      where programme_id = ${programmeId} and status = 'open' order by organisation_id, score desc nulls last, id`.execute(
        tx,
      );
    return rows;
  });
  const byPartner = Map.groupBy(offers, (offer) => offer.organisationId);
  const busiest = [...byPartner]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, partnerCast.length);
  const players: Player[] = [];
  for (const [index, person] of partnerCast.entries()) {
    const [organisationId, own] = busiest[index] ?? [];
    if (!organisationId || !own) continue;
    const { personId } = await ensureMembership(database, {
      programmeId,
      organisationId,
      kind: person.kind,
      email: person.email,
      name: person.name,
      now,
    });
    players.push({
      offers: own,
      actor: {
        kind: person.kind,
        side: 'partner',
        programmeId,
        organisationId,
        personId,
        name: person.name,
        surface: 'web',
        sessionId: null,
        scopes: null,
      },
    });
  }
  return players;
}

async function managerOf(database: Database, programmeId: string): Promise<Actor> {
  const { rows } = await sql<{
    personId: string;
    organisationId: string;
    name: string;
  }>`select person_id, organisation_id, name from public.memberships
    where programme_id = ${programmeId} and kind = 'vendor.channel-manager' order by id limit 1`.execute(
    database.pools.auth,
  );
  const person = rows[0];
  if (!person) throw new Error('The demonstration has no channel manager.');
  return {
    ...person,
    kind: 'vendor.channel-manager',
    side: 'vendor',
    programmeId,
    surface: 'web',
    sessionId: null,
    scopes: null,
  };
}

const as = <T>(database: Database, actor: Actor, now: Date, work: (call: Call) => Promise<T>) =>
  transaction(database, actor, now, newId('req'), work);

/** An administrator reads the agreement and accepts it for the company. */
async function acceptOwnAgreement(call: Call): Promise<void> {
  const { id } = await policyInForce(call, 'partners.agreement');
  await acceptAgreement(call, id);
}

/** Each takes its best leads, passes one on and leaves the others waiting. */
async function playOffers(
  database: Database,
  programmeId: string,
  { actor, offers }: Player,
  index: number,
  now: Date,
): Promise<void> {
  for (const offer of offers.slice(0, 3))
    await as(database, actor, now, (call) => acceptOffer(call, offer.id));
  const passed = offers[3];
  if (!passed || offers.length < 6) return;
  const reasonCode = ['no-capacity', 'outside-expertise', 'already-working'][index % 3] ?? 'other';
  await as(database, actor, now, (call) => declineOffer(call, passed.id, { reasonCode }));
  await asWorker(database, programmeId, now, (call) => passOn(call, passed.leadId));
}

/** Each registers the deals of its accepted leads; the rule judges, the tick tells, the manager decides what a person must. */
async function playDeals(
  database: Database,
  programmeId: string,
  { actor, offers }: Player,
  manager: Actor,
  index: number,
  now: Date,
): Promise<void> {
  for (const [place, offer] of offers.slice(0, 2).entries()) {
    const id = await as(
      database,
      actor,
      now,
      async (call) =>
        (
          await register(call, {
            leadId: offer.leadId,
            need: needs[(index + place) % needs.length],
          })
        ).id,
    );
    await asWorker(database, programmeId, now, async (call) => {
      await assessRegistration(call, id);
      await closeLead(call, offer.leadId, 'converted');
    });
    const tick = new Date(now.getTime() + 2 * 60_000);
    await asWorker(database, programmeId, tick, (call) => releaseRegistration(call, id));
    const { status } = await asWorker(database, programmeId, tick, (call) =>
      getRegistration(call.tx, call.actor, id),
    );
    // Half of what needs a person is decided; the rest waits in the inbox.
    if (status === 'under-review' && (index + place) % 2 === 0)
      await as(database, manager, new Date(tick.getTime() + 3 * hour), (call) =>
        decideByPerson(call, id, { outcome: 'approved' }),
      );
    if (status === 'approved' && index % 2 === 0 && place === 0)
      await as(database, actor, new Date(tick.getTime() + 48 * hour), (call) => winDeal(call, id));
  }
}

/** What customers of a bicycle maker’s resellers ask for; the sample’s prospects left no words of their own. */
const needs = [
  'A fleet of bicycles for staff',
  'Mountain bikes for a rental shop',
  'Road bikes for a club',
  'Touring bikes and helmets',
  'Spare parts and a service contract',
];

/**
 * A second partner claims a customer that the first has registered: what no rule should settle,
 * so it waits for a person.
 */
async function playCompetingClaim(
  database: Database,
  programmeId: string,
  [first, second]: readonly Player[],
  now: Date,
): Promise<void> {
  if (!first || !second) return;
  const [claimed] = await as(database, first.actor, now, async ({ tx }) => {
    const { rows } = await sql<{
      customerName: string;
      customerCity: string;
      contactEmail: string;
    }>`
      select customer_name, customer_city, contact_email from public.deal_registrations
      where programme_id = ${programmeId} and organisation_id = ${first.actor.organisationId} and status = 'approved' order by id limit 1`.execute(
      tx,
    );
    return rows;
  });
  if (!claimed) return;
  const contactEmail = `purchasing@${claimed.contactEmail.split('@').at(-1) ?? ''}`;
  const id = await as(database, second.actor, now, async (call) => {
    const { customerName, customerCity } = claimed;
    return (await register(call, { customerName, customerCity, contactEmail, need: needs[2] })).id;
  });
  await asWorker(database, programmeId, now, (call) => assessRegistration(call, id));
  const tick = new Date(now.getTime() + 2 * 60_000);
  await asWorker(database, programmeId, tick, (call) => releaseRegistration(call, id));
}
