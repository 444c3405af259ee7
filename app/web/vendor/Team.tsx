import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page, useSession } from '../../../web/shell/index.ts';
import {
  Button,
  Dialog,
  Empty,
  ErrorState,
  Loading,
  Monogram,
  State,
  toast,
  When,
} from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import { InvitePerson } from './InvitePerson.tsx';
import { sayActorKind } from './words.ts';

/** Who has access to this desk, who is invited, and the way to take access away. */
export function Screen() {
  const { actor } = useSession();
  const [inviting, setInviting] = useState(false);
  const mayInvite = ['vendor.admin', 'vendor.channel-manager'].includes(actor.kind);
  return (
    <Page
      title="Team"
      acts={
        mayInvite && (
          <Button main icon="plus" onClick={() => setInviting(true)}>
            Invite
          </Button>
        )
      }
    >
      <div className="scroll">
        <div className="pad stack gap-8 measure">
          <People mayEnd={actor.kind === 'vendor.admin'} />
          {mayInvite && <Invitations />}
        </div>
      </div>
      {inviting && <InvitePerson onClose={() => setInviting(false)} />}
    </Page>
  );
}

function People({ mayEnd }: { mayEnd: boolean }) {
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const read = useQuery(platform.query('GET /memberships'));
  return (
    <section>
      <div className="section-title">
        <h2>People</h2>
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={5} />}
      <ul className="promises">
        {read.data?.data.map((one) => (
          <li key={one.id}>
            <Monogram name={one.name} person medium />
            <span className="grow">
              <strong>{one.name}</strong>
              <span className="hint">{one.email}</span>
            </span>
            <span className="quiet">{sayActorKind(one.kind)}</span>
            {one.endedAt ? (
              <State>
                Ended <When at={one.endedAt} show="exact" />
              </State>
            ) : one.own ? (
              <span className="quiet">You</span>
            ) : (
              mayEnd && <Button onClick={() => setLeaving(one)}>Take access away…</Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && <EndAccess person={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function EndAccess({
  person,
  onClose,
}: {
  person: { id: string; name: string };
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const end = useMutation({
    ...platform.write('POST /memberships/{id}/end'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: platform.key('/memberships') });
      toast(`${person.name} has no access any more`);
      onClose();
    },
  });
  return (
    <Dialog
      title={`Take ${person.name}’s access away at once`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            danger
            busy={end.isPending}
            onClick={() => end.mutate({ params: { id: person.id } })}
          >
            Take access away
          </Button>
        </>
      }
    >
      <p className="hint">
        Every session ends now, on all devices. What {person.name} did stays in the journal under
        their name. Invite them again to give access back.
      </p>
      {end.isError && <ErrorState title="Access was not taken away" problem={end.error} />}
    </Dialog>
  );
}

function Invitations() {
  const queries = useQueryClient();
  const read = useQuery(platform.query('GET /invitations'));
  const revoke = useMutation({
    ...platform.write('POST /invitations/{id}/end'),
    onSuccess: () => void queries.invalidateQueries({ queryKey: platform.key('/invitations') }),
  });
  return (
    <section>
      <div className="section-title">
        <h2>Invitations</h2>
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {revoke.isError && <ErrorState title="It was not taken back" problem={revoke.error} />}
      {read.data?.data.length === 0 && (
        <Empty title="Nobody is invited">Invitations wait here until they are accepted.</Empty>
      )}
      <ul className="promises">
        {read.data?.data.map((one) => (
          <li key={one.id}>
            <span className="grow">
              <strong>{one.name}</strong>
              <span className="hint">
                {one.email}, {sayActorKind(one.kind)}, invited by {one.invitedBy}
              </span>
            </span>
            <span className="quiet">
              {one.status === 'open' ? (
                <>
                  open until <When at={one.expiresAt} show="exact" />
                </>
              ) : (
                one.status
              )}
            </span>
            {one.status === 'open' && (
              <Button
                busy={revoke.isPending}
                onClick={() => revoke.mutate({ params: { id: one.id } })}
              >
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
