import { sql } from 'kysely';
import type { Language } from '../platform/language/index.ts';
import type { Call } from '../platform/database/index.ts';
import { findDecision } from '../platform/decisions/index.ts';
import type { JournalEvent } from '../platform/journal/index.ts';
import { programmeOf } from '../platform/access/index.ts';
import { sendMail } from '../platform/mail/index.ts';
import {
  getApplication,
  getJoinRequest,
  getProspect,
  optOutPath,
} from '../modules/recruitment/index.ts';
import { notify, readable } from './notices.ts';

/** Tells an applicant that the application came in and by when it is answered, what is asked, and what was decided. */
export async function tellApplicant(
  call: Call,
  event: JournalEvent,
  baseUrl: string,
): Promise<void> {
  const application = await getApplication(call.tx, call.actor, event.subjectId);
  const about = {
    organisationId: application.organisationId,
    subjectId: application.id,
    target: '/',
    administratorsOnly: true,
  };
  const { companyName, decisionBy } = application;
  if (event.type === 'recruitment.application-submitted') {
    // What a rule decided at once is told by the mail of the decision.
    if (event.facts['outcome'] !== 'review') return;
    return notify(call, baseUrl, {
      ...about,
      template: 'application-received',
      facts: (to) => ({
        programmeName: to.programmeName,
        companyName,
        answer: decisionBy
          ? `A person answers by ${readable(decisionBy, to)}. You hear from us then, whatever the outcome.`
          : 'You hear from us, whatever the outcome.',
      }),
    });
  }
  const decision = await findDecision(call.tx, call.actor, application.decisionId);
  const asked = event.type === 'recruitment.applicant-asked';
  await notify(call, baseUrl, {
    ...about,
    template: 'application-decided',
    facts: ({ programmeName }) => ({
      programmeName,
      companyName,
      outcome: asked ? 'a question' : event.type.endsWith('approved') ? 'approved' : 'refused',
      explanation: asked
        ? String(event.facts['question'])
        : (decision?.explanation.own?.[application.organisationId] ?? []).join('\n'),
    }),
  });
}

/** Tells a partner's administrators that somebody of their mail domain asks to be let in. */
export async function tellColleague(
  call: Call,
  event: JournalEvent,
  baseUrl: string,
): Promise<void> {
  const { organisationId, name, email } = await getJoinRequest(
    call.tx,
    call.actor,
    event.subjectId,
  );
  await notify(call, baseUrl, {
    organisationId,
    subjectId: event.subjectId,
    target: '/company/requests',
    administratorsOnly: true,
    template: 'join-requested',
    reason: 'team',
    facts: (to) => ({
      programmeName: to.programmeName,
      partnerName: to.organisationName,
      name,
      email,
    }),
  });
}

/** Invites a prospect whose address is known: why it fits, the page on which it applies, and a way to want no more. */
export async function inviteProspect(
  call: Call,
  event: JournalEvent,
  { baseUrl, secret }: { baseUrl: string; secret: string },
): Promise<void> {
  const { email, name, status, reasons } = await getProspect(call, event.subjectId);
  if (email === null || status !== 'invited') return;
  const { name: programmeName, slug, vendorName } = await programmeOf(call);
  // Of the firm nothing is known but its address: it is written to as whoever invites speaks.
  const { rows } = await sql<{ language: Language | null }>`
    select nullif(language, 'en') as language from public.memberships
    where programme_id = ${call.actor.programmeId} and person_id = ${event.actor.personId} limit 1`.execute(
    call.tx,
  );
  const optOut = `${baseUrl}${optOutPath({ secret }, slug, event.subjectId)}`;
  await sendMail(call, {
    to: email,
    template: 'prospect-invited',
    language: rows[0]?.language ?? null,
    subjectId: event.subjectId,
    unsubscribeUrl: optOut,
    facts: {
      programmeName,
      vendorName,
      companyName: name,
      inviterName: event.actor.name,
      reasons: reasons
        .filter(({ met }) => met === 'met')
        .map(({ text }) => text)
        .join('\n'),
      link: `${baseUrl}/p/${slug}/apply`,
      optOut,
    },
  });
}
