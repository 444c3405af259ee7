import type { Prober } from './actors.ts';
import type { ProbeWorld } from './world.ts';

type Post = (path: string, body: Record<string, unknown>) => Promise<unknown>;

/** Comments and notes beside partners' records, each side's notes under the mark of those who may read them. */
export async function talk(world: ProbeWorld, admin: Prober, post: Post): Promise<void> {
  const isVendor = admin.side === 'vendor';
  const reader = isVendor ? 'secret' : admin.partner;
  const { rows } = await world.owner.query<{ id: string }>(
    'select id from public.partners where programme_id = $1 and ($2::text is null or id = $2)',
    [admin.programmeId, isVendor ? null : admin.organisationId],
  );
  for (const { id } of rows)
    for (const number of [1, 2]) {
      await post(`partners/${id}/conversation`, { text: `Comment ${number} for both sides` });
      await post(`partners/${id}/conversation`, {
        audience: 'own',
        text: `Note ${number} canary:${admin.programme}/${reader}:`,
      });
    }
}
