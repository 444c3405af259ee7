import { ButtonLink, Monogram, SidePanel, When } from '../../../../web/ui/index.ts';
import { useTerritoryName } from '../territories.ts';
import type { PartnerLine } from '../client.ts';
import { Lately } from './Lately.tsx';
import { Standing } from './Standing.tsx';
import { TierMove } from './TierMove.tsx';
import { TierName } from './TierName.tsx';

/** The partner beside its row: where it stands, what is asked of us, what happened lately. */
export function PartnerPeek({ partner, onClose }: { partner: PartnerLine; onClose: () => void }) {
  const territory = useTerritoryName()(partner.territory);
  return (
    <SidePanel
      label={partner.name}
      onClose={onClose}
      title={
        <span className="row gap-3">
          <Monogram name={partner.name} large />
          <span className="clamp">{partner.name}</span>
        </span>
      }
      footer={<ButtonLink href={`/partners/${partner.id}`}>Open partner</ButtonLink>}
    >
      <section>
        <div className="row gap-4 wrap small quiet">
          <TierName tier={partner.tier} />
          {partner.businessType && <span>{partner.businessType}</span>}
          {partner.city && (
            <span>
              {partner.city}
              {territory ? `, ${territory}` : ''}
            </span>
          )}
          <span>
            added <When at={partner.createdAt} show="exact" />
          </span>
        </div>
      </section>
      {partner.pendingTier && (
        <section>
          <TierMove
            id={partner.id}
            name={partner.name}
            tier={partner.tier}
            pendingTier={partner.pendingTier}
            decisionId={partner.tierDecisionId}
          />
        </section>
      )}
      {partner.tierDecisionId && (
        <section>
          <Standing decisionId={partner.tierDecisionId} tier={partner.tier} />
        </section>
      )}
      <section>
        <Lately organisationId={partner.id} />
      </section>
    </SidePanel>
  );
}
