import { useMemo } from 'react';
import {
  Asked,
  formatMoney,
  Link,
  MiniBars,
  Missing,
  Money,
  State,
} from '../../../../web/ui/index.ts';
import type { Column } from '../../../../web/ui/Table.tsx';
import { useSession } from '../../../../web/shell/index.ts';
import { useTerritoryName } from '../../../sales/web/index.ts';
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
      { id: 'tier', head: 'Tier', width: '8.5rem', sort: 'tier', cell: tierCell },
      {
        id: 'territory',
        head: 'Territory',
        width: '8rem',
        sort: 'territory',
        quiet: true,
        cell: (row) => territoryName(row.territory) ?? <Missing />,
      },
      {
        id: 'revenue',
        head: '4 quarters',
        width: '6rem',
        end: true,
        sort: 'revenue',
        cell: ({ metrics }) =>
          metrics.revenueMinor === undefined ? (
            <Missing />
          ) : (
            <Money value={{ minor: metrics.revenueMinor, currency }} short />
          ),
      },
      {
        id: 'quarters',
        head: 'By quarter',
        quietHead: true,
        width: '4rem',
        cell: ({ metrics }) => quarterCell(metrics, currency),
      },
      {
        id: 'type',
        head: 'Business',
        width: '12rem',
        sort: 'businessType',
        quiet: true,
        cell: (row) => row.businessType ?? <Missing />,
      },
      { id: 'city', head: 'City', width: '10rem', sort: 'city', quiet: true, cell: cityOf },
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
  if (!row.tierDecisionId) return <TierName tier={row.tier} />;
  return (
    <Asked decision={row.tierDecisionId} name={`Tier of ${row.name}: ${row.tier}`}>
      <TierName tier={row.tier} />
    </Asked>
  );
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

function cityOf(row: PartnerLine): string {
  return [row.city, row.region?.split('-').at(-1) ?? row.country].filter(Boolean).join(', ');
}
