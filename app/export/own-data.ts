import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import {
  listOwnSessions,
  listPasskeys,
  sessionFacts,
  type AccessParts,
} from '../../platform/access/index.ts';
import type { Call } from '../../platform/database/index.ts';
import { writtenBy } from '../../modules/conversation/index.ts';
import { bindRoutes, type BoundRoute } from '../../platform/http/index.ts';
import { ownDataContract } from './own-data-contract.ts';
import { ownDataFiles } from './own-data-files.ts';

/** More of what a person did than this is left out, and said to be. */
const actionsAtMost = 20_000;

/**
 * What is kept about the person who asks, for that person alone.
 *
 * @param access asked for at a request, so that the documents can be made without a database
 */
export function ownDataRoutes(access: () => AccessParts): BoundRoute[] {
  return bindRoutes(ownDataContract, {
    'GET /own-data': async (call) => {
      const content = await ownData(access(), call);
      return call.query.format === 'zip' ? asZip(content, call.now) : asFile(content, call.now);
    },
  });
}

/**
 * What is kept about the person of the call, in its membership and its own sign-ins.
 *
 * @returns lists and records as the JSON file has them
 */
export async function ownData(parts: Pick<AccessParts, 'database'>, call: Call) {
  const { tx, actor, now } = call;
  const { personId, programmeId } = actor;
  const { person, programme, memberships } = await sessionFacts(call);
  const here = await sql`select id, organisation_id, kind, name, email, created_at, ended_at
    from public.memberships where programme_id = ${programmeId} and person_id = ${personId}
    order by created_at`.execute(tx);
  const keys =
    await sql`select k.id, k.name, k.scopes, k.created_at, k.expires_at, k.last_used_at, k.ended_at
    from public.api_keys k
    join public.memberships m on m.programme_id = k.programme_id and m.id = k.membership_id
    where k.programme_id = ${programmeId} and m.person_id = ${personId} order by k.created_at`.execute(
      tx,
    );
  const acceptances =
    await sql`select id, organisation_id, policy_version, country, digest, surface, accepted_at
    from public.agreement_acceptances
    where programme_id = ${programmeId} and person_id = ${personId} order by accepted_at`.execute(
      tx,
    );
  const views =
    await sql`select v.id, v.organisation_id, v.list, v.name, v.query, v.shared, v.created_at, v.updated_at,
      exists (select 1 from public.view_defaults d where d.programme_id = v.programme_id and d.view_id = v.id
        and d.person_id = v.person_id) as is_default
    from public.saved_views v
    where v.programme_id = ${programmeId} and v.person_id = ${personId} order by v.created_at`.execute(
      tx,
    );
  const notifications =
    await sql`select id, organisation_id, reason, title, href, created_at, done_at from public.notifications
    where programme_id = ${programmeId} and person_id = ${personId} order by id desc limit 20000`.execute(
      tx,
    );
  const choices =
    await sql`select organisation_id, reasons, digest, digest_hour, digest_sent_at from public.notification_choices
    where programme_id = ${programmeId} and person_id = ${personId}`.execute(tx);
  const { rows: actions } =
    await sql`select id, type, at, subject_id, surface, facts from public.events
    where programme_id = ${programmeId} and actor->>'personId' = ${personId}
    order by at desc, id desc limit ${actionsAtMost + 1}`.execute(tx);
  return {
    about:
      'What Fairway keeps about you as a person. Records of your company are in its own export. Tokens and codes are kept as fingerprints alone and left out. Memberships, keys, acceptances and actions are those of this programme; ask again in another.',
    exportedAt: now.toISOString(),
    person,
    programme,
    allMemberships: memberships,
    membershipsHere: here.rows,
    sessions: await listOwnSessions(call),
    passkeys: await listPasskeys(parts, call),
    apiKeys: keys.rows,
    agreementAcceptances: acceptances.rows,
    savedViews: views.rows,
    notifications: notifications.rows,
    notificationChoices: choices.rows,
    commentsAndNotes: await writtenBy(call),
    actions: actions.slice(0, actionsAtMost),
    olderActionsLeftOut: actions.length > actionsAtMost,
  };
}

function asFile(content: object, now: Date): Response {
  return attached(JSON.stringify(content, null, 2), 'application/json', `${nameOn(now)}.json`);
}

async function asZip(content: object, now: Date): Promise<Response> {
  const files = await ownDataFiles(content);
  const packed = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])), {
    mtime: now,
  });
  return attached(new Uint8Array(packed), 'application/zip', `${nameOn(now)}.zip`);
}

const nameOn = (now: Date) => `my-data-${now.toISOString().slice(0, 10)}`;

function attached(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
