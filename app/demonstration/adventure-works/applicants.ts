import { ensureMembership, type Actor } from '../../../platform/access/index.ts';
import { newId, transaction, type Call, type Database } from '../../../platform/database/index.ts';
import {
  approveApplication,
  askApplicant,
  assessVendor,
  refuseApplication,
  submitApplication,
  sumAssessments,
} from '../../../modules/recruitment/index.ts';
import { asWorker } from '../programme.ts';

type Applicant = {
  email: string;
  name: string;
  company: string;
  country: string;
  roles: string[];
  answers: Record<string, boolean | number>;
  /** Before now. */
  hoursAgo: number;
  /** What the channel manager does and says a day later; without it the rule has decided, or nobody yet. */
  approval?: string;
  refusal?: string;
  question?: string;
  /** Marks of five for the vendor's terms and pace, and whether the firm would recommend it. */
  says?: readonly [number, number, number];
};

/** Firms that applied; made up, like the people of the cast. What became of them, the product decided. */
const applicants: Applicant[] = [
  {
    email: 'maya@harborside-cycles.example',
    name: 'Maya Lindholm',
    company: 'Harborside Cycles',
    country: 'US',
    roles: ['reseller', 'service'],
    answers: { customers: 60, employees: 9, sellsToday: true, contact: true },
    hoursAgo: 130,
    says: [5, 5, 4],
  },
  {
    email: 'tom@weekend-wheels.example',
    name: 'Tom Keller',
    company: 'Weekend Wheels',
    country: 'DE',
    roles: ['reseller'],
    answers: { customers: 20, employees: 2, sellsToday: true, contact: false },
    hoursAgo: 98,
    says: [4, 5, 2],
  },
  {
    email: 'ines@rider-academy.example',
    name: 'Inês Duarte',
    company: 'Rider Academy',
    country: 'FR',
    roles: ['referral', 'influence'],
    answers: { customers: 2, employees: 4, sellsToday: false, contact: true },
    hoursAgo: 76,
    approval:
      'Their courses bring riders who buy a first bicycle; sales experience matters less here.',
    says: [4, 3, 4],
  },
  {
    email: 'joel@northtrail.example',
    name: 'Joel Brandt',
    company: 'Northtrail Outfitters',
    country: 'CA',
    roles: ['reseller'],
    answers: { customers: 3, employees: 6, sellsToday: false, contact: true },
    hoursAgo: 5,
  },
  {
    email: 'korbinian@isarrad.example',
    name: 'Korbinian Huber',
    company: 'Isarrad',
    country: 'DE',
    roles: ['reseller', 'service'],
    answers: { customers: 25, employees: 6, sellsToday: true, contact: true },
    hoursAgo: 118,
    says: [4, 5, 5],
  },
  {
    email: 'ruby@outback-freight.example',
    name: 'Ruby Tran',
    company: 'Outback Freight Lines',
    country: 'AU',
    roles: ['distributor'],
    answers: { customers: 2, employees: 220, sellsToday: false, contact: true },
    hoursAgo: 72,
    refusal: 'We work with distributors that serve bicycle shops today. Apply again once you do.',
    says: [3, 4, 3],
  },
  {
    email: 'sam@kestrel-coaching.example',
    name: 'Sam Ortega',
    company: 'Kestrel Coaching',
    country: 'US',
    roles: ['influence', 'referral'],
    answers: { customers: 3, employees: 1, sellsToday: false, contact: true },
    hoursAgo: 50,
    question: 'Which clubs do you coach, and in which states?',
  },
];

/** Firms apply, the channel manager answers what the rules left open, and they say what they think of it. */
export async function playApplicants(
  database: Database,
  programmeId: string,
  manager: Actor,
  now: Date,
): Promise<void> {
  for (const one of applicants) {
    const at = new Date(now.getTime() - one.hoursAgo * 3_600_000);
    const later = new Date(at.getTime() + 20 * 3_600_000);
    const as: As = (actor, work) => transaction(database, actor, later, newId('req'), work);
    const { applicationId, organisationId } = await asWorker(database, programmeId, at, (call) =>
      apply(call, one),
    );
    const { email, name } = one;
    const member = { programmeId, organisationId, name, kind: 'partner.admin' as const };
    const { personId } = await ensureMembership(database, { ...member, email, now: at });
    await answer(as, manager, applicationId, one);
    const [terms, pace, recommendation] = one.says ?? [];
    if (terms && pace && recommendation)
      await as({ ...manager, ...member, side: 'partner', personId }, (call) =>
        assessVendor(call, { terms, pace, recommendation }),
      );
  }
  await asWorker(database, programmeId, now, sumAssessments);
}

type As = <T>(actor: Actor, work: (call: Call) => Promise<T>) => Promise<T>;

const apply = (call: Call, { email, name, company, country, roles, answers }: Applicant) =>
  submitApplication(call, email, {
    companyName: company,
    applicantName: name,
    country,
    roles,
    answers,
  });

/** What the manager does of the three, if anything. */
async function answer(
  as: As,
  manager: Actor,
  id: string,
  { approval, refusal, question }: Applicant,
): Promise<void> {
  if (approval) await as(manager, (call) => approveApplication(call, id, approval));
  if (refusal) await as(manager, (call) => refuseApplication(call, id, refusal));
  if (question) await as(manager, (call) => askApplicant(call, id, question));
}
