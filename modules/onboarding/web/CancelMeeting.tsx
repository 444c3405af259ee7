import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, ErrorState, Field, Textarea, toast } from '../../../web/ui/index.ts';
import { meetings, type Meeting } from './client.ts';

/** A meeting is cancelled with a reason; where it stands in calendars, it leaves them. */
export function CancelMeeting({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const send = useMutation({
    ...meetings.write('POST /meetings/{id}/cancellation'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: meetings.key('/partners/{id}') });
      toast('Cancelled. The other side is told.');
      onClose();
    },
  });
  const { id, version } = meeting;
  return (
    <Dialog
      title={`Cancel: ${meeting.topic}`}
      onClose={onClose}
      acts={
        <Button
          danger
          busy={send.isPending}
          disabled={reason.trim() === ''}
          onClick={() => send.mutate({ params: { id }, body: { reason }, ifMatch: `"${version}"` })}
        >
          Cancel the meeting
        </Button>
      }
    >
      <div className="stack gap-4">
        <Field label="Reason" hint="The other side reads it word for word.">
          <Textarea
            rows={3}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {send.isError && <ErrorState title="It was not cancelled" problem={send.error} />}
      </div>
    </Dialog>
  );
}
