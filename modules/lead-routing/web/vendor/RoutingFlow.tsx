import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Sankey } from '../../../../web/charts/index.ts';
import { duration, Empty, ErrorState, Loading, Segments } from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';
import type { Lead, LeadFlow } from '../client.ts';
import { pictureOf, wayOf } from './flow-picture.ts';
import { useRoutingPolicy } from './policy.ts';

/** How leads went in a period, with the way of the opened lead lit. */
export function RoutingFlow({
  days,
  onDays,
  lead,
}: {
  days: number;
  onDays: (days: string) => void;
  lead: Lead | undefined;
}) {
  const read = useQuery(leadRouting.query('GET /lead-flow', { query: { days } }));
  const { clauseText } = useRoutingPolicy();
  const picture = useMemo(
    () => (read.data ? pictureOf(read.data, clauseText) : undefined),
    [read.data, clauseText],
  );
  if (read.isError)
    return (
      <ErrorState
        title="The flow could not be loaded"
        problem={read.error}
        onRetry={() => void read.refetch()}
      />
    );
  if (!read.data || !picture) return <Loading lines={8} />;
  const period = (
    <Segments
      label="Period"
      value={String(days)}
      onChange={onDays}
      choices={[
        { value: '30', label: '30 days' },
        { value: '90', label: '90 days' },
        { value: '365', label: 'A year' },
      ]}
    />
  );
  if (read.data.leads === 0)
    return (
      <div className="stack">
        <Empty title="No lead arrived in this period">Choose a longer one.</Empty>
        {period}
      </div>
    );
  const way = lead ? wayOf(lead, read.data, picture) : [];
  return (
    <Sankey
      title={sayFinding(read.data)}
      under={sayUnder(read.data, lead)}
      columns={['Source', 'Clause that decided', 'Offered first to', 'Result']}
      nodes={picture.nodes}
      flows={picture.flows}
      way={way}
      unit="leads"
      summary={`${sayFinding(read.data)}. ${sayUnder(read.data, undefined)}`}
      tools={period}
    />
  );
}

function sayFinding(flow: LeadFlow): string {
  const answered = flow.flows.reduce(
    (sum, one) => sum + (one.result.startsWith('accepted') ? one.leads : 0),
    0,
  );
  const waiting = flow.flows.reduce(
    (sum, one) => sum + (one.result === 'waiting' ? one.leads : 0),
    0,
  );
  const share = (part: number) => `${Math.round((part / flow.leads) * 100)} %`;
  if (answered === 0 || waiting > flow.leads / 2)
    return `${share(waiting)} of leads wait for a partner’s answer`;
  return `${share(flow.acceptedAtFirstOffer)} of leads were taken by the first partner asked`;
}

function sayUnder(flow: LeadFlow, lead: Lead | undefined): string {
  const count = `${flow.leads.toLocaleString()} leads in ${flow.days} days, ${flow.acceptedAtFirstOffer.toLocaleString()} taken at first offer.`;
  const speed =
    flow.medianMinutesToAcceptance === null
      ? ''
      : ` Median to acceptance ${duration(flow.medianMinutesToAcceptance * 60_000)}.`;
  return `${count}${speed}${lead ? ` Highlighted: the way ${lead.companyName} went.` : ''}`;
}
