import { useQuery } from '@tanstack/react-query';
import { leadRouting } from '../../../modules/lead-routing/web/client.ts';
import type { LeadFlow } from '../../../modules/lead-routing/web/client.ts';
import { useSession } from '../../../web/shell/index.ts';
import { results } from '../../../modules/lead-routing/web/vendor/words.ts';
import {
  Bar,
  ButtonLink,
  duration,
  Empty,
  ErrorState,
  Link,
  Loading,
} from '../../../web/ui/index.ts';

const days = 90;

/** How leads of the last quarter went: the share taken by the first partner asked, and what became of the others. */
export function LeadsAtFirstOffer() {
  const read = useQuery(leadRouting.query('GET /lead-flow', { query: { days } }));
  if (read.isError)
    return (
      <ErrorState
        title="The leads could not be loaded"
        problem={read.error}
        onRetry={() => void read.refetch()}
      />
    );
  if (!read.data) return <Loading lines={5} />;
  const flow = read.data;
  if (flow.leads === 0) return <NoLeads />;
  return (
    <section>
      <div className="figure-head">
        <div>
          <h2>{sayFinding(flow)}</h2>
          <p className="hint">{sayUnder(flow)}</p>
        </div>
        <div className="figure-tools">
          <Link className="link" href="/leads">
            See the flow
          </Link>
        </div>
      </div>
      <div className="score outcome-bars">
        {Object.entries(results).map(([result, word]) => {
          const count = countOf(flow, result);
          return (
            <div key={result}>
              <span>{word}</span>
              <Bar
                share={count / flow.leads}
                tone={result === 'accepted-first' ? 'strong' : 'plain'}
              />
              <span className="num">{count.toLocaleString()}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function NoLeads() {
  const { programme } = useSession();
  return (
    <Empty
      title="No lead arrived lately"
      act={
        <>
          <a className="button" href={`/p/${programme.slug}/contact`}>
            Your form for customers
          </a>
          <ButtonLink href="/imports">Import leads</ButtonLink>
        </>
      }
    >
      Here you will see how many leads the first partner asked took, and what became of the others.
    </Empty>
  );
}

function countOf(flow: LeadFlow, result: string): number {
  return flow.flows.reduce((sum, one) => sum + (one.result === result ? one.leads : 0), 0);
}

function sayFinding(flow: LeadFlow): string {
  const answered = flow.leads - countOf(flow, 'waiting') - countOf(flow, 'inbox');
  if (answered === 0) return `${flow.leads.toLocaleString()} leads wait for a first answer`;
  return `${flow.acceptedAtFirstOffer.toLocaleString()} of ${answered.toLocaleString()} answered leads were taken at first offer`;
}

function sayUnder(flow: LeadFlow): string {
  const speed =
    flow.medianMinutesToAcceptance === null
      ? ''
      : `, median to acceptance ${duration(flow.medianMinutesToAcceptance * 60_000)}`;
  return `${flow.leads.toLocaleString()} leads of the last ${flow.days} days${speed}.`;
}
