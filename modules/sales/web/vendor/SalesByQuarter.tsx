import { useQuery } from '@tanstack/react-query';
import { Figure } from '../../../../web/charts/index.ts';
import { ButtonLink, Empty, ErrorState, formatMoney, Loading } from '../../../../web/ui/index.ts';
import { sales } from '../client.ts';

type Quarter = { name: string; value: number };

/** Order lines by quarter, of the whole channel or of one partner; the finding compares with a year before. */
export function SalesByQuarter({ partnerId, who }: { partnerId?: string; who: string }) {
  const read = useQuery({
    ...sales.query('GET /sales-totals', { query: partnerId ? { partnerId } : {} }),
    staleTime: 60_000,
  });
  if (read.isError)
    return (
      <ErrorState
        title="The sales could not be loaded"
        problem={read.error}
        onRetry={() => void read.refetch()}
      />
    );
  if (!read.data) return <Loading lines={5} />;
  const { currency, byQuarter, orders } = read.data;
  if (byQuarter.length === 0)
    return (
      <Empty
        title="No order is recorded yet"
        act={<ButtonLink href="/imports">Import orders</ButtonLink>}
      >
        Sales by quarter will stand here. Tiers and earnings are computed from orders, too.
      </Empty>
    );
  const quarters = byQuarter.map(({ name, amount }) => ({ name, value: Number(amount) }));
  const say = (value: number) =>
    formatMoney({ minor: Math.round(value) * 100, currency }, { short: true });
  return (
    <Figure
      title={sayFinding(quarters, who)}
      under={`${currency} by quarter, ${orders.toLocaleString()} orders. Darker: the latest quarter.`}
      twin={{
        columns: [{ head: 'Quarter' }, { head: currency, end: true }],
        rows: quarters.map(({ name, value }) => [sayQuarter(name), say(value)]),
      }}
    >
      <Columns quarters={quarters} say={say} />
    </Figure>
  );
}

const tall = 150;
const step = 64;
const wide = 44;

function Columns({ quarters, say }: { quarters: Quarter[]; say: (value: number) => string }) {
  const most = Math.max(...quarters.map((quarter) => quarter.value), 1);
  const width = quarters.length * step;
  return (
    <svg
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- on a phone the picture scrolls, by keyboard too
      tabIndex={0}
      className="chart columns-chart"
      viewBox={`0 0 ${width} ${tall + 44}`}
      style={{ maxInlineSize: `${width / 16}rem`, minInlineSize: `${width / 20}rem` }}
      role="img"
      aria-label={quarters.map(({ name, value }) => `${sayQuarter(name)} ${say(value)}`).join(', ')}
    >
      <line className="axis" x1={0} x2={width} y1={tall + 20.5} y2={tall + 20.5} />
      {quarters.map(({ name, value }, position) => {
        const height = Math.max(1, (Math.max(0, value) / most) * tall);
        const x = position * step + (step - wide) / 2;
        const middle = position * step + step / 2;
        return (
          <g key={name} className={position === quarters.length - 1 ? 'on' : undefined}>
            <rect x={x} y={tall + 20 - height} width={wide} height={height} rx={1} />
            <text x={middle} y={tall + 13 - height} textAnchor="middle">
              {say(value)}
            </text>
            <text className="q" x={middle} y={tall + 38} textAnchor="middle">
              {sayQuarter(name)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function sayFinding(quarters: Quarter[], who: string): string {
  const last = quarters.at(-1);
  if (!last) return `${who} has no sales yet`;
  const [year, quarter] = last.name.split('-');
  const before = quarters.find((one) => one.name === `${Number(year) - 1}-${quarter}`);
  if (!before || before.value <= 0) return `${who} sold most in ${sayQuarter(best(quarters).name)}`;
  const change = Math.round((last.value / before.value - 1) * 100);
  const word = change >= 0 ? `${change} % more` : `${-change} % less`;
  return `${who} sold ${word} in ${sayQuarter(last.name)} than a year before`;
}

function best(quarters: Quarter[]): Quarter {
  return quarters.reduce((most, one) => (one.value > most.value ? one : most));
}

/** `2012-Q4` → `Q4 2012`. */
function sayQuarter(name: string): string {
  return name.split('-').toReversed().join(' ');
}
