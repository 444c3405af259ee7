import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../web/shell/index.ts';
import { Button, Dialog, ErrorState, toast } from '../../../web/ui/index.ts';
import { meetings, type Meeting } from './client.ts';
import { dayAndTime } from './local-time.ts';
import { noTime, proposalOf, TimeFields, type Time } from './TimeFields.tsx';

/** Proposes a time and a place to the other side, in place of those that stand. */
export function ProposeTime({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const zone = useSession().programme.timeZone;
  const { id, startsAt, minutes, place, version } = meeting;
  const [time, setTime] = useState<Time>(() =>
    startsAt === null
      ? noTime
      : { ...dayAndTime(startsAt, zone), minutes: minutes ?? 30, place: place ?? '' },
  );
  const queries = useQueryClient();
  const send = useMutation({
    ...meetings.write('POST /meetings/{id}/proposal'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: meetings.key('/partners/{id}') });
      toast('Proposed. The other side is told.');
      onClose();
    },
  });
  const body = proposalOf(time, zone);
  return (
    <Dialog
      title={`Propose a time: ${meeting.topic}`}
      onClose={onClose}
      acts={
        <Button
          main
          busy={send.isPending}
          disabled={!body}
          onClick={() => body && send.mutate({ params: { id }, body, ifMatch: `"${version}"` })}
        >
          Propose
        </Button>
      }
    >
      <div className="stack gap-4">
        <TimeFields time={time} onTime={setTime} />
        {send.isError && <ErrorState title="Nothing was proposed" problem={send.error} />}
      </div>
    </Dialog>
  );
}
