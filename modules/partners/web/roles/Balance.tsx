import { useQuery } from '@tanstack/react-query';
import { ErrorState, Loading, Missing, Money } from '../../../../web/ui/index.ts';
import { alliances, type ReferralBalance } from '../client.ts';
import { ReferralState } from './ReferralState.tsx';

/** What either side gave, by count and by money for each currency, and what was counted. */
export function Balance({ partnerId }: { partnerId: string }) {
  const read = useQuery(
    alliances.query('GET /partners/{id}/referral-balance', { params: { id: partnerId } }),
  );
  if (read.isError) return <ErrorState problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={3} />;
  const { given, received, difference } = read.data;
  return (
    <div className="stack gap-2">
      <div className="card flush">
        <table
          className="table"
          // Sums are never cut: the columns are as wide as they need.
          style={{ tableLayout: 'auto' }}
          aria-label="Balance of referrals"
        >
          <thead>
            <tr>
              <th scope="col">Balance</th>
              <th scope="col" className="num">
                Accepted
              </th>
              <th scope="col" className="num">
                Won
              </th>
            </tr>
          </thead>
          <tbody>
            <Line label="Given" share={given} />
            <Line label="Received" share={received} />
            <Line label="Difference" share={difference} signed />
          </tbody>
        </table>
      </div>
      <WhyBalance balance={read.data} />
    </div>
  );
}

function Line({
  label,
  share,
  signed = false,
}: {
  label: string;
  share: ReferralBalance['given'];
  signed?: boolean;
}) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">{signed ? withSign(share.count) : share.count.toLocaleString()}</td>
      <td className="num">
        {share.money.length === 0 && <Missing />}
        {share.money.map((amount) => (
          <div key={amount.currency}>
            {signed && amount.minor > 0 && '+'}
            <Money value={amount} />
          </div>
        ))}
      </td>
    </tr>
  );
}

const withSign = (count: number) => count.toLocaleString(undefined, { signDisplay: 'exceptZero' });

/** By which rule it is reckoned, and from which referrals. */
function WhyBalance({ balance }: { balance: ReferralBalance }) {
  const { given, received, waiting, declined, counted } = balance;
  const open = waiting.given + waiting.received;
  const refused = declined.given + declined.received;
  const all = given.count + received.count;
  return (
    <details className="rules">
      <summary>Why?</summary>
      <div className="stack gap-3">
        <p className="hint">
          A referral counts once its receiver has accepted it, whatever comes of it. Won is what the
          receiver says was won, each currency by itself. The difference is what you gave less what
          you received: above zero, you have given more.
        </p>
        <p className="hint">
          {open === 1
            ? '1 referral waits for its answer'
            : `${open} referrals wait for their answer`}
          {' and '}
          {refused === 1 ? '1 was declined' : `${refused} were declined`}; these do not count.
        </p>
        {counted.length > 0 && (
          <ul className="stack gap-1" aria-label="What was counted">
            {counted.map((one) => (
              <li key={one.id} className="row between gap-4 small">
                <span>{one.customerName}</span>
                <span className="row gap-3">
                  {one.amount && <Money value={one.amount} />}
                  <ReferralState status={one.status} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {counted.length < all && (
          <p className="hint">
            The latest {counted.length} of {all} are listed; all are counted.
          </p>
        )}
      </div>
    </details>
  );
}
