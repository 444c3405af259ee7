import type { Call } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { findAccounts } from '../../../modules/accounts/index.ts';
import { importLeads } from '../../../modules/lead-routing/index.ts';
import { readProspects, type Prospect } from './source.ts';

/** The prospects become leads, their companies accounts, and the policy routes them all. @returns how many */
export async function takeInProspects(call: Call): Promise<number> {
  const prospects = await readProspects();
  const companies = prospects.filter((prospect) => prospect.account !== null);
  const accountIds = await findAccounts(
    call,
    companies.map(({ account, country, postalCode }) => ({
      name: account?.name ?? '',
      domain: account?.domain ?? null,
      city: account?.city ?? null,
      region: account?.regionCode ?? null,
      country,
      postalCode,
    })),
  );
  const accountOf = new Map(
    companies.map((prospect, index) => [prospect.prospectKey, accountIds[index] ?? null]),
  );
  const ids = await importLeads(
    call,
    prospects.map((prospect) => leadOf(prospect, accountOf.get(prospect.prospectKey) ?? null)),
  );
  const joined = prospects.reduce((sum, prospect) => sum + prospect.joined.length, 0);
  await publish(call, 'lead-routing.leads-imported', {
    subjectId: call.actor.programmeId,
    facts: { leads: ids.length, joined },
  });
  return ids.length;
}

function leadOf(prospect: Prospect, accountId: string | null) {
  const person = `${prospect.firstName} ${prospect.lastName}`;
  return {
    accountId,
    companyName: prospect.account?.name ?? person,
    contactName: person,
    contactEmail: prospect.email,
    occupation: prospect.occupation,
    city: prospect.city,
    region: prospect.regionCode,
    postalCode: prospect.postalCode,
    country: prospect.country,
    source: 'csv' as const,
    sourceKey: `prospect ${prospect.prospectKey}`,
    personal: prospect.kind === 'personal',
    deliverable: prospect.deliverable,
  };
}
