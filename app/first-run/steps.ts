import { sql } from 'kysely';
import { bindRoutes } from '../../platform/http/index.ts';
import { contract, setupSteps } from './steps-contract.ts';

type Done = Record<(typeof setupSteps)[number], boolean>;

/** Steps tick themselves: each is done once the records say so, whoever did it and however. */
export const setupStepRoutes = bindRoutes(contract, {
  'GET /setup-steps': async ({ tx, actor }) => {
    const { programmeId } = actor;
    const { rows } = await sql<Done>`select
      exists (select 1 from public.partners where programme_id = ${programmeId} and stage in ('active', 'onboarding')) as partner,
      (select count(*) > 1 from public.memberships where programme_id = ${programmeId} and ended_at is null and kind like 'vendor.%') as team,
      exists (select 1 from public.policies where programme_id = ${programmeId} and status = 'published' and number > 1) as rules,
      exists (select 1 from public.mails where programme_id = ${programmeId} and status = 'sent') as mail,
      (exists (select 1 from public.leads where programme_id = ${programmeId})
        or exists (select 1 from public.deal_registrations where programme_id = ${programmeId})) as deal`.execute(
      tx,
    );
    return { data: setupSteps.map((step) => ({ step, done: rows[0]?.[step] ?? false })) };
  },
});
