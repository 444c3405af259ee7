import type { Language } from '../platform/language/index.ts';
import { sql } from 'kysely';
import { createLinkWithin } from '../platform/access/index.ts';
import {
  choicesOf,
  howToTell,
  keyOf,
  usualChoices,
  type Choices,
  type Reason,
} from '../platform/notifications/index.ts';
import type { Call } from '../platform/database/index.ts';
import {
  sendMail,
  type MailAttachment,
  type MailFacts,
  type MailTemplate,
} from '../platform/mail/index.ts';

type Addressee = {
  membershipId: string;
  personId: string;
  kind: string;
  email: string;
  name: string;
  organisationName: string;
  programmeName: string;
  timeZone: string;
  /** Of the mails to this person; null for English. */
  language: Language | null;
};

const linkDays = 14;

/** Mails a partner's people about a record; each gets a link of its own that opens the record once. */
export async function notify<
  T extends Exclude<
    MailTemplate,
    'sign-in-code' | 'address-code' | 'invitation' | 'partnership-ended'
  >,
>(
  call: Call,
  baseUrl: string,
  notice: {
    organisationId: string;
    template: T;
    subjectId: string;
    target: string;
    /** By which the reader chooses how to hear of it; without one the mail always goes out. */
    reason?: Reason;
    facts: (to: Addressee) => Omit<MailFacts[T], 'link'>;
    /** Only those who administer, where selling has nothing to do with it. */
    administratorsOnly?: boolean;
    attachments?: readonly MailAttachment[];
  },
): Promise<void> {
  const people = await addressees(call, notice.organisationId);
  const choices = notice.reason
    ? await choicesOf(
        call,
        people.map(({ personId }) => personId),
      )
    : new Map<string, Choices>();
  const wants = ({ personId }: Addressee) =>
    !notice.reason ||
    howToTell(
      notice.reason,
      choices.get(keyOf({ organisationId: notice.organisationId, personId })) ?? usualChoices,
    ) === 'at-once';
  for (const person of people.filter(
    (one) => mayHear(one.kind, notice.administratorsOnly) && wants(one),
  )) {
    const path = await createLinkWithin(call, {
      membershipId: person.membershipId,
      target: notice.target,
      minutes: linkDays * 24 * 60,
    });
    // Omit and the link together are the template's facts; TypeScript cannot see through the generic.
    const facts = { ...notice.facts(person), link: `${baseUrl}${path}` } as unknown as MailFacts[T];
    await sendMail(call, {
      to: person.email,
      language: person.language,
      template: notice.template,
      facts,
      organisationId: notice.organisationId,
      subjectId: notice.subjectId,
      attachments: notice.attachments ?? [],
    });
  }
}

function mayHear(kind: string, administratorsOnly = false): boolean {
  return !administratorsOnly || kind.endsWith('.admin') || kind === 'influencer';
}

/** Those of a partner who sell or administer; marketers are not asked about leads and deals. */
async function addressees({ tx, actor }: Call, organisationId: string): Promise<Addressee[]> {
  const { rows } =
    await sql<Addressee>`select m.id as membership_id, m.person_id, m.kind, m.email, m.name, o.name as organisation_name, p.name as programme_name, p.time_zone,
      nullif(m.language, 'en') as language
    from public.memberships m join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    join public.programmes p on p.id = m.programme_id
    where m.programme_id = ${actor.programmeId} and m.organisation_id = ${organisationId} and m.ended_at is null
      and m.kind in ('partner.admin', 'partner.seller', 'distributor.admin', 'distributor.seller', 'influencer')
    order by m.id limit 20`.execute(tx);
  return rows;
}

/** A moment as a person reads it, in the programme's zone. */
export function readable(
  moment: string,
  { timeZone, language }: Pick<Addressee, 'timeZone' | 'language'>,
): string {
  return new Intl.DateTimeFormat(language ?? 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(moment));
}
