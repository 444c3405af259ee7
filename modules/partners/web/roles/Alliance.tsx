import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Empty, ErrorState, Loading } from '../../../../web/ui/index.ts';
import { alliances } from '../client.ts';
import { Balance } from './Balance.tsx';
import { GiveReferral } from './GiveReferral.tsx';
import { ReferralLine } from './ReferralLine.tsx';

/** Referrals both ways and their balance, as the reader's side has them. */
export function Alliance({
  partnerId,
  other,
  holdsRole,
  mayAct,
}: {
  partnerId: string;
  /** The partner's name on the vendor's desk; null on the partner's own, where the other side is the vendor. */
  other: string | null;
  holdsRole: boolean;
  mayAct: boolean;
}) {
  const [giving, setGiving] = useState(false);
  const list = useInfiniteQuery(
    alliances.pages('GET /partners/{id}/referrals', {
      params: { id: partnerId },
      query: { limit: 20 },
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section className="stack gap-4" aria-label="Alliance">
      <div className="section-title">
        <h2 className="minor">Referrals both ways</h2>
        {mayAct && holdsRole && (
          <Button icon="plus" onClick={() => setGiving(true)}>
            Refer a customer
          </Button>
        )}
      </div>
      {!holdsRole && (
        <p className="hint">
          The alliance does not run at present: no new referrals are recorded. Those that are here
          stay, and can be brought to their end.
        </p>
      )}
      <Balance partnerId={partnerId} />
      {list.isError && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={3} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title="No customer was referred yet">
          Record here whom you refer to the other side. It accepts or declines, and says what was
          won.
        </Empty>
      )}
      {rows.length > 0 && (
        <ul className="promises" aria-label="Referrals">
          {rows.map((referral) => (
            <ReferralLine key={referral.id} referral={referral} other={other} mayAct={mayAct} />
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
      {giving && (
        <GiveReferral partnerId={partnerId} other={other} onClose={() => setGiving(false)} />
      )}
    </section>
  );
}
