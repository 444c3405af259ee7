import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Empty, ErrorState, Loading } from '../../../../web/ui/index.ts';
import { integrations } from '../client.ts';
import { DeclareTest } from './DeclareTest.tsx';
import { TestLine } from './TestLine.tsx';
import { Versions } from './Versions.tsx';

/** What an integration was tested against, with the evidence; the partner declares, the vendor confirms. */
export function Integration({
  partnerId,
  side,
  holdsRole,
  mayAct,
}: {
  partnerId: string;
  side: 'vendor' | 'partner';
  holdsRole: boolean;
  mayAct: boolean;
}) {
  const [open, setOpen] = useState<'test' | 'versions'>();
  const list = useInfiniteQuery(
    integrations.pages('GET /partners/{id}/integration-tests', {
      params: { id: partnerId },
      query: { limit: 20 },
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const close = () => setOpen(undefined);
  return (
    <section className="stack gap-4" aria-label="Integration">
      <div className="section-title">
        <h2 className="minor">Tested versions</h2>
        {side === 'partner' && mayAct && holdsRole && (
          <Button icon="plus" onClick={() => setOpen('test')}>
            Declare a test
          </Button>
        )}
        {side === 'vendor' && (
          <Button plain onClick={() => setOpen('versions')}>
            Your product versions
          </Button>
        )}
      </div>
      {!holdsRole && (
        <p className="hint">
          The integration does not run at present: no new tests are declared. Those that are here
          stay.
        </p>
      )}
      {list.isError && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={3} />}
      {list.isSuccess && rows.length === 0 && <Nothing side={side} />}
      {rows.length > 0 && (
        <ul className="promises" aria-label="Tests">
          {rows.map((test) => (
            <TestLine key={test.id} test={test} side={side} mayAct={mayAct} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
      {open === 'test' && <DeclareTest partnerId={partnerId} onClose={close} />}
      {open === 'versions' && <Versions mayAct={mayAct} onClose={close} />}
    </section>
  );
}

function Nothing({ side }: { side: 'vendor' | 'partner' }) {
  if (side === 'vendor')
    return (
      <Empty title="No test was declared yet">
        The partner declares which of its versions it tested against which of yours. Declare your
        product versions first; you confirm what it shows.
      </Empty>
    );
  return (
    <Empty title="No test was declared yet">
      Say which of your versions you tested against which of the vendor’s, and show the evidence.
      The vendor confirms it, and you hear when a newer version makes it outdated.
    </Empty>
  );
}
