import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../../web/shell/index.ts';
import {
  Button,
  Checkbox,
  Dialog,
  ErrorState,
  Field,
  Input,
  Loading,
  Select,
  toast,
} from '../../../../web/ui/index.ts';
import { meetings, onboarding, people } from '../client.ts';
import { noTime, proposalOf, TimeFields } from '../TimeFields.tsx';

/** Names somebody of the own team whom a partner is to meet, with a time or without. */
export function NameMeeting({ partnerId, onClose }: { partnerId: string; onClose: () => void }) {
  const zone = useSession().programme.timeZone;
  const team = useQuery(people.query('GET /memberships'));
  const path = useQuery(
    onboarding.query('GET /partners/{id}/onboarding', { params: { id: partnerId } }),
  );
  const steps = (path.data?.progress?.steps ?? []).filter(
    ({ doneBy, doneAt }) => doneBy === 'onboarding.meeting-held' && doneAt === null,
  );
  const [topic, setTopic] = useState('');
  const [membershipId, setMembershipId] = useState('');
  const [clause, setClause] = useState('');
  const [withTime, setWithTime] = useState(false);
  const [time, setTime] = useState(noTime);
  const queries = useQueryClient();
  const send = useMutation({
    ...meetings.write('POST /partners/{id}/meetings'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: meetings.key('/partners/{id}') });
      toast('Named. Both are told.');
      onClose();
    },
  });
  const proposal = withTime ? proposalOf(time, zone) : undefined;
  const whole = topic.trim() !== '' && membershipId !== '' && (!withTime || proposal);
  return (
    <Dialog
      title="Name somebody to meet"
      onClose={onClose}
      acts={
        <Button
          main
          busy={send.isPending}
          disabled={!whole}
          onClick={() =>
            send.mutate({
              params: { id: partnerId },
              body: {
                topic,
                membershipId,
                ...(clause === '' ? {} : { clause }),
                ...(proposal ? { proposal } : {}),
              },
            })
          }
        >
          Name
        </Button>
      }
    >
      <div className="stack gap-4">
        {team.isPending && <Loading lines={2} />}
        {team.isError && <ErrorState problem={team.error} onRetry={() => void team.refetch()} />}
        {team.data && (
          <Field label="Who of your team">
            <Select
              required
              value={membershipId}
              options={[
                { value: '', label: 'Choose', disabled: true },
                ...team.data.data.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(event) => setMembershipId(event.target.value)}
            />
          </Field>
        )}
        <Field label="What it is about">
          <Input
            required
            maxLength={200}
            value={topic}
            onChange={(event) => setTopic(event.target.value)}
          />
        </Field>
        {steps.length > 0 && (
          <Field label="For the step" hint="It is done once the meeting has been held.">
            <Select
              value={clause}
              options={[
                { value: '', label: 'Any that is done by a meeting' },
                ...steps.map((step) => ({ value: step.clause, label: step.title })),
              ]}
              onChange={(event) => setClause(event.target.value)}
            />
          </Field>
        )}
        <Checkbox
          label="Propose a time right away"
          checked={withTime}
          onChange={(event) => setWithTime(event.target.checked)}
        />
        {withTime && <TimeFields time={time} onTime={setTime} />}
        {send.isError && <ErrorState title="Nobody was named" problem={send.error} />}
      </div>
    </Dialog>
  );
}
