import { useQuery } from '@tanstack/react-query';
import {
  Asked,
  Button,
  Dialog,
  ErrorState,
  Loading,
  State,
  When,
} from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';
import type { Lead, Offer } from '../client.ts';
import { RouteNow } from './RouteNow.tsx';
import { offerStatuses, saySource } from './words.ts';

/** Who asked, for what, and every partner that was asked since. */
export function LeadDetails({
  lead,
  onClose,
  onAssign,
}: {
  lead: Lead;
  onClose: () => void;
  onAssign: () => void;
}) {
  const offers = useQuery(leadRouting.query('GET /leads/{id}/offers', { params: { id: lead.id } }));
  return (
    <Dialog
      title={lead.companyName}
      onClose={onClose}
      acts={
        <>
          <RouteNow lead={lead} />
          <Button onClick={onAssign}>
            {lead.offer ? 'Offer to another…' : 'Offer to a partner…'}
          </Button>
        </>
      }
    >
      <LeadFacts lead={lead} />
      <h3>Partners asked</h3>
      {offers.isError && (
        <ErrorState problem={offers.error} onRetry={() => void offers.refetch()} />
      )}
      {offers.isPending && <Loading lines={2} />}
      {offers.data?.data.length === 0 && <p className="hint">Nobody yet.</p>}
      <ul className="list">
        {offers.data?.data.map((offer) => (
          <OfferLine key={offer.id} offer={offer} />
        ))}
      </ul>
    </Dialog>
  );
}

function OfferLine({ offer }: { offer: Offer }) {
  const { word, tone } = offerStatuses[offer.status] ?? {
    word: offer.status,
    tone: 'plain' as const,
  };
  return (
    <li className="row between wrap">
      <span>
        {offer.partnerName}{' '}
        {offer.score !== null && (
          <Asked
            decision={offer.decisionId}
            name={`Score of ${offer.partnerName}: ${offer.score.toFixed(1)}`}
          >
            {offer.score.toFixed(1)}
          </Asked>
        )}
        {offer.declineNote && <span className="hint block">“{offer.declineNote}”</span>}
      </span>
      <span className="row small">
        <State tone={tone}>{word}</State>
        <When at={offer.answeredAt ?? offer.offeredAt} show="exact" />
      </span>
    </li>
  );
}

export function LeadFacts({ lead }: { lead: Lead }) {
  const rows: [string, string | number | null][] = [
    ['Contact', lead.contactName],
    ['Mail', lead.contactEmail],
    ['Telephone', lead.contactPhone],
    ['Place', [lead.city, lead.region, lead.country].filter(Boolean).join(', ')],
    ['Industry', lead.industry],
    ['Employees', lead.employees],
    ['Need', lead.need],
    ['Product', lead.product],
    ['Source', saySource(lead.source)],
  ];
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([head, value]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>
              {value}
              {head === 'Mail' && !lead.deliverable && ' (not deliverable)'}
            </dd>
          </div>
        ))}
      <div>
        <dt>Arrived</dt>
        <dd>
          <When at={lead.createdAt} />
        </dd>
      </div>
    </dl>
  );
}
