import { ensureMembership, type Actor } from '../../../platform/access/index.ts';
import { newId, transaction, type Database } from '../../../platform/database/index.ts';
import { approveApplication, submitApplication } from '../../../modules/recruitment/index.ts';
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
  /** What the channel manager says when approving; without it the rule has decided, or nobody yet. */
  approval?: string;
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
  },
  {
    email: 'tom@weekend-wheels.example',
    name: 'Tom Keller',
    company: 'Weekend Wheels',
    country: 'DE',
    roles: ['reseller'],
    answers: { customers: 20, employees: 2, sellsToday: true, contact: false },
    hoursAgo: 98,
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
];

/** Firms apply, and the channel manager answers one of those that the rules left open. */
export async function playApplicants(
  database: Database,
  programmeId: string,
  manager: Actor,
  now: Date,
): Promise<void> {
  for (const one of applicants) {
    const at = new Date(now.getTime() - one.hoursAgo * 3_600_000);
    const { email, name, company, country, roles, answers } = one;
    const { applicationId, organisationId } = await asWorker(database, programmeId, at, (call) =>
      submitApplication(call, email, {
        companyName: company,
        applicantName: name,
        country,
        roles,
        answers,
      }),
    );
    await ensureMembership(database, {
      programmeId,
      organisationId,
      kind: 'partner.admin',
      email,
      name,
      now: at,
    });
    const { approval } = one;
    if (approval)
      await transaction(
        database,
        manager,
        new Date(at.getTime() + 20 * 3_600_000),
        newId('req'),
        (call) => approveApplication(call, applicationId, approval),
      );
  }
}
