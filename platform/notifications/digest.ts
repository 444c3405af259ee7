import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { createLinkWithin } from '../access/index.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';
import { isLanguage, type Language } from '../language/index.ts';
import { sendMail } from '../mail/index.ts';
import { isDigestDue, usualChoices, type Choices } from './rules.ts';
import { unsubscribeLink } from './unsubscribe.ts';

const linesAtMost = 20;
const linkDays = 14;

export type DigestParts = { database: Database; baseUrl: string; now: () => Date };

/**
 * Sends every digest that is due: to each person what was told since the last one and not put away. A person's lines,
 * the mail and the mark that it went out are one transaction, which holds the lines: two workers send it once.
 *
 * @returns how many went out
 */
export async function sendDigests(parts: DigestParts): Promise<number> {
  const { database, now } = parts;
  const { rows: programmes } = await sql<{ id: string }>`select id from public.programmes`.execute(
    database.pools.worker,
  );
  let sent = 0;
  for (const { id } of programmes) {
    const work = <T>(run: (call: Call) => Promise<T>) =>
      transaction(database, workerOf(id), now(), newId('req'), run);
    for (const reader of await work(waitingReaders))
      if (
        isDigestDue(
          clockIn(now(), reader.timeZone),
          reader,
          dayIn(reader.digestSentAt, reader.timeZone),
        )
      )
        sent += (await work((call) => sendOne(call, reader, parts))) ? 1 : 0;
  }
  return sent;
}

type Reader = Pick<Choices, 'digest' | 'digestHour'> & {
  organisationId: string;
  personId: string;
  membershipId: string;
  email: string;
  programmeName: string;
  timeZone: string;
  language: string | null;
  digestSentAt: string | null;
};

/** Whose access has ended is not among them, whatever waits. */
async function waitingReaders({ tx, actor }: Call): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select m.organisation_id, m.person_id, m.id as membership_id, m.email, m.language, p.name as programme_name, p.time_zone,
      coalesce(c.digest, ${usualChoices.digest}) as digest, coalesce(c.digest_hour, ${usualChoices.digestHour}) as digest_hour,
      c.digest_sent_at
    from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id and o.active
    join public.programmes p on p.id = m.programme_id
    left join public.notification_choices c on c.programme_id = m.programme_id and c.organisation_id = m.organisation_id
      and c.person_id = m.person_id
    where m.programme_id = ${actor.programmeId} and m.ended_at is null and exists (
      select 1 from public.notifications n where n.programme_id = m.programme_id and n.person_id = m.person_id
        and n.organisation_id = m.organisation_id and n.digest_from is not null)
    order by m.id`.execute(tx);
  return rows;
}

async function sendOne(
  call: Call,
  reader: Reader,
  { database, baseUrl }: DigestParts,
): Promise<boolean> {
  const { tx, actor, now } = call;
  const { rows: lines } = await sql<{ id: string; title: string }>`
    select id, title from public.notifications where programme_id = ${actor.programmeId} and person_id = ${reader.personId}
      and organisation_id = ${reader.organisationId} and digest_from is not null
    order by id desc for update skip locked`.execute(tx);
  if (lines.length === 0) return false;
  const path = await createLinkWithin(call, {
    membershipId: reader.membershipId,
    target: '/notifications',
    minutes: linkDays * 24 * 60,
  });
  const unsubscribe = `${baseUrl}${unsubscribeLink(database, { ...reader, programmeId: actor.programmeId })}`;
  const language: Language | null = isLanguage(reader.language ?? '')
    ? (reader.language as Language)
    : null; // checked beside it
  await sendMail(call, {
    to: reader.email,
    template: 'digest',
    organisationId: reader.organisationId,
    language,
    unsubscribeUrl: unsubscribe,
    facts: {
      programmeName: reader.programmeName,
      count: lines.length,
      lines: lines
        .slice(0, linesAtMost)
        .map(({ title }) => title)
        .join('\n'),
      link: `${baseUrl}${path}`,
      unsubscribe,
    },
  });
  await sql`update public.notifications set digest_from = null
    where programme_id = ${actor.programmeId} and id = any(${lines.map(({ id }) => id)})`.execute(
    tx,
  );
  await sql`insert into public.notification_choices (programme_id, organisation_id, person_id, digest_sent_at)
    values (${actor.programmeId}, ${reader.organisationId}, ${reader.personId}, ${now})
    on conflict (programme_id, organisation_id, person_id) do update set digest_sent_at = excluded.digest_sent_at`.execute(
    tx,
  );
  return true;
}

function clockIn(now: Date, timeZone: string) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return { day, hour: Number(parts['hour']), weekday: new Date(day).getUTCDay() || 7 };
}

function dayIn(moment: string | null, timeZone: string): string | null {
  return moment === null ? null : clockIn(new Date(moment), timeZone).day;
}
