import type { Call } from '../../../platform/database/index.ts';
import {
  decide,
  policyInForce,
  publishedPolicy,
  type DecisionInput,
  type PolicyInForce,
} from '../../../platform/decisions/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { programmeOf, workCalendarOf } from '../../../platform/access/index.ts';
import { daysOffFrom } from '../../../platform/clock/holidays.ts';
import { workingDaysLater } from '../../../platform/clock/working-days.ts';
import { dayOf } from '../../../platform/clock/zone.ts';
import { companyDomain } from '../../accounts/index.ts';
import { allPartners, changePartner } from '../../partners/index.ts';
import { againFrom } from './recognition.ts';
import { mayMove, type ApplicationMove } from './rules/application.ts';
import type { QualificationPolicy } from './rules/policy.ts';
import { startClock } from './answer-clock.ts';
import * as store from './store.ts';
import type { ApplicationRow } from './tables.ts';
import { appealDays, applicationKind, line, told } from './telling.ts';

export async function listApplications(
  call: Call,
  query: Parameters<typeof store.listApplications>[1],
) {
  const page = await store.listApplications(call, query);
  return { ...page, data: page.data.map((row) => line(row, 'vendor')) };
}

export async function getForVendor(call: Call, id: string) {
  const row = await store.getApplication(call.tx, call.actor, id);
  return { ...(await inFull(call, row, 'vendor')), similar: await similarTo(call, row) };
}

/** Partners of one name or one mail domain; a channel manager looks before approving a second one. */
async function similarTo(call: Call, row: ApplicationRow) {
  const domain = companyDomain(row.applicantEmail);
  const name = row.companyName.toLowerCase();
  return (await allPartners(call.tx, call.actor))
    .filter(
      (partner) =>
        partner.id !== row.organisationId &&
        (partner.name.toLowerCase() === name ||
          (domain !== undefined && partner.domain === domain)),
    )
    .slice(0, 5)
    .map(({ id, name: partnerName, country, stage }) => ({
      id,
      name: partnerName,
      country,
      stage,
    }));
}

async function inFull(call: Call, row: ApplicationRow, side: 'vendor' | 'partner') {
  const policy = await publishedPolicy<QualificationPolicy>(call, row.policyId);
  const workMail = companyDomain(row.applicantEmail) !== undefined;
  const again = row.status === 'refused' ? await againFrom(call, row) : null;
  return {
    ...told(row, policy.document, workMail, call.now, side),
    againFrom: again?.toISOString() ?? null,
  };
}

/** The own application of a partner's call; null where the firm came in otherwise. */
export async function getOwn(call: Call) {
  const row = await store.latestOf(call.tx, call.actor, call.actor.organisationId ?? '');
  return { application: row ? await inFull(call, row, 'partner') : null };
}

export async function approve(call: Call, id: string, note: string | undefined) {
  const row = await locked(call, id, 'approve');
  const sentence = `${call.actor.name} approved the application${note ? `: ${note}` : '.'}`;
  const decisionId = await personDecides(call, row, 'approved', sentence);
  await store.saveApplication(call, row, {
    status: 'approved',
    decidedAt: call.now.toISOString(),
    decisionBy: null,
    decisionId,
  });
  await welcome(call, row);
  return getForVendor(call, id);
}

/** The firm is a partner from now on: offered leads, listed, and able to register deals. */
export async function welcome(
  call: Call,
  {
    id,
    organisationId,
    companyName,
  }: Pick<ApplicationRow, 'id' | 'organisationId' | 'companyName'>,
): Promise<void> {
  const { timeZone } = await programmeOf(call);
  await changePartner(
    call,
    organisationId,
    { stage: 'active', listed: true, joinedOn: dayOf(call.now, timeZone) },
    null,
    'partners.joined',
  );
  await publish(call, 'recruitment.application-approved', {
    subjectId: id,
    organisationId,
    facts: { companyName },
  });
}

export async function refuseApplication(call: Call, id: string, note: string) {
  const row = await locked(call, id, 'refuse');
  const sentence = `${call.actor.name} refused the application: ${note}`;
  const decisionId = await personDecides(call, row, 'refused', sentence);
  await store.saveApplication(call, row, {
    status: 'refused',
    decidedAt: call.now.toISOString(),
    decisionBy: null,
    decisionId,
  });
  await publish(call, 'recruitment.application-refused', {
    subjectId: id,
    organisationId: row.organisationId,
    facts: { companyName: row.companyName },
  });
  return getForVendor(call, id);
}

/** The clock stands still while the applicant is asked. */
export async function ask(call: Call, id: string, question: string) {
  const row = await locked(call, id, 'ask');
  await store.saveApplication(call, row, {
    status: 'asked',
    question,
    reply: null,
    decisionBy: null,
  });
  await publish(call, 'recruitment.applicant-asked', {
    subjectId: id,
    organisationId: row.organisationId,
    facts: { question },
  });
  return getForVendor(call, id);
}

