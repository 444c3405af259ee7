import { useSession } from '../../../../web/shell/index.ts';
import type { PartnerRecord } from '../client.ts';
import { Alliance } from '../roles/Alliance.tsx';

const givers = ['vendor.admin', 'vendor.channel-manager', 'vendor.seller'];
const living = ['onboarding', 'active', 'dormant'];

/** The alliance with a partner, on its record; nothing for whoever does not hold the role. */
export function AllianceOf({ partner }: { partner: PartnerRecord }) {
  const { actor } = useSession();
  if (!partner.roles.includes('alliance') || partner.mergedInto) return null;
  return (
    <Alliance
      partnerId={partner.id}
      other={partner.name}
      holdsRole={living.includes(partner.stage)}
      mayAct={givers.includes(actor.kind)}
    />
  );
}
