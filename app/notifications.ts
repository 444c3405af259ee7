import { sql } from 'kysely';
import { createLinkWithin } from '../platform/access/index.ts';
import type { Call } from '../platform/database/index.ts';
import { findPolicyKind } from '../platform/decisions/index.ts';
import type { Reaction } from '../platform/jobs/index.ts';
import { titleOf, type JournalEvent } from '../platform/journal/index.ts';
import type { Language } from '../platform/language/index.ts';
import { sendMail } from '../platform/mail/index.ts';
import {
  choicesOf,
  howToTell,
  insertNotifications,
  keyOf,
  usualChoices,
} from '../platform/notifications/index.ts';
import { testTold, versionTold } from './integration-tellings.ts';
import { referralTold } from './referral-tellings.ts';
import { stepTold } from './step-tellings.ts';
import { administrators, managers, sellers, type Teller, type Telling } from './telling.ts';
import { togetherTellers } from './together-tellers.ts';
import { partnerStages } from '../modules/partners/index.ts';
import { getRegistration } from '../modules/deal-registration/index.ts';
import { getOffer } from '../modules/lead-routing/index.ts';

const linkDays = 14;

const ofPartner = (event: JournalEvent, telling: Omit<Telling, 'organisationIds' | 'kinds'>) =>
  event.organisationId === null
    ? []
    : [{ ...telling, organisationIds: [event.organisationId], kinds: sellers }];
const ofVendor = (telling: Omit<Telling, 'organisationIds' | 'kinds'>) => [
  { ...telling, organisationIds: null, kinds: managers },
];

const decided: Teller = async (call, event) => {
  const { customerName } = await getRegistration(call.tx, call.actor, event.subjectId);
  const title =
    {
      'deal-registration.approved': `Registration of ${customerName} approved`,
      'deal-registration.rejected': `Registration of ${customerName} rejected`,
      'deal-registration.declined': `Registration of ${customerName} declined`,
      'deal-registration.returned': `Registration of ${customerName} returned for information`,
    }[event.type] ?? titleOf(event);
  const href = `/deals/${event.subjectId}`;
  return ofPartner(event, { reason: 'decided', title, href, mailed: true });
};

const standing: Teller = (_call, event) =>
  ofPartner(event, { reason: 'standing', title: titleOf(event), href: '/company/standing' });

/** What is told, of which event: one line each. Who it is about reads it in words of its own side. */
const tellers: Record<string, Teller> = {
  ...togetherTellers,
  'lead-routing.lead-offered': async (call, event) => {
    const offer = await getOffer(call.tx, call.actor, String(event.facts['offerId']));
    const title = `A lead for you: ${offer.teaser.companyName}`;
    return ofPartner(event, {
      reason: 'assigned',
      title,
      href: `/offers/${offer.id}`,
      mailed: true,
    });
  },
  'lead-routing.lead-unrouted': () =>
    ofVendor({ reason: 'waiting', title: 'A lead found no partner', href: '/inbox' }),
  'deal-registration.submitted': async (call, event) => {
    const { customerName } = await getRegistration(call.tx, call.actor, event.subjectId);
    const href = `/deals/${event.subjectId}`;
    const title = `We have your registration of ${customerName}`;
    return ofPartner(event, { reason: 'received', title, href, mailed: true });
  },
  'deal-registration.approved': decided,
  'deal-registration.rejected': decided,
  'deal-registration.declined': decided,
  'deal-registration.returned': decided,
  'deal-registration.taken-for-review': async (call, event) => {
    const { customerName } = await getRegistration(call.tx, call.actor, event.subjectId);
    const href = `/deals/${event.subjectId}`;
    const title = `A person decides about the registration of ${customerName}`;
    return [
      ...ofPartner(event, { reason: 'decided', title, href, mailed: true }),
      ...ofVendor({ reason: 'waiting', title, href }),
    ];
  },
  'decisions.appealed': () =>
    ofVendor({ reason: 'waiting', title: 'Somebody appealed against a decision', href: '/inbox' }),
  'decisions.appeal-answered': (_call, event) =>
    ofPartner(event, {
      reason: 'decided',
      title: 'Your appeal is answered',
      href: `/decisions/${String(event.facts['decisionId'])}`,
    }),
  'decisions.policy-published': bindingRules,
  'conversation.commented': commented,
  'partners.referral-given': (_call, event) => referralTold(event),
  'partners.referral-moved': (_call, event) => referralTold(event),
  'partners.test-declared': (_call, event) => testTold(event),
  'partners.test-confirmed': (_call, event) => testTold(event),
  'partners.test-withdrawn': (_call, event) => testTold(event),
  'partners.version-declared': versionTold,
  'partners.tier-reached': standing,
  'partners.tier-fall-confirmed': standing,
  'partners.tier-fall-rejected': standing,
  'recruitment.application-submitted': (_call, event) =>
    event.facts['outcome'] === 'review'
      ? ofVendor({
          reason: 'waiting',
          title: `${String(event.facts['companyName'])} applies to become a partner`,
          href: '/applications',
        })
      : [],
  'recruitment.application-overdue': (_call, event) => [
    ...ofVendor({
      reason: 'overdue',
      title: `${String(event.facts['companyName'])} still waits for its answer`,
      href: '/applications',
    }),
    ...ofPartner(event, {
      reason: 'decided',
      title: 'Your answer is late; the programme was reminded',
      href: '/application',
    }),
  ],
  'onboarding.step-due': (_call, { organisationId, facts }) =>
    stepTold(organisationId, facts, false),
  'onboarding.step-overdue': (_call, { organisationId, facts }) =>
    stepTold(organisationId, facts, true),
  'recruitment.join-requested': (_call, event) => [
    {
      reason: 'team',
      title: `${String(event.facts['name'])} asks to be let in`,
      href: '/company/requests',
      organisationIds: event.organisationId === null ? [] : [event.organisationId],
      kinds: administrators,
      mailed: true,
    },
  ],
};

