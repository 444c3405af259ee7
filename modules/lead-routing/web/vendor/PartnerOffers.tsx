import { useQuery } from '@tanstack/react-query';
import { Asked, Deadline, ErrorState, Link, State, When } from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';
import type { Offer } from '../client.ts';
import { offerStatuses } from './words.ts';

/** The latest leads that were offered to one partner, with its answers. */
export function PartnerOffers({ partnerId }: { partnerId: string }) {
  const read = useQuery(
    leadRouting.query('GET /offers', {
      query: { 'filter[partnerId]': partnerId, sort: '-offeredAt', limit: 6 },
    }),
  );
  const rows = (read.data?.data ?? []) as Offer[];
  return (
    <section>
      <div className="section-title">
        <h2 className="minor">Leads offered</h2>
        {rows.length > 0 && (
          <Link
            className="link small quiet"
            href={`/leads?view=all&filter[partnerId]=${partnerId}`}
          >
            Accepted leads
          </Link>
        )}
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isSuccess && rows.length === 0 && (
        <p className="hint">This partner was offered no lead yet.</p>
      )}
      <ul className="promises">
        {rows.map((offer) => (
          <li key={offer.id}>
            <span className="grow">
              <Link className="name" href={`/leads?view=all&open=${offer.leadId}`}>
                {offer.teaser.companyName}
              </Link>{' '}
              <span className="small quiet">
                {offer.teaser.city}, offered <When at={offer.offeredAt} show="exact" />
              </span>
            </span>
            {offer.score !== null && (
              <Asked
                decision={offer.decisionId}
                name={`Score for ${offer.teaser.companyName}: ${offer.score.toFixed(1)}`}
              >
                {offer.score.toFixed(1)}
              </Asked>
            )}
            <OfferState offer={offer} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OfferState({ offer }: { offer: Offer }) {
  if (offer.status === 'open') return <Deadline at={offer.answerBy} over="Time passed" />;
  const { word, tone } = offerStatuses[offer.status] ?? {
    word: offer.status,
    tone: 'plain' as const,
  };
  return <State tone={tone}>{word}</State>;
}
