import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button, ErrorState, Icon, Loading, State, toast, When } from '../../../web/ui/index.ts';
import type { Tone } from '../../../web/ui/index.ts';
import { CancelMeeting } from './CancelMeeting.tsx';
import { meetings, type Meeting } from './client.ts';
import { ProposeTime } from './ProposeTime.tsx';
import { sayMeetingStatus } from './words.ts';

/** Whom the partner meets at the vendor; either side proposes a time, the other confirms. */
export function Meetings({
  partnerId,
  onName,
}: {
  partnerId: string;
  /** The form in which somebody is named; missing where the vendor's people are not known. */
  onName?: (close: () => void) => ReactNode;
}) {
  const [naming, setNaming] = useState(false);
  const read = useQuery(
    meetings.query('GET /partners/{id}/meetings', { params: { id: partnerId } }),
  );
  return (
    <section className="stack gap-3" aria-label="People to meet">
      <div className="section-title">
        <h2 className="minor">People to meet</h2>
        {onName && read.data?.mayName && (
          <Button plain onClick={() => setNaming(true)}>
            Name somebody…
          </Button>
        )}
      </div>
      {read.isError && (
        <ErrorState
          title="The meetings could not be loaded"
          problem={read.error}
          onRetry={() => void read.refetch()}
        />
      )}
      {read.isPending && <Loading lines={3} />}
      {read.data?.data.length === 0 && (
        <p className="hint">
          {onName
            ? 'Nobody is named yet. Name somebody of your team whom this partner should know.'
            : 'Nobody is named yet. Once the vendor names somebody, you propose a time here.'}
        </p>
      )}
      <ul className="list" aria-label="Meetings">
        {read.data?.data.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      {naming && onName?.(() => setNaming(false))}
    </section>
  );
}

const tones: Record<Meeting['status'], Tone> = {
  open: 'plain',
  proposed: 'warn',
  confirmed: 'good',
  held: 'plain',
  cancelled: 'bad',
};

function MeetingLine({ meeting }: { meeting: Meeting }) {
  const { topic, hostName, guestName, status, startsAt, minutes, cancelReason } = meeting;
  return (
    <li className="stack gap-2">
      <div className="row between wrap">
        <span>
          <span className="name">{topic}</span>{' '}
          <span className="small quiet">{[hostName, guestName].filter(Boolean).join(', ')}</span>
        </span>
        <State tone={tones[status]} icon={status === 'held' ? 'check' : undefined}>
          {sayMeetingStatus(status)}
        </State>
      </div>
      {startsAt && (
        <span className="small">
          <When at={startsAt} /> · {minutes} minutes · <Place place={meeting.place ?? ''} />
        </span>
      )}
      {status === 'proposed' && (
        <span className="hint">
          {meeting.mayConfirm
            ? `${meeting.proposedName} proposes this time. Confirm it or propose another.`
            : `${meeting.proposedName} proposed this time; the other side confirms it.`}
        </span>
      )}
      {cancelReason && <span className="hint">{cancelReason}</span>}
      <Acts meeting={meeting} />
    </li>
  );
}

function Place({ place }: { place: string }) {
  return /^https:\/\/\S+$/.test(place) ? (
    <a className="link" href={place} target="_blank" rel="noreferrer">
      {place}
    </a>
  ) : (
    <span>{place}</span>
  );
}

function Acts({ meeting }: { meeting: Meeting }) {
  const { id, topic, status, version } = meeting;
  const [open, setOpen] = useState<'time' | 'cancel'>();
  const close = () => setOpen(undefined);
  const queries = useQueryClient();
  const confirm = useMutation({
    ...meetings.write('POST /meetings/{id}/confirmation'),
    onSuccess: () => toast('Confirmed. Both get the calendar file by mail.'),
    onSettled: () => queries.invalidateQueries({ queryKey: meetings.key('/partners/{id}') }),
  });
  return (
    <>
      {confirm.isError && <ErrorState title="It was not confirmed" problem={confirm.error} />}
      <span className="row wrap">
        {meeting.mayConfirm && (
          <Button
            main
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ params: { id }, ifMatch: `"${version}"` })}
          >
            Confirm<span className="sr">: {topic}</span>
          </Button>
        )}
        {meeting.mayPropose && (
          <Button onClick={() => setOpen('time')}>
            {status === 'open' ? 'Propose a time…' : 'Propose another time…'}
            <span className="sr">: {topic}</span>
          </Button>
        )}
        {status === 'confirmed' && (
          <a className="button" href={`/v1/meetings/${id}/calendar`} download>
            <Icon name="download" />
            Calendar file<span className="sr">: {topic}</span>
          </a>
        )}
        {meeting.mayCancel && (
          <Button plain onClick={() => setOpen('cancel')}>
            Cancel the meeting…<span className="sr">: {topic}</span>
          </Button>
        )}
      </span>
      {open === 'time' && <ProposeTime meeting={meeting} onClose={close} />}
      {open === 'cancel' && <CancelMeeting meeting={meeting} onClose={close} />}
    </>
  );
}
