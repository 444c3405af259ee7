import { useQuery } from '@tanstack/react-query';
import { Page, useScreenParams } from '../../../../web/shell/index.ts';
import { ErrorState, Link, Loading, Missing, Money, Pill, When } from '../../../../web/ui/index.ts';
import { Conversation } from '../../../conversation/web/index.ts';
import { deals } from '../client.ts';
import type { OwnDeal } from './own.ts';
import { Claim } from './Claim.tsx';
import { Complete } from './Complete.tsx';
import { Selling } from './Selling.tsx';
import { dealTypes, stateOf } from './words.ts';

const crumbs = [{ href: '/deals', label: 'Deals' }];

/** One deal: where the claim stands and why, how far the sale is, what happened. */
export function Screen() {
  const { id } = useScreenParams();
  const read = useQuery({
    ...deals.record('GET /deal-registrations/{id}', { params: { id } }),
    // An answer comes by itself at its tick; the page then shows it without being asked.
    refetchInterval: (query) => (query.state.data?.answer.status === 'submitted' ? 15_000 : false),
  });
  if (!read.data)
    return (
      <Page title="Deal" crumbs={crumbs}>
        {read.isError ? (
          <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </Page>
    );
  // On this side the answer is the owner's shape.
  const deal = read.data.answer as OwnDeal;
  const state = stateOf(deal);
  return (
    <Page
      title={deal.customerName}
      crumbs={crumbs}
      state={
        <Pill tone={state.tone} icon={state.icon}>
          {state.word}
        </Pill>
      }
      lead={deal.need}
    >
      <div className="register deal">
        <div className="stack gap-6">
          {deal.moves.includes('submit') || deal.moves.includes('resubmit') ? (
            <Complete key={deal.version} deal={deal} etag={read.data.etag} />
          ) : (
            <Selling deal={deal} />
          )}
          <Conversation kind="deal" id={deal.id} />
        </div>
        <aside className="stack gap-4">
          <Claim deal={deal} />
          <DealFacts deal={deal} />
        </aside>
      </div>
    </Page>
  );
}

function DealFacts({ deal }: { deal: OwnDeal }) {
  return (
    <dl className="facts card">
      <dt>Contact</dt>
      <dd>
        {deal.contactName && (
          <>
            {deal.contactName}
            <br />
          </>
        )}
        <a className="link" href={`mailto:${deal.contactEmail}`}>
          {deal.contactEmail}
        </a>
      </dd>
      <dt>Where</dt>
      <dd>{[deal.customerCity, deal.customerCountry].filter(Boolean).join(', ') || <Missing />}</dd>
      <dt>Amount</dt>
      <dd>{deal.amount ? <Money value={deal.amount} /> : <Missing />}</dd>
      <dt>Type</dt>
      <dd>{dealTypes.find((type) => type.value === deal.dealType)?.label ?? deal.dealType}</dd>
      <dt>Expected</dt>
      <dd>
        {deal.expectedCloseOn ? <When at={deal.expectedCloseOn} show="exact" /> : <Missing />}
      </dd>
      <dt>Registered</dt>
      <dd>
        <When at={deal.submittedAt ?? deal.createdAt} show="exact" />
      </dd>
      {deal.leadId && (
        <>
          <dt>From lead</dt>
          <dd>
            <Link className="link" href={`/leads/${deal.leadId}`}>
              Open the lead
            </Link>
          </dd>
        </>
      )}
      <dt>Number</dt>
      <dd className="mono small">{deal.id}</dd>
    </dl>
  );
}
