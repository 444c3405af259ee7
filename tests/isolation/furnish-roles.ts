import { present } from '../../platform/clock/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Prober } from './actors.ts';
import type { ProbeWorld } from './world.ts';

/** Records of single roles, as if every partner had them all: probes of all kinds must find something of their own. */
export async function addRoleRecords(
  world: ProbeWorld,
  { programmeId, organisationId }: Prober,
  text: string,
): Promise<void> {
  await world.owner.query(
    `update public.partners set roles = roles || '{alliance,integration}' where programme_id = $1 and id = $2`,
    [programmeId, organisationId],
  );
  for (const givenBy of ['vendor', 'partner'])
    for (const status of ['offered', 'offered', 'accepted', 'accepted'])
      await world.owner.query(
        `insert into public.alliance_referrals (programme_id, id, organisation_id, given_by, customer_name, contact_name,
           referred_on, status, recorded_by_name, answered_at, created_at, updated_at)
         values ($1, $2, $3, $4, $5::text, $5::text, '2026-03-01', $6::text, $5::text,
           case when $6::text = 'accepted' then $7::timestamptz end, $7::timestamptz, $7::timestamptz)`,
        [programmeId, newId('aref'), organisationId, givenBy, text, status, present()],
      );
  const versionId = newId('pver');
  await world.owner.query(
    `insert into public.product_versions (programme_id, id, product, number, released_on, declared_by_name, created_at)
     values ($1, $2::text, 'Planner', $2::text, '2026-02-01', 'Vendor', $3)`,
    [programmeId, versionId, present()],
  );
  // Some that no test names, so that taking one back takes something.
  for (let count = 0; count < 6; count++)
    await world.owner.query(
      `insert into public.product_versions (programme_id, id, product, number, released_on, declared_by_name, created_at)
       values ($1, $2::text, 'Planner', $2::text, '2026-01-01', 'Vendor', $3)`,
      [programmeId, newId('pver'), present()],
    );
  for (const number of [1, 2, 3, 4])
    await world.owner.query(
      `insert into public.integration_tests (programme_id, id, organisation_id, product, number, product_version_id, tested_on,
         evidence_url, declared_by_name, created_at)
       values ($1, $2, $3, $4::text, $5::text, $6, '2026-03-01', 'https://probe.example/report', $4::text, $7)`,
      [programmeId, newId('itest'), organisationId, text, number, versionId, present()],
    );
}
