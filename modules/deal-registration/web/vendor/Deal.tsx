import { useQuery } from '@tanstack/react-query';
import { Page, useScreenParams } from '../../../../web/shell/index.ts';
import {
  Deadline,
  ErrorState,
  Icon,
  Link,
  Loading,
  Money,
  Pill,
  When,
  Why,
} from '../../../../web/ui/index.ts';
import { decisionQuery } from '../../../../web/client/decision.ts';
import type { Telling } from '../../../../web/ui/index.ts';
import { Conversation } from '../../../conversation/web/index.ts';
import { deals } from '../client.ts';
import type { Deal } from '../client.ts';
import { Claims } from './Claims.tsx';
import { ClaimLanes, ProtectionWindow } from './DealPictures.tsx';
import { DealFacts } from './DealPeek.tsx';
import { Decide } from './Decide.tsx';
import { FurtherActs } from './FurtherActs.tsx';
import { useClaims } from './use-claims.ts';
import { dealTypes, outcomes, reasons, stages, statuses } from './words.ts';

/** One registration: what is claimed, who else claims it, and the decision. */
export function Screen() {
  const { id } = useScreenParams();
  const read = useQuery(deals.query('GET /deal-registrations/{id}', { params: { id } }));
  if (!read.data)
    return (
      <Page title="Deal">
        <div className="scroll">
          {read.isError ? (
            <ErrorState
              title="The deal could not be loaded"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          ) : (
            <Loading lines={8} />
          )}
        </div>
      </Page>
    );
  // The vendor's desk always gets the vendor's telling.
  return <DealPage deal={read.data as Deal} problem={read.error} />;
}

function DealPage({ deal, problem }: { deal: Deal; problem: unknown }) {
  const { claims } = useClaims(deal);
  const by = useEdge(deal);
  const isContested = claims.length > 1;
  const isOpen = deal.moves.includes('approve');
  return (
    <Page
      title={deal.customerName}
      crumbs={[{ href: '/deals', label: 'Deals' }]}
      state={<DealPill deal={deal} />}
    >
      <div className="split stands">
        <div className="main-area pad stack gap-6">
          {problem !== null && <ErrorState problem={problem} />}
          <section className="stack gap-4">
            <div className="section-title">
              <h2>
                <Link className="link" href={`/partners/${deal.partnerId}`}>
                  {deal.partnerName}
                </Link>{' '}
                registered {deal.customerName}
              </h2>
              <span className="small quiet">
                {deal.amount && <Money value={deal.amount} />} {dealTypes[deal.dealType]},{' '}
                {stages[deal.stage]}
              </span>
            </div>
            <DealFacts deal={deal} />
            <p className="row gap-4 wrap small">
              {deal.leadId && (
                <Link className="link" href={`/leads?view=all&open=${deal.leadId}`}>
                  The lead it came from
                </Link>
              )}
              {deal.accountId && (
                <Link className="link" href={`/accounts?open=${deal.accountId}`}>
                  The account
                </Link>
              )}
            </p>
          </section>
          {isContested && <Claims claims={claims} own={deal.id} />}
          {isContested && <ClaimLanes claims={claims} />}
          <ProtectionWindow deal={deal} />
          <Conversation kind="deal" id={deal.id} />
          {isContested && (
            <p className="hint row">
              <Icon name="eye" />
              Each partner sees its own claim alone. None learns another’s name, dates or amounts.
            </p>
          )}
        </div>
        <aside
          className={`panel case ruled ${isOpen ? '' : by}`}
          aria-label={isOpen ? 'Decide' : 'Decision'}
        >
          {isOpen ? <Decide deal={deal} key={deal.version} /> : <Decided deal={deal} />}
        </aside>
      </div>
    </Page>
  );
}

/** The edge of the decision: accent when a rule decided, ink when a person did. */
function useEdge(deal: Deal): string {
  const id = deal.verdict?.decisionId;
  const { data } = useQuery({ ...decisionQuery(id ?? ''), enabled: id !== undefined });
  // The decision is told in the one shape that every decision has.
  const told = data as Telling | undefined;
  if (!told) return '';
  return told.decidedBy.kind === 'person' ? 'by-person' : 'by-rule';
}

function Decided({ deal }: { deal: Deal }) {
  const { verdict } = deal;
  return (
    <>
      <div>
        <div className="row between">
          <span className="small quiet">
            {verdict ? <When at={verdict.decidedAt} /> : statuses[deal.status]?.word}
          </span>
          {verdict && <Why decision={verdict.decisionId} />}
        </div>
        <h2>
          {verdict
            ? `Decided: ${outcomes[verdict.outcome] ?? verdict.outcome}`
            : 'Waits for the rules'}
        </h2>
        {deal.reasonCode && (
          <p className="hint">
            {reasons[deal.reasonCode] ?? deal.reasonCode}
            {deal.reasonNote && `: ${deal.reasonNote}`}
          </p>
        )}
        {verdict && (
          <p className="hint">
            {verdict.toldAt ? (
              <>
                {deal.partnerName} was told <When at={verdict.toldAt} />.
              </>
            ) : (
              <>
                {deal.partnerName} is told <When at={deal.decisionBy} />.
              </>
            )}
          </p>
        )}
      </div>
      <FurtherActs deal={deal} />
    </>
  );
}

function DealPill({ deal }: { deal: Deal }) {
  if (deal.status === 'submitted') return <Deadline at={deal.decisionBy}>Told</Deadline>;
  if (deal.closedAs)
    return <Pill tone={deal.closedAs === 'won' ? 'good' : 'bad'}>{stages[deal.closedAs]}</Pill>;
  const { word, tone } = statuses[deal.status] ?? { word: deal.status, tone: 'plain' as const };
  if (deal.status === 'approved' && deal.protection)
    return (
      <Pill tone="info" icon="lock">
        Protected, {deal.protection.daysLeft} days left
      </Pill>
    );
  return <Pill tone={tone}>{word}</Pill>;
}
