import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient } from '../../web/client/index.ts';
import { useSession } from '../../web/shell/index.ts';
import { ErrorState, Field, Loading, Select, toast } from '../../web/ui/index.ts';
import type { contract } from '../../platform/notifications/contract.ts';
import { sayReason } from './notification-words.ts';

const notifications = createClient<typeof contract>();

const hows = { 'at-once': 'By mail at once', digest: 'In the digest', here: 'Here alone' } as const;
const digests = { daily: 'Every day', weekly: 'Every Monday', never: 'Never' } as const;
/** What only the vendor's people hear of, and what only partners do. */
const ofSide = {
  vendor: ['waiting', 'overdue', 'due', 'answered'],
  partner: ['assigned', 'decided', 'received', 'standing', 'team', 'due', 'answered', 'rules'],
} as const;

const optionsOf = (named: Readonly<Record<string, string>>) =>
  Object.entries(named).map(([value, label]) => ({ value, label }));
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** For each reason how somebody hears of it, and when the digest comes. */
export function NotificationChoices() {
  const { actor, programme } = useSession();
  const read = useQuery(notifications.query('GET /notification-choices'));
  const queries = useQueryClient();
  const choose = useMutation({
    ...notifications.write('POST /notification-choices'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: notifications.key('/notification-choices') });
      toast('Kept');
    },
  });
  if (read.isPending) return <Loading lines={8} />;
  if (read.isError)
    return (
      <ErrorState
        title="Your choices could not be loaded"
        problem={read.error}
        onRetry={() => void read.refetch()}
      />
    );
  const { reasons, digest, digestHour } = read.data;
  const heard: readonly string[] = ofSide[actor.side];
  return (
    <div className="form">
      {choose.isError && <ErrorState title="Your choice was not kept" problem={choose.error} />}
      {reasons
        .filter(({ reason }) => heard.includes(reason))
        .map(({ reason, how }) => (
          <Field key={reason} label={sayReason(reason)}>
            <Select
              value={how}
              options={optionsOf(hows)}
              onChange={(event) =>
                choose.mutate({
                  body: { reasons: [{ reason, how: event.target.value as keyof typeof hows }] },
                })
              }
            />
          </Field>
        ))}
      <Field
        label="Digest"
        hint="One mail with what you have not put away; none when there is nothing."
      >
        <Select
          value={digest}
          options={optionsOf(digests)}
          onChange={(event) =>
            choose.mutate({ body: { digest: event.target.value as keyof typeof digests } })
          }
        />
      </Field>
      {digest !== 'never' && (
        <Field label="Its hour" hint={`By the clock of the programme, ${programme.timeZone}.`}>
          <Select
            value={String(digestHour)}
            options={hoursOfDay}
            onChange={(event) =>
              choose.mutate({ body: { digestHour: Number(event.target.value) } })
            }
          />
        </Field>
      )}
    </div>
  );
}
