import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { MainAct, useSession } from '../../../../web/shell/index.ts';
import { Button, ErrorState, toast } from '../../../../web/ui/index.ts';
import { deals } from '../client.ts';
import type { OwnDeal } from './own.ts';
import { bodyOf, draftOfDeal } from './draft.ts';
import { DraftFields } from './DraftFields.tsx';
import { Withdraw } from './MoveForms.tsx';
import { useDealRenewal } from './moving.ts';

/** A registration that came back: mend it in place and hand it in again, in one press. */
export function Complete({ deal, etag }: { deal: OwnDeal; etag: string | undefined }) {
  const { programme } = useSession();
  const [draft, setDraft] = useState(() => draftOfDeal(deal, programme.currency));
  const [withdrawing, setWithdrawing] = useState(false);
  const renew = useDealRenewal();
  const again = useMutation({
    mutationFn: async () => {
      const params = { id: deal.id };
      await deals.api('PATCH /deal-registrations/{id}', {
        params,
        body: bodyOf(draft),
        ifMatch: etag,
      });
      return deals.api('POST /deal-registrations/{id}/resubmission', { params });
    },
    retry: false,
    onSuccess: () => toast('Handed in again. The answer comes at the stated time.'),
    // The change may be kept although handing in failed: read again either way.
    onSettled: renew,
  });
  const problems = again.error instanceof Problem ? again.error.fields : {};
  return (
    <section className="stack gap-4">
      <h2>
        {deal.status === 'returned'
          ? 'Complete it and hand it in again'
          : 'Correct it and hand it in again'}
      </h2>
      {again.isError && Object.keys(problems).length === 0 && (
        <ErrorState problem={again.error} title="It was not handed in" />
      )}
      <form
        id="complete"
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!again.isPending) again.mutate();
        }}
      >
        <DraftFields
          draft={draft}
          sources={{}}
          problems={problems}
          onChange={(field, value) => setDraft({ ...draft, [field]: value })}
        />
      </form>
      <MainAct>
        <Button main form="complete" type="submit" busy={again.isPending}>
          Hand in again
        </Button>
      </MainAct>
      {deal.moves.includes('withdraw') && (
        <p>
          <Button plain onClick={() => setWithdrawing(true)}>
            Withdraw instead
          </Button>
        </p>
      )}
      {withdrawing && <Withdraw deal={deal} onClose={() => setWithdrawing(false)} />}
    </section>
  );
}
