import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { deals } from '../../../modules/deal-registration/web/client.ts';
import type { Deal } from '../../../modules/deal-registration/web/client.ts';
import { leadRouting } from '../../../modules/lead-routing/web/client.ts';
import {
  ButtonLink,
  Deadline,
  ErrorState,
  Icon,
  Link,
  Loading,
  When,
} from '../../../web/ui/index.ts';
import type { IconName } from '../../../web/ui/index.ts';
import { kindWords, useWaiting } from './waiting.ts';
import type { Waiting } from './waiting.ts';

const most = 5;

/** What waits for a person, and the clocks that run by themselves. */
export function PromisesDue() {
  const { items, isPending, error, refetch } = useWaiting();
  const leads = items.filter((item) => item.kind === 'lead');
  const others = items.filter((item) => item.kind !== 'lead');
  const one = leads.length === 1;
  return (
    <section>
      <div className="section-title">
        <h2>{sayTitle(items.length, isPending)}</h2>
        {items.length > 0 && (
          <ButtonLink href="/inbox" main>
            Open the inbox
          </ButtonLink>
        )}
      </div>
      {error !== null && (
        <ErrorState title="This list is not complete" problem={error} onRetry={refetch} />
      )}
      {isPending && <Loading lines={4} />}
      <ul className="promises">
        {others.slice(0, most).map((item) => (
          <Line key={item.id} icon={icons[item.kind]} href={`/inbox?open=${item.id}`} item={item}>
            {item.kind === 'application' ? (
              <Deadline at={item.application.decisionBy} over="The answer is overdue" />
            ) : (
              <When at={item.since} show="relative" />
            )}
          </Line>
        ))}
        {leads.length > 0 && (
          <li>
            <Icon name="deals" />
            <span className="grow">
              <Link className="name" href="/inbox?kind=lead">
                {leads.length} {one ? 'lead' : 'leads'} nobody could be found for
              </Link>
              <span className="hint clamp">{leads[0].reason}</span>
            </span>
            <span className="quiet">
              oldest <When at={leads[0].since} show="relative" />
            </span>
          </li>
        )}
        <RunningClocks />
      </ul>
    </section>
  );
}

/** Promises that the product keeps by itself: the next answers to partners, the next offers to lapse. */
function RunningClocks() {
  const submitted = useQuery(
    deals.query('GET /deal-registrations', {
      query: { 'filter[status]': 'submitted', sort: 'decisionBy', limit: 3 },
    }),
  );
  const offers = useQuery(
    leadRouting.query('GET /offers', {
      query: { 'filter[status]': 'open', sort: 'answerBy', limit: 3 },
    }),
  );
  return (
    <>
      {((submitted.data?.data ?? []) as Deal[]).map((deal) => (
        <li key={deal.id}>
          <Icon name="clock" />
          <span className="grow">
            <Link className="name" href={`/deals/${deal.id}`}>
              {deal.customerName}
            </Link>
            <span className="hint">The rules answer {deal.partnerName}</span>
          </span>
          <Deadline at={deal.decisionBy} near={1} />
        </li>
      ))}
      {offers.data?.data.map((offer) => (
        <li key={offer.id}>
          <Icon name="clock" />
          <span className="grow">
            <Link className="name" href={`/leads?view=all&open=${offer.leadId}`}>
              {offer.teaser.companyName}
            </Link>
            <span className="hint">
              {'partnerName' in offer ? `${offer.partnerName} has to answer the offer` : 'Offered'}
            </span>
          </span>
          <Deadline at={offer.answerBy} near={24} />
        </li>
      ))}
    </>
  );
}

const icons: Record<Waiting['kind'], IconName> = {
  registration: 'flag',
  application: 'plus',
  appeal: 'scales',
  tier: 'partners',
  lead: 'deals',
};

function Line({
  icon,
  href,
  item,
  children,
}: {
  icon: IconName;
  href: string;
  item: Waiting;
  children: ReactNode;
}) {
  return (
    <li>
      <Icon name={icon} />
      <span className="grow">
        <Link className="name" href={href}>
          {item.title}
        </Link>
        <span className="hint clamp">
          {kindWords[item.kind]}, {item.who}: {item.reason}
        </span>
      </span>
      <span className="quiet">{children}</span>
    </li>
  );
}

function sayTitle(count: number, pending: boolean): string {
  if (pending) return 'What is due';
  if (count === 0) return 'Nothing waits for you';
  return count === 1 ? '1 decision waits for you' : `${count} decisions wait for you`;
}
