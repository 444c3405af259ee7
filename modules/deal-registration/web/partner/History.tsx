import { useQuery } from '@tanstack/react-query';
import { createClient } from '../../../../web/client/index.ts';
import { ErrorState, Loading, When } from '../../../../web/ui/index.ts';
import type { contract } from '../../../../platform/journal/contract.ts';

const journal = createClient<typeof contract>();

/** What happened to this deal, newest first, by whom and through which door. */
export function History({ dealId }: { dealId: string }) {
  const read = useQuery(
    journal.query('GET /events', { query: { subject: dealId, sort: '-position', limit: 50 } }),
  );
  return (
    <section className="stack gap-3">
      <h2>What happened</h2>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={3} />}
      <ol className="history">
        {read.data?.data.map((event) => (
          <li key={event.id}>
            <span className="grow">{event.title}</span>
            <span className="small quiet">
              {event.actor.kind === 'worker' ? 'by itself' : event.actor.name} ·{' '}
              <When at={event.at} show="exact" />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
