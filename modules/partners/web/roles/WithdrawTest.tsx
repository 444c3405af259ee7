import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { Button, Dialog, ErrorState, Field, Textarea } from '../../../../web/ui/index.ts';
import type { IntegrationTest } from '../client.ts';
import { useTestMove } from './use-test-move.ts';

export function WithdrawTest({ test, onClose }: { test: IntegrationTest; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const withdraw = useTestMove(
    'POST /integration-tests/{id}/withdrawal',
    'Withdrawn. The vendor is told.',
    onClose,
  );
  const error = withdraw.error instanceof Problem ? withdraw.error.fields['reason'] : undefined;
  return (
    <Dialog
      title={`Withdraw the test of ${test.product} ${test.number}`}
      onClose={onClose}
      acts={
        <Button
          danger
          busy={withdraw.isPending}
          disabled={reason.trim() === ''}
          onClick={() => withdraw.mutate({ params: { id: test.id }, body: { reason } })}
        >
          Withdraw
        </Button>
      }
    >
      <div className="stack gap-4">
        <p className="hint">
          It stays to be read, and does not come back. You may declare a new one.
        </p>
        <Field label="Reason" hint="The vendor reads it word for word." error={error}>
          <Textarea
            rows={3}
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {withdraw.isError && !error && (
          <ErrorState title="Nothing was changed" problem={withdraw.error} />
        )}
      </div>
    </Dialog>
  );
}
