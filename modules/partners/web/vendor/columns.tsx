import { useMemo } from 'react';
import { formatMoney, Link, MiniBars, Missing, Money, State } from '../../../../web/ui/index.ts';
import type { Column } from '../../../../web/ui/Table.tsx';
import { useSession } from '../../../../web/shell/index.ts';
import { useTerritoryName } from '../territories.ts';
import type { PartnerLine } from '../client.ts';
import { TierName } from './TierName.tsx';

/** What the list of partners shows of each. */
export function usePartnerColumns(): Column<PartnerLine>[] {
  const { currency } = useSession().programme;
  const territoryName = useTerritoryName();
  return useMemo(
    () => [
      {
        id: 'name',
        head: 'Partner',
        sort: 'name',
        cell: (row) => (
          <Link className="name" href={`/partners/${row.id}`} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      { id: 'tier', head: 'Tier', width: '7.75rem', sort: 'tier', cell: tierCell },
      {
        id: 'territory',
        head: 'Territory',
        width: '7.5rem',
        sort: 'territory',
        quiet: true,
        cell: (row) => territoryName(row.territory) ?? <Missing />,
      },
      {
        id: 'revenue',
        head: '4 quarters',
        width: '5.5rem',
        end: true,
        sort: 'revenue',
        cell: ({ metrics }) =>
          metrics.revenueMinor === undefined ? (
            <Missing />
          ) : (
            <Money value={{ minor: wholeUnits(metrics.revenueMinor), currency }} short />
          ),
      },
      {
        id: 'quarters',
        head: 'By quarter',
        quietHead: true,
        width: '3.5rem',
        cell: ({ metrics }) => quarterCell(metrics, currency),
      },
      {
        id: 'type',
        head: 'Business',
        width: '9.5rem',
        sort: 'businessType',
        quiet: true,
        cell: (row) => row.businessType ?? <Missing />,
      },
      { id: 'city', head: 'City', width: '9rem', sort: 'city', quiet: true, cell: cityOf },
    ],
    [currency, territoryName],
  );
}

function tierCell(row: PartnerLine) {
  if (row.pendingTier) {
    return (
      <State tone="warn" icon="flag">
        {row.tier} to {row.pendingTier}?
      </State>
    );
  }
  return <TierName tier={row.tier} decisionId={row.tierDecisionId} of={row.name} />;
}

function quarterCell(metrics: PartnerLine['metrics'], currency: string) {
  const quarters = metrics.quarters ?? [];
  if (quarters.length === 0) return null;
  const label = quarters
    .map(
      ({ quarter, revenueMinor }) =>
        `${quarter.replace('-', ' ')}: ${formatMoney({ minor: revenueMinor, currency }, { short: true })}`,
    )
    .join(', ');
  return <MiniBars values={quarters.map((one) => one.revenueMinor)} label={label} />;
}

/** Cents say nothing in a list of sums. */
function wholeUnits(minor: number): number {
  return Math.round(minor / 100) * 100;
}

function cityOf(row: PartnerLine): string {
  return [row.city, row.region?.split('-').at(-1) ?? row.country].filter(Boolean).join(', ');
}
