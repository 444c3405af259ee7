import { useQuery } from '@tanstack/react-query';
import { ErrorState, Missing, State, When } from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';

/** The partner's partnerships with their tiers and days; nothing where it has none. */
export function Partnerships({ partnerId }: { partnerId: string }) {
  const read = useQuery(
    partners.query('GET /partners/{id}/partnerships', { params: { id: partnerId } }),
  );
  if (read.isError) return <ErrorState problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data || read.data.data.length === 0) return null;
  const day = (at: string | null) =>
    at ? <When at={`${at}T12:00:00Z`} show="exact" /> : <Missing />;
  return (
    <section>
      <div className="section-title">
        <h2 className="minor">Partnerships</h2>
      </div>
      <div className="card flush">
        <table className="table" aria-label="Partnerships">
          <thead>
            <tr>
              <th scope="col">Partnership</th>
              <th scope="col">Tier</th>
              <th scope="col">Partner since</th>
              <th scope="col">Partner until</th>
            </tr>
          </thead>
          <tbody>
            {read.data.data.map((one) => (
              <tr key={one.id}>
                <td>{one.partnership}</td>
                <td>{one.tier}</td>
                <td>{day(one.joinedOn)}</td>
                <td>{one.leftOn ? <State tone="bad">{day(one.leftOn)}</State> : <Missing />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
