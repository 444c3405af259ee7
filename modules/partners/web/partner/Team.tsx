import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient, Problem } from '../../../../web/client/index.ts';
import { Page, useSession } from '../../../../web/shell/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  Loading,
  Monogram,
  Select,
  toast,
  When,
} from '../../../../web/ui/index.ts';
import type { contract } from '../../../../platform/access/contract.ts';
import { kinds } from './kinds.ts';
import { MemberRole } from './MemberRole.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';
import { isKeeper } from './tabs.ts';

const access = createClient<typeof contract>();
type Member = { id: string; name: string; kind: string };

/** Who works here: invite a colleague, change what one works in, take access away. */
export function Screen() {
  const { actor } = useSession();
  const keeper = isKeeper(actor.kind);
  const [inviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<Member>();
  const [changing, setChanging] = useState<Member>();
  const read = useQuery(access.query('GET /memberships'));
  const people = read.data?.data.filter((member) => member.endedAt === null) ?? [];
  return (
    <Page
      title={actor.organisationName}
      acts={
        keeper ? (
          <Button main icon="plus" onClick={() => setInviting(true)}>
            Invite a colleague
          </Button>
        ) : undefined
      }
    >
      <CompanyTabs current="/company/team" />
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={4} />}
      <ul className="people card flush" aria-label="People">
        {people.map((member) => (
          <li key={member.id}>
            <Monogram name={member.name} person large />
            <span className="grow">
              <strong>
                {member.name}
                {member.own && <span className="quiet"> (you)</span>}
              </strong>
              <small className="clip">{member.email}</small>
            </span>
            <span className="quiet">{kinds[member.kind] ?? member.kind}</span>
            {keeper && !member.own && (
              <span className="row gap-2">
                <Button
                  plain
                  aria-label={`Change the role of ${member.name}`}
                  onClick={() => setChanging(member)}
                >
                  Change role
                </Button>
                <Button plain onClick={() => setEnding(member)}>
                  End access
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {keeper && <Invitations />}
      {inviting && <Invite onClose={() => setInviting(false)} />}
      {changing && <MemberRole member={changing} onClose={() => setChanging(undefined)} />}
      {ending && <EndAccess member={ending} onClose={() => setEnding(undefined)} />}
    </Page>
  );
}

function Invitations() {
  const queries = useQueryClient();
  const read = useQuery(access.query('GET /invitations'));
  const end = useMutation({
    ...access.write('POST /invitations/{id}/end'),
    onSuccess: () => queries.invalidateQueries({ queryKey: access.key('/invitations') }),
  });
  const open = read.data?.data.filter((invitation) => invitation.status === 'open') ?? [];
  if (open.length === 0) return null;
  return (
    <section className="stack gap-3">
      <h2>Invited</h2>
      {end.isError && <ErrorState problem={end.error} title="The invitation was not taken back" />}
      <ul className="people card flush" aria-label="Invitations">
        {open.map((invitation) => (
          <li key={invitation.id}>
            <span className="grow">
              <strong>{invitation.name}</strong>
              <small className="clip">
                {invitation.email} · {kinds[invitation.kind] ?? invitation.kind} · until{' '}
                <When at={invitation.expiresAt} show="exact" />
              </small>
            </span>
            <Button plain onClick={() => end.mutate({ params: { id: invitation.id } })}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const { actor } = useSession();
  const side = actor.kind.split('.')[0] ?? 'partner';
  const offered = Object.entries(kinds).filter(
    ([kind]) => kind.startsWith(`${side}.`) || kind === actor.kind,
  );
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState(offered.at(-1)?.[0] ?? actor.kind);
  const queries = useQueryClient();
  const invite = useMutation({
    ...access.write('POST /invitations'),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: access.key('/invitations') });
      toast(`The invitation is on its way to ${email}`);
      onClose();
    },
  });
  const problems = invite.error instanceof Problem ? invite.error.fields : {};
  return (
    <Dialog
      title="Invite a colleague"
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            main
            busy={invite.isPending}
            // The list holds only kinds of this side.
            onClick={() => invite.mutate({ body: { email, name, kind: kind as 'partner.seller' } })}
          >
            Send invitation
          </Button>
        </>
      }
    >
      {invite.isError && Object.keys(problems).length === 0 && (
        <ErrorState problem={invite.error} title="The invitation was not sent" />
      )}
      <Field label="Work mail" error={problems.email}>
        <Input type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label="Name" error={problems.name}>
        <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Works in" error={problems.kind}>
        <Select
          value={kind}
          options={offered.map(([value, label]) => ({ value, label }))}
          onChange={(event) => setKind(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}

function EndAccess({ member, onClose }: { member: Member; onClose: () => void }) {
  const queries = useQueryClient();
  const end = useMutation({
    ...access.write('POST /memberships/{id}/end'),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: access.key('/memberships') });
      toast(`${member.name} has no access any more`);
      onClose();
    },
  });
  return (
    <Dialog
      title={`End the access of ${member.name}?`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            main
            busy={end.isPending}
            onClick={() => end.mutate({ params: { id: member.id } })}
          >
            End access
          </Button>
        </>
      }
    >
      {end.isError && <ErrorState problem={end.error} title="Nothing was changed" />}
      <p className="hint">
        It ends at once, on every device. Deals and leads stay with the company.
      </p>
    </Dialog>
  );
}
