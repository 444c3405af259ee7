import { ButtonLink, Money, SidePanel, When, Why } from '../../../../web/ui/index.ts';
import type { Deal } from '../client.ts';
import { Decide } from './Decide.tsx';
import { DealState } from './DealState.tsx';
import { outcomes, reasons } from './words.ts';

/** The deal beside its row; one that waits for a decision is decided here. */
export function DealPeek({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const isOpen = deal.moves.includes('approve');
  return (
    <SidePanel
      label={deal.customerName}
      title={deal.customerName}
      under={deal.partnerName}
      onClose={onClose}
      width={isOpen ? 'case' : 'peek'}
      footer={<ButtonLink href={`/deals/${deal.id}`}>Open deal</ButtonLink>}
    >
      <section>
        <DealFacts deal={deal} />
      </section>
      {isOpen ? (
        <section>
          <Decide deal={deal} />
        </section>
      ) : (
        deal.verdict && (
          <section>
            <div className="section-title">
              <h3>Decided: {outcomes[deal.verdict.outcome] ?? deal.verdict.outcome}</h3>
              <Why decision={deal.verdict.decisionId} />
            </div>
            <p className="hint">
              <When at={deal.verdict.decidedAt} />
              {deal.reasonCode && `. ${reasons[deal.reasonCode] ?? deal.reasonCode}`}
              {deal.reasonNote && `: ${deal.reasonNote}`}
            </p>
          </section>
        )
      )}
    </SidePanel>
  );
}

/** What was registered. */
export function DealFacts({ deal }: { deal: Deal }) {
  const contact = [deal.contactName, deal.contactEmail].filter(Boolean).join(', ');
  return (
    <dl className="facts">
      <div>
        <dt>State</dt>
        <dd>
          <DealState deal={deal} />
        </dd>
      </div>
      <div>
        <dt>Need</dt>
        <dd>{deal.need}</dd>
      </div>
      {deal.product && (
        <div>
          <dt>Product</dt>
          <dd>{deal.product}</dd>
        </div>
      )}
      {deal.amount && (
        <div>
          <dt>Amount</dt>
          <dd>
            <Money value={deal.amount} />
          </dd>
        </div>
      )}
      <div>
        <dt>Contact</dt>
        <dd>{contact}</dd>
      </div>
      {deal.customerCity && (
        <div>
          <dt>Place</dt>
          <dd>{[deal.customerCity, deal.customerCountry].filter(Boolean).join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>Registered</dt>
        <dd>
          <When at={deal.createdAt} />
        </dd>
      </div>
      {deal.expectedCloseOn && (
        <div>
          <dt>Expected close</dt>
          <dd>
            <When at={`${deal.expectedCloseOn}T12:00:00Z`} show="exact" />
          </dd>
        </div>
      )}
    </dl>
  );
}
