import { present } from '../../platform/clock/index.ts';
import type { Prober } from './actors.ts';
import { poster } from './furnish.ts';
import type { ProbeWorld } from './world.ts';

/** Aims that wait for either side, and meetings with the vendor in each state, each under its partner's mark. */
export async function planTogether(world: ProbeWorld, probers: readonly Prober[]): Promise<void> {
  const admins = (side: string) =>
    probers.filter((one) => one.side === side && one.kind.endsWith('.admin'));
  for (const vendor of admins('vendor'))
    for (const [at, partner] of admins('partner')
      .filter(({ programme }) => programme === vendor.programme)
      .entries()) {
      const toVendor = poster(world, vendor);
      const toPartner = poster(world, partner);
      const { organisationId } = partner;
      const what = `Written canary:${partner.programme}/${partner.partner}:`;
      const aims = [{ what, measure: 'registered-deals', number: 3, until: '2026-12-31' }];
      await (at % 2 === 0 ? toVendor : toPartner)(`partners/${organisationId}/plans`, { aims });
      const membershipId = await membershipOf(world, vendor);
      const proposal = {
        startsAt: new Date(present().getTime() + 90 * 86_400_000).toISOString(),
        minutes: 30,
        place: what,
      };
      for (const state of ['open', 'by-vendor', 'by-partner', 'by-partner', 'confirmed']) {
        const byVendor = state === 'by-vendor' || state === 'confirmed';
        const made = await toVendor(`partners/${organisationId}/meetings`, {
          topic: what,
          membershipId,
          ...(byVendor ? { proposal } : {}),
        });
        const id = String(made['id']);
        if (state === 'by-partner') await toPartner(`meetings/${id}/proposal`, proposal);
        if (state === 'confirmed') await toPartner(`meetings/${id}/confirmation`);
      }
    }
}

async function membershipOf(world: ProbeWorld, vendor: Prober): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from public.memberships where programme_id = $1 and organisation_id = $2 and ended_at is null limit 1`,
    [vendor.programmeId, vendor.organisationId],
  );
  return rows[0]?.id ?? '';
}
