import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Page } from '../../../../web/shell/index.ts';
import { Button, Empty, ErrorState, Loading, toast, When } from '../../../../web/ui/index.ts';
import { recruitment } from '../client.ts';

/** Colleagues whose address was proven and who ask to be let in. */
export function Screen() {
  return (
    <Page title="Requests to join">
      <JoinRequests />
    </Page>
  );
}

function JoinRequests() {
  const queries = useQueryClient();
  const read = useQuery(recruitment.query('GET /join-requests'));
  const settled = () => queries.invalidateQueries({ queryKey: recruitment.key('/join-requests') });
  const invite = useMutation({
    ...recruitment.write('POST /join-requests/{id}/invitation'),
    onSuccess: (request) => {
      void settled();
      toast(`${request.name} is invited.`);
    },
  });
  const decline = useMutation({
    ...recruitment.write('POST /join-requests/{id}/decline'),
    onSuccess: settled,
  });
  if (read.isError) return <ErrorState problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={3} />;
  const open = read.data.data;
  if (open.length === 0)
    return (
      <Empty title="Nobody asks to be let in">
        Colleagues who apply with an address of your domain are sent to you.
      </Empty>
    );
  const failed = invite.error ?? decline.error;
  return (
    <section className="stack gap-3">
      {failed && <ErrorState title="Nothing was changed" problem={failed} />}
      <ul className="people card flush" aria-label="Requests to join">
        {open.map(({ id, name, email, createdAt }) => (
          <li key={id}>
            <span className="grow">
              <strong>{name}</strong>
              <small className="clip">
                {email} · <When at={createdAt} show="relative" />
              </small>
            </span>
            <Button
              onClick={() => invite.mutate({ params: { id }, body: { kind: 'partner.seller' } })}
            >
              Invite to sales
            </Button>
            <Button plain onClick={() => decline.mutate({ params: { id } })}>
              Decline
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
