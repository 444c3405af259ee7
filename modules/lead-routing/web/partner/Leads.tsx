import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Page } from '../../../../web/shell/index.ts';
import {
  Button,
  Empty,
  ErrorState,
  Loading,
  PhoneList,
  State,
  When,
} from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';
import type { OwnLead, OwnOffer } from './own.ts';
import { OfferErrand, OfferLine } from './OfferErrand.tsx';
import { describe, leadWords, statusWords } from './words.ts';

/** Leads for me: what waits for an answer first, then what I accepted, then how earlier offers went. */
export function Screen() {
  return (
    <Page title="Leads" lead="Customers who asked for a partner, offered to you one at a time.">
      <Waiting />
      <Mine />
      <Earlier />
    </Page>
  );
}

function Waiting() {
  const read = useQuery(
    leadRouting.query('GET /offers', {
      query: { 'filter[status]': 'open', sort: 'answerBy', limit: 50 },
    }),
  );
  // A partner reads its own offers; the wider shape is the vendor's.
  const offers = (read.data?.data ?? []) as OwnOffer[];
  const [first, ...others] = offers;
  return (
    <section className="stack gap-3">
      <h2>Waiting for your answer</h2>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={3} />}
      {read.isSuccess && !first && (
        <p className="hint">
          Nothing waits. A new lead comes here and by mail, with a clock for your answer.
        </p>
      )}
      {first && (
        <div className="card flush">
          <OfferErrand offer={first} main />
          {others.map((offer) => (
            <OfferLine key={offer.id} offer={offer} />
          ))}
        </div>
      )}
    </section>
  );
}

function Mine() {
  const read = useInfiniteQuery(leadRouting.pages('GET /leads', { query: { limit: 50 } }));
  const leads = (read.data?.pages.flatMap((page) => page.data) ?? []) as OwnLead[];
  return (
    <section className="stack gap-1">
      <h2>Accepted</h2>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={3} />}
      {read.isSuccess && leads.length === 0 && (
        <Empty title="Leads you accept appear here">
          With the contact to call, and one step to a deal.
        </Empty>
      )}
      <PhoneList
        label="Accepted leads"
        items={leads.map((lead) => ({
          id: lead.id,
          href: `/leads/${lead.id}`,
          title: lead.companyName,
          under: [lead.contactName, describe(lead)].filter(Boolean).join(' · '),
          value:
            lead.status === 'accepted' ? (
              <State tone="info">{leadWords.accepted}</State>
            ) : (
              leadWords[lead.status]
            ),
        }))}
      />
      {read.hasNextPage && (
        <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          Load more
        </Button>
      )}
    </section>
  );
}

function Earlier() {
  const read = useQuery(
    leadRouting.query('GET /offers', {
      query: { 'filter[status][in]': 'declined,lapsed,withdrawn', limit: 20 },
    }),
  );
  const offers = (read.data?.data ?? []) as OwnOffer[];
  if (offers.length === 0) return null;
  return (
    <section className="stack gap-1">
      <h2>Earlier</h2>
      <PhoneList
        plain
        label="Earlier offers"
        items={offers.map((offer) => ({
          id: offer.id,
          href: `/offers/${offer.id}`,
          title: offer.teaser.companyName,
          under: statusWords[offer.status],
          value: <When at={offer.answeredAt ?? offer.answerBy} show="exact" />,
        }))}
      />
    </section>
  );
}
