import { useSession } from '../../../../web/shell/index.ts';
import { partnerStages } from '../../stages/rules.ts';
import type { PartnerRecord } from '../client.ts';
import { Integration } from '../roles/Integration.tsx';

const confirmers = ['vendor.admin', 'vendor.channel-manager'];

/** What a partner's integration was tested against, on its record; nothing for whoever does not hold the role. */
export function IntegrationOf({ partner }: { partner: PartnerRecord }) {
  const { actor } = useSession();
  if (!partner.roles.includes('integration') || partner.mergedInto) return null;
  return (
    <Integration
      partnerId={partner.id}
      side="vendor"
      holdsRole={partnerStages.includes(partner.stage)}
      mayAct={confirmers.includes(actor.kind)}
    />
  );
}
