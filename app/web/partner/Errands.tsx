import { useQuery } from '@tanstack/react-query';
import { ErrorState, Icon, Link, Loading } from '../../../web/ui/index.ts';
import type { OwnDeal } from '../../../modules/deal-registration/web/partner/own.ts';
import type { OwnOffer } from '../../../modules/lead-routing/web/partner/own.ts';
import { OfferErrand, OfferLine } from '../../../modules/lead-routing/web/partner/OfferErrand.tsx';
import { leads } from './clients.ts';

const atMost = 3;
/** Days before the end of a protection at which it becomes an errand. */
const soon = 14;

/** What is next: leads with a clock first, then registrations to mend, then protections about to end. */
export function Errands({ deals, failed }: { deals: OwnDeal[]; failed: unknown }) {
  const read = useQuery(
    leads.query('GET /offers', {
      query: { 'filter[status]': 'open', sort: 'answerBy', limit: 20 },
    }),
  );
  // On this side every row is the partner's shape.
  const offers = (read.data?.data ?? []) as OwnOffer[];
  const [first, ...others] = offers;
  const lines = errandsOf(deals);
  const room = atMost - (first ? 1 : 0);
  // One line is kept for a deal, so that many leads never hide what has to be mended.
  const shownOffers = others.slice(0, Math.max(0, room - Math.min(1, lines.length)));
  const shownDeals = lines.slice(0, room - shownOffers.length);
  const hidden = others.length - shownOffers.length;
  return (
    <section className="stack gap-3">
      <div className="row between">
        <h2>Next for you</h2>
        {hidden > 0 && (
          <Link className="link small" href="/leads">
            {read.data?.hasMore
              ? `More than ${hidden} leads wait`
              : `${hidden} more ${hidden === 1 ? 'lead waits' : 'leads wait'}`}
          </Link>
        )}
      </div>
      {(read.isError || failed !== undefined) && (
        <ErrorState problem={read.error ?? failed} onRetry={() => void read.refetch()} />
      )}
      {read.isPending && <Loading lines={4} />}
      {read.isSuccess && !first && shownDeals.length === 0 && (
        <p className="hint">
          Nothing waits for you. New leads come here and by mail, with a clock for your answer.
        </p>
      )}
      {(first || shownDeals.length > 0) && (
        <div className="card flush">
          {first && <OfferErrand offer={first} main />}
          {shownOffers.map((offer) => (
            <OfferLine key={offer.id} offer={offer} />
          ))}
          {shownDeals.map(({ deal, title, why }) => (
            <Link key={deal.id} className="errand row" href={`/deals/${deal.id}`}>
              <span className="grow">
                <strong className="clamp">{title}</strong>
                <span className="hint block">{why}</span>
              </span>
              <Icon name="right" />
            </Link>
          ))}
        </div>
      )}
    </section>
  );
}

function errandsOf(deals: OwnDeal[]): { deal: OwnDeal; title: string; why: string }[] {
  const back = deals
    .filter((deal) => deal.status === 'returned' || deal.status === 'rejected')
    .map((deal) => ({
      deal,
      title: `Complete ${deal.customerName}`,
      why: deal.reasonNote ?? 'It came back; mend it and hand it in again.',
    }));
  const ending = deals
    .filter(
      (deal) => deal.status === 'approved' && deal.protection && deal.protection.daysLeft <= soon,
    )
    .toSorted((a, b) => (a.protection?.daysLeft ?? 0) - (b.protection?.daysLeft ?? 0))
    .map((deal) => ({
      deal,
      title: `${deal.customerName}: where is it now?`,
      why: `Protection ends in ${deal.protection?.daysLeft ?? 0} days. Extend it with what was done.`,
    }));
  return [...back, ...ending];
}
