import { useQuery } from '@tanstack/react-query';
import { ErrorState, Link, Missing, Money } from '../../../../web/ui/index.ts';
import { deals } from '../client.ts';
import type { Deal } from '../client.ts';
import { DealState } from './DealState.tsx';

/** The latest registrations of one partner. */
export function PartnerDeals({ partnerId }: { partnerId: string }) {
  const read = useQuery(
    deals.query('GET /deal-registrations', {
      query: { 'filter[partnerId]': partnerId, sort: '-createdAt', limit: 6 },
    }),
  );
  const rows = (read.data?.data ?? []) as Deal[];
  return (
    <section>
      <div className="section-title">
        <h2 className="minor">Deals</h2>
        {rows.length > 0 && (
          <Link className="link small quiet" href={`/deals?filter[partnerId]=${partnerId}`}>
            All deals
          </Link>
        )}
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isSuccess && rows.length === 0 && (
        <p className="hint">This partner has registered no deal yet.</p>
      )}
      <ul className="promises">
        {rows.map((deal) => (
          <li key={deal.id}>
            <span className="grow">
              <Link className="name" href={`/deals/${deal.id}`}>
                {deal.customerName}
              </Link>
              <span className="hint clamp">{deal.need}</span>
            </span>
            <span className="num">{deal.amount ? <Money value={deal.amount} /> : <Missing />}</span>
            <DealState deal={deal} />
          </li>
        ))}
      </ul>
    </section>
  );
}
