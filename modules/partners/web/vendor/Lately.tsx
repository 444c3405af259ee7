import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { createClient } from '../../../../web/client/index.ts';
import type { contract } from '../../../../platform/journal/contract.ts';
import { ErrorState, Loading, When } from '../../../../web/ui/index.ts';

const journal = createClient<typeof contract>();

/** The latest events that concern a partner, in plain words. */
export function Lately({
  organisationId,
  limit = 6,
  title = 'Lately',
}: {
  organisationId: string;
  limit?: number;
  title?: string;
}) {
  const read = useQuery(
    journal.query('GET /events', {
      query: { organisation: organisationId, sort: '-position', limit },
    }),
  );
  return (
    <>
      <div className="section-title">
        <h3>{title}</h3>
        <a className="link small quiet" href={`/audit?organisation=${organisationId}`}>
          All events
        </a>
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={3} />}
      {read.data?.data.length === 0 && <p className="hint">Nothing has happened yet.</p>}
      <dl className="facts">
        {read.data?.data.map((event) => (
          <Fragment key={event.id}>
            <dt>
              <When at={event.at} show="exact" />
            </dt>
            <dd>{event.title}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
