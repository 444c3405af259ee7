import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../../web/client/send.ts';
import { Button, Dialog, ErrorState, Notice } from '../../../web/ui/index.ts';
import { useSession } from '../../../web/shell/index.ts';

/** Says that the data are a sample, and takes them away at a press. */
export function SampleNotice() {
  const [asking, setAsking] = useState(false);
  const { actor } = useSession();
  const remove = useMutation({
    mutationFn: () => send('POST /sample/removal'),
    retry: false,
    onSuccess: () => location.assign('/'),
  });
  const mayRemove = actor.kind === 'vendor.admin';
  return (
    <>
      <Notice
        title="You are looking at sample data"
        act={mayRemove && <Button onClick={() => setAsking(true)}>Remove sample data…</Button>}
      >
        Resellers, orders and prospects are Microsoft’s Adventure Works sample. Every decision on
        them was made by Fairway itself.
      </Notice>
      {asking && (
        <Dialog
          title="Remove all sample partners, leads, deals and orders"
          onClose={() => setAsking(false)}
          acts={
            <>
              <Button onClick={() => setAsking(false)}>Keep them</Button>
              <Button danger busy={remove.isPending} onClick={() => remove.mutate()}>
                Remove sample data
              </Button>
            </>
          }
        >
          <p className="hint">
            The sample programme goes with everything in it, what you added to it included. A
            programme of your own stays. This cannot be undone; the sample can be loaded again into
            an empty installation.
          </p>
          {remove.isError && <ErrorState title="Nothing was removed" problem={remove.error} />}
        </Dialog>
      )}
    </>
  );
}