/** The clock starts anew with the reply. */
export async function reply(call: Call, text: string) {
  const row = await ownLocked(call, 'reply');
  const policy = await publishedPolicy<QualificationPolicy>(call, row.policyId);
  await store.saveApplication(call, row, {
    status: 'under-review',
    reply: text,
    decisionBy: await answerBy(call, policy),
  });
  await publish(call, 'recruitment.applicant-replied', {
    subjectId: row.id,
    organisationId: row.organisationId,
  });
  return inFull(call, await store.getApplication(call.tx, call.actor, row.id), 'partner');
}

export async function withdraw(call: Call) {
  const row = await ownLocked(call, 'withdraw');
  await store.saveApplication(call, row, { status: 'withdrawn', decisionBy: null });
  await publish(call, 'recruitment.application-withdrawn', {
    subjectId: row.id,
    organisationId: row.organisationId,
  });
  return inFull(call, await store.getApplication(call.tx, call.actor, row.id), 'partner');
}

/** An appeal overturned a refusal: a person decides anew, within the policy's clock. */
export async function reopenApplication(call: Call, id: string, decisionId: string): Promise<void> {
  const row = await store.lockApplication(call.tx, call.actor, id);
  if (row.decisionId !== decisionId || row.status !== 'refused') return;
  const policy = await publishedPolicy<QualificationPolicy>(call, row.policyId);
  await store.saveApplication(call, row, {
    status: 'under-review',
    decidedAt: null,
    decisionBy: await answerBy(call, policy),
  });
  await startClock(call, id);
  await publish(call, 'recruitment.application-reopened', {
    subjectId: id,
    organisationId: row.organisationId,
    facts: { decisionId },
  });
}

/** When a person has answered at the latest. */
export async function answerBy(
  call: Call,
  { document }: PolicyInForce<QualificationPolicy>,
): Promise<string> {
  const programme = await programmeOf(call);
  const isOff = await daysOffFrom(workCalendarOf(programme), call.now);
  const { workingDays } = document.answer;
  return workingDaysLater(call.now, workingDays, programme.timeZone, isOff).toISOString();
}

async function personDecides(
  call: Call,
  row: ApplicationRow,
  outcome: string,
  sentence: string,
): Promise<string> {
  const of = row.organisationId;
  const { id, version, document } = await publishedPolicy<QualificationPolicy>(call, row.policyId);
  const { answer } = document;
  const decision: DecisionInput = {
    kind: applicationKind,
    subjectId: row.id,
    outcome,
    policy: {
      id,
      version,
      clause: { id: answer.clause, text: answer.text ?? 'A person decides.' },
    },
    facts: {
      values: [
        { name: 'points', value: row.points, of },
        ...(row.question ? [{ name: 'question', value: row.question, of }] : []),
        ...(row.reply ? [{ name: 'reply', value: row.reply, of }] : []),
      ],
    },
    counts: { points: row.points, 'points possible': row.pointsOf },
    decidedBy: 'person',
    parties: [of],
    appealDays,
    explanation: { vendor: [sentence], own: { [of]: [sentence] } },
  };
  return decide(call, decision);
}

async function locked(call: Call, id: string, move: ApplicationMove): Promise<ApplicationRow> {
  const row = await store.lockApplication(call.tx, call.actor, id);
  demandMove(row, move);
  return row;
}

async function ownLocked(call: Call, move: ApplicationMove): Promise<ApplicationRow> {
  const latest = await store.latestOf(call.tx, call.actor, call.actor.organisationId ?? '');
  if (!latest)
    throw refuse('recruitment.no-application', {
      status: 404,
      detail: 'Your company has no application.',
    });
  // Asked before it is locked: what is decided is not the applicant's to lock any more.
  demandMove(latest, move);
  return locked(call, latest.id, move);
}

const moveWords: Record<ApplicationMove, string> = {
  approve: 'approved',
  refuse: 'refused',
  ask: 'asked about',
  reply: 'replied to',
  withdraw: 'taken back',
};

function demandMove(row: ApplicationRow, move: ApplicationMove): void {
  if (!mayMove(move, row.status))
    throw refuse('recruitment.move-not-possible', {
      status: 409,
      detail: `This application is ${row.status.replaceAll('-', ' ')}; it cannot be ${moveWords[move]} now.`,
    });
}

/** Within how many working days a person answers, by the policy in force. */
export async function promisedWorkingDays(call: Call): Promise<number> {
  const { document } = await policyInForce<QualificationPolicy>(call, 'recruitment.qualification');
  return document.answer.workingDays;
}
