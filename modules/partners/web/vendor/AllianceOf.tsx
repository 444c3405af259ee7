import { useSession } from '../../../../web/shell/index.ts';
import { partnerStages } from '../../stages/rules.ts';
import type { PartnerRecord } from '../client.ts';
import { Alliance } from '../roles/Alliance.tsx';

const givers = ['vendor.admin', 'vendor.channel-manager', 'vendor.seller'];

/** The alliance with a partner, on its record; nothing for whoever does not hold the role. */
export function AllianceOf({ partner }: { partner: PartnerRecord }) {
  const { actor } = useSession();
  if (!partner.roles.includes('alliance') || partner.mergedInto) return null;
  return (
    <Alliance
      partnerId={partner.id}
      other={partner.name}
      holdsRole={partnerStages.includes(partner.stage)}
      mayAct={givers.includes(actor.kind)}
    />
  );
}
