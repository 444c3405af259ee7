import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { derivedKey, newId, type Database } from '../../platform/database/index.ts';
import { publishDefaultPolicies } from '../../platform/decisions/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { companyDomain } from '../../modules/accounts/index.ts';
import { asWorker, createProgramme, listProgrammes } from '../demonstration/programme.ts';
import { countryFacts } from './countries.ts';
import { usualRetention } from '../retention/rules.ts';
import { draftProgramme, type ProgrammeType } from './draft.ts';

export type OwnProgramme = {
  email: string;
  vendorName: string;
  country: string;
  types: readonly ProgrammeType[];
};

/** Whether the installation has no programme of its own yet: only then is there a first run. */
export async function awaitsFirstRun(database: Database): Promise<boolean> {
  return (await listProgrammes(database)).every(({ sample }) => sample);
}

/** The word in the link of the first run. It opens nothing any more once there is a programme of one's own. */
export function setupToken({ secret }: Database): string {
  return createHmac('sha256', derivedKey(secret, 'first-run')).update('setup').digest('base64url');
}

export function isSetupToken(database: Database, given: string): boolean {
  const [expected, said] = [Buffer.from(setupToken(database)), Buffer.from(given)];
  return expected.length === said.length && timingSafeEqual(expected, said);
}

/**
 * Makes the vendor's own programme with every policy drafted and in force.
 *
 * @throws 410 when there is one already: of two clicks at once, one makes it
 */
export async function createOwnProgramme(
  database: Database,
  { email, vendorName, country, types }: OwnProgramme,
  now: Date,
): Promise<{ programmeId: string; vendorId: string }> {
  const programmeId = newId('prog');
  const [timeZone, currency] = countryFacts[country] ?? ['UTC', 'USD'];
  return asWorker(database, programmeId, now, async (call) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('first-run', 0))`.execute(call.tx);
    if (!(await awaitsFirstRun(database)))
      throw refuse('programmes.exists-already', {
        status: 410,
        detail: 'This installation has a programme of its own already. Sign in.',
      });
    const { vendorId } = await createProgramme(call, {
      slug: await freeSlug(database, vendorName),
      name: `${vendorName} Partners`,
      vendorName,
      vendorDomain: companyDomain(email) ?? null,
      timeZone,
      currency,
      description: `The partner programme of ${vendorName}.`,
      sample: false,
      settings: { country, types: [...types], retention: usualRetention },
    });
    await publishDefaultPolicies(call, draftProgramme({ types, vendorName, currency }));
    return { programmeId, vendorId };
  });
}

/** An address word out of the name; counted on while another programme has it. */
async function freeSlug(database: Database, name: string): Promise<string> {
  const base =
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 50) || 'programme';
  const taken = new Set((await listProgrammes(database)).map(({ slug }) => slug));
  let slug = base;
  for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`;
  return slug;
}