/** A comment is told to the other side: whoever wrote it knows. */
function commented(_call: Call, event: JournalEvent): Telling[] {
  const [kind] = event.subjectId.split('_');
  const place = { deal: '/deals', lead: '/leads', org: '/partners' }[kind ?? ''];
  const fromPartner = event.actor.kind.startsWith('vendor.') === false;
  const href = place ? `${place}/${event.subjectId}` : '/';
  if (fromPartner)
    return ofVendor({ reason: 'answered', title: 'A partner wrote a comment', href });
  return ofPartner(event, {
    reason: 'answered',
    title: 'The vendor wrote a comment',
    href: kind === 'org' ? '/company/conversation' : href,
  });
}

/** New rules that bind partners are told to the administrators of all that are bound. */
async function bindingRules({ tx, actor }: Call, event: JournalEvent): Promise<Telling[]> {
  const kind = String(event.facts['kind']);
  // The first version of each kind is there before anybody is bound.
  if (event.facts['number'] === 1 || findPolicyKind(kind)?.audience !== 'partners') return [];
  const { rows } = await sql<{ id: string }>`select id from public.partners
    where programme_id = ${actor.programmeId} and stage = any(${[...partnerStages]}) order by id`.execute(
    tx,
  );
  const title = `New rules: ${String(event.facts['title'])}`;
  return [
    {
      reason: 'rules',
      title,
      href: kind === 'partners.agreement' ? '/company/agreement' : '/company/standing',
      organisationIds: rows.map(({ id }) => id),
      kinds: administrators,
    },
  ];
}

/** A reaction to each event that somebody is told of. */
export function notifications(baseUrl: string): Reaction[] {
  return Object.entries(tellers).map(([on, teller]) => ({
    on,
    name: 'notify',
    run: async (call, event) => {
      for (const telling of await teller(call, event)) await tell(call, event, telling, baseUrl);
    },
  }));
}

type Person = {
  membershipId: string;
  personId: string;
  email: string;
  organisationId: string;
  language: Language | null;
};

async function tell(call: Call, event: JournalEvent, telling: Telling, baseUrl: string) {
  const those = await peopleOf(call, telling);
  const people = (
    those.length === 0 && telling.otherwise
      ? await peopleOf(call, { ...telling, kinds: telling.otherwise, personIds: [] })
      : those
  ).filter(({ personId }) => personId !== event.actor.personId);
  if (people.length === 0) return;
  const choices = await choicesOf(
    call,
    people.map(({ personId }) => personId),
  );
  const howOf = (person: Person) =>
    howToTell(telling.reason, choices.get(keyOf(person)) ?? usualChoices);
  const told = await insertNotifications(
    call,
    people.map((person) => ({
      organisationId: person.organisationId,
      personId: person.personId,
      eventId: event.id,
      reason: telling.reason,
      title: telling.title,
      href: telling.href,
      inDigest: howOf(person) === 'digest',
    })),
  );
  if (telling.mailed) return;
  for (const person of people)
    if (told.has(keyOf(person)) && howOf(person) === 'at-once')
      await mail(call, person, telling, baseUrl);
}

async function mail(call: Call, person: Person, { title, href }: Telling, baseUrl: string) {
  const { membershipId, email, organisationId } = person;
  const path = await createLinkWithin(call, {
    membershipId,
    target: href,
    minutes: linkDays * 24 * 60,
  });
  const { rows } = await sql<{ name: string }>`select name from public.programmes
    where id = ${call.actor.programmeId}`.execute(call.tx);
  await sendMail(call, {
    to: email,
    template: 'generic-notice',
    organisationId,
    language: person.language,
    facts: {
      programmeName: rows[0]?.name ?? '',
      title,
      body: 'Open it to read more. Under Notifications you choose of what you hear by mail.',
      linkText: 'Open it',
      link: `${baseUrl}${path}`,
    },
  });
}

async function peopleOf(
  { tx, actor }: Call,
  { organisationIds, kinds, personIds = [] }: Telling,
): Promise<Person[]> {
  const whose =
    organisationIds === null
      ? sql`o.side = 'vendor'`
      : sql`m.organisation_id = any(${[...organisationIds]})`;
  const { rows } =
    await sql<Person>`select m.id as membership_id, m.person_id, m.email, m.organisation_id, nullif(m.language, 'en') as language
    from public.memberships m join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where m.programme_id = ${actor.programmeId} and ${whose} and o.active and m.ended_at is null and (m.kind = any(${[...kinds]}) or m.person_id = any(${[...personIds]}))
    order by m.id`.execute(tx);
  return rows;
}
