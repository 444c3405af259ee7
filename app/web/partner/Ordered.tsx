import { Line } from '../../../web/charts/index.ts';
import { useSession } from '../../../web/shell/index.ts';
import { formatMoney, Money, When } from '../../../web/ui/index.ts';
import type { OwnCompany } from '../../../modules/partners/web/partner/own.ts';

/** What the company ordered over the last four recorded quarters, as its tier counts it. */
export function Ordered({ company }: { company: OwnCompany }) {
  const { currency } = useSession().programme;
  const { quarters = [], revenueMinor, orders, lastOrderOn } = company.metrics;
  const money = (minor: number) => formatMoney({ minor, currency }, { short: true });
  if (revenueMinor === undefined || quarters.length === 0)
    return (
      <section className="stack gap-1">
        <p className="small quiet">Ordered in the last four quarters</p>
        <p className="money quiet">–</p>
        <p className="hint">
          No order is recorded. The first one shows here and counts for your tier.
        </p>
      </section>
    );
  const points = quarters.map(({ quarter, revenueMinor: value }) => ({
    at: startOf(quarter),
    value,
  }));
  const last = quarters.at(-1);
  return (
    <section className="stack gap-3">
      <div className="row between bottom wrap">
        <div>
          <p className="small quiet">Ordered in the last four quarters</p>
          <p className="money">
            <Money value={{ minor: revenueMinor, currency }} short />
          </p>
        </div>
        <p className="small ends">
          {orders !== undefined && (
            <>
              <strong>{orders}</strong>{' '}
              <span className="quiet">{orders === 1 ? 'order' : 'orders'}</span>
              <br />
            </>
          )}
          {lastOrderOn && (
            <span className="quiet">
              last on <When at={`${lastOrderOn}T12:00:00Z`} show="exact" />
            </span>
          )}
        </p>
      </div>
      {points.length > 1 && last && (
        <Line
          title={`${money(last.revenueMinor)} in ${spoken(last.quarter)}`}
          under="by quarter, as recorded"
          points={points}
          say={money}
          sayAt={(at) => spoken(quarterAt(at))}
          nowWord={spoken(last.quarter)}
        />
      )}
    </section>
  );
}

/** '2014-Q1' → the first moment of the quarter, UTC. */
function startOf(quarter: string): number {
  const [year = '0', part = 'Q1'] = quarter.split('-');
  return Date.UTC(Number(year), (Number(part.slice(1)) - 1) * 3, 1);
}

function quarterAt(at: number): string {
  const day = new Date(at);
  return `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}

function spoken(quarter: string): string {
  const [year, part] = quarter.split('-');
  return `${part ?? ''} ${year ?? ''}`;
}
