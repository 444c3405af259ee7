import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '../../../web/shell/index.ts';
import { ErrorState, Icon, Link, Loading, PhoneList, When } from '../../../web/ui/index.ts';
import type { OwnDeal } from '../../../modules/deal-registration/web/partner/own.ts';
import { GettingStarted } from '../../../modules/onboarding/web/partner/GettingStarted.tsx';
import { AgreementNotice } from '../../../modules/partners/web/partner/AgreementNotice.tsx';
import { YourApplication } from '../../../modules/recruitment/web/partner/YourApplication.tsx';
import { deals, partners } from './clients.ts';
import { Errands } from './Errands.tsx';
import { Ordered } from './Ordered.tsx';
import { Standing } from './Standing.tsx';

/** A partner's day: money first, at most three errands, the way to register, standing, deadlines. */
export function Screen() {
  const { programme, actor } = useSession();
  useEffect(() => {
    document.title = `Today · ${programme.name}`;
  }, [programme.name]);
  const company = useQuery(partners.query('GET /company'));
  const open = useQuery(
    deals.query('GET /deal-registrations', {
      query: { 'filter[status][in]': 'submitted,returned,rejected,approved', limit: 200 },
    }),
  );
  // On this side every row is the owner's shape.
  const own = (open.data?.data ?? []) as OwnDeal[];
  if (company.data?.stage === 'applicant') return <AsApplicant />;
  const maySell = /\.(admin|seller)$/.test(actor.kind);
  return (
    <div className="partner-page today">
      <h1 className="sr">Today</h1>
      <div className="today-main">
        {company.isError ? (
          <ErrorState problem={company.error} onRetry={() => void company.refetch()} />
        ) : company.data ? (
          <Ordered company={company.data} />
        ) : (
          <Loading lines={3} />
        )}
        <GettingStarted />
        <AgreementNotice />
        <Errands deals={own} failed={open.isError ? open.error : undefined} />
        {maySell && (
          <Link className="input quiet register-way" href="/register">
            <Icon name="plus" />
            <span className="grow">Register a deal: paste a mail or notes</span>
          </Link>
        )}
      </div>
      <div className="today-side">
        {company.data && <Standing company={company.data} />}
        <Deadlines deals={own} />
      </div>
    </div>
  );
}

/** Before the answer the desk has one thing on it: the application. */
function AsApplicant() {
  return (
    <div className="partner-page">
      <h1>Your application</h1>
      <YourApplication />
    </div>
  );
}

/** Answers promised to the partner and ends of its protections, the nearest first. */
function Deadlines({ deals: own }: { deals: OwnDeal[] }) {
  const dates = own
    .flatMap((deal) => {
      if (deal.status === 'submitted' && deal.decisionBy)
        return [{ deal, at: deal.decisionBy, what: 'The answer comes' }];
      if (deal.status === 'approved' && deal.protection)
        return [{ deal, at: deal.protection.until, what: 'Protection ends' }];
      return [];
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(0, 4);
  if (dates.length === 0) return null;
  return (
    <section className="stack gap-1">
      <h2>Dates ahead</h2>
      <PhoneList
        plain
        label="Dates ahead"
        items={dates.map(({ deal, at, what }) => ({
          id: deal.id,
          href: `/deals/${deal.id}`,
          title: deal.customerName,
          under: what,
          value: <When at={at} show="exact" />,
        }))}
      />
    </section>
  );
}
