import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../../../web/shell/index.ts';
import {
  Button,
  ErrorState,
  Icon,
  Link,
  SidePanel,
  State,
  When,
  toast,
} from '../../../../web/ui/index.ts';
import { recruitment } from '../client.ts';
import type { Prospect } from '../client.ts';
import { sayCountry, sayRole, sayStatus } from './words.ts';

/** One prospect: its points with a reason for each wish of the profile, what is known of it, and the invitation. */
export function ProspectPanel({ prospect, onClose }: { prospect: Prospect; onClose: () => void }) {
  const { name, role, country, status, invitedAt, invitedBy } = prospect;
  return (
    <SidePanel
      label={name}
      title={name}
      over={`${sayRole(role)}, ${sayCountry(country)}`}
      under={
        status !== 'invited' || invitedAt === null ? (
          <State tone={status === 'joined' ? 'good' : 'plain'}>{sayStatus(status)}</State>
        ) : (
          <State tone="info">
            <span>
              Invited <When at={invitedAt} show="relative" />
              {invitedBy === null ? '' : ` by ${invitedBy}`}
            </span>
          </State>
        )
      }
      onClose={onClose}
      width="why"
      ruled="open"
    >
      <Reasons prospect={prospect} />
      <Known prospect={prospect} />
      {status === 'open' && <Invite prospect={prospect} />}
    </SidePanel>
  );
}

const words = { met: 'Met.', 'not-met': 'Not met.', unknown: 'Not known.' } as const;
const icons = { met: 'check', 'not-met': 'close', unknown: 'info' } as const;

function Reasons({ prospect: { points, profile, policy, reasons } }: { prospect: Prospect }) {
  if (profile === null || policy === null)
    return (
      <section className="stack">
        <h3>No profile for this role</h3>
        <p className="quiet">
          Nothing is published about whom you look for here.{' '}
          <Link className="link" href="/policies">
            Edit the profiles
          </Link>
        </p>
      </section>
    );
  return (
    <section className="stack">
      <h3>{points} of 100 points</h3>
      <p className="small quiet">
        Why? By the profile “{profile}” of{' '}
        <Link className="link" href={`/policies/${policy.id}`}>
          version {policy.number}
        </Link>
        : the weights of the wishes that it meets, of all weights. What is not known earns nothing.
      </p>
      <ul className="criteria" aria-label="Wishes">
        {reasons.map(({ clause, text, met, weight, condition }) => (
          <li key={clause} className={met === 'met' ? 'met' : 'open'}>
            <Icon name={icons[met]} />
            <span className="grow">
              <strong>{text}</strong>
              <span className="hint">
                {words[met]} {clause}: {condition}.
              </span>
            </span>
            <span className="small quiet">weighs {weight}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Known({ prospect }: { prospect: Prospect }) {
  const {
    domain,
    email,
    city,
    region,
    businessType,
    employees,
    industries,
    specialisations,
    languages,
  } = prospect;
  const facts: [string, string | null][] = [
    ['Domain', domain],
    ['Mail', email],
    ['Place', [city, region].filter((part) => part !== null).join(', ')],
    ['Business type', businessType],
    ['Employees', employees === null ? null : employees.toLocaleString()],
    ['Industries', industries.join(', ')],
    ['Specialisations', specialisations.join(', ')],
    ['Languages', languages.join(', ')],
  ];
  return (
    <section className="stack">
      <h3>What is known</h3>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === null || value === '' ? 'Not known' : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Invite({ prospect: { id, name, email } }: { prospect: Prospect }) {
  const { programme } = useSession();
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: () => recruitment.api('POST /prospects/{id}/invitation', { params: { id } }),
    retry: false,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: recruitment.key('/prospects') });
      toast(email === null ? `${name} is noted as invited.` : `${name} is invited by mail.`);
    },
  });
  return (
    <section className="stack">
      <h3>Invite</h3>
      {email === null ? (
        <p className="quiet">
          Send the firm{' '}
          <Link className="link" href={`/p/${programme.slug}/apply`}>
            the page on which it applies
          </Link>
          , then note it here. Its mail address is not known, so nothing is mailed for you.
        </p>
      ) : (
        <p className="quiet">
          A mail goes to {email}: what speaks for the firm, the page on which it applies, and a way
          to want no further invitations.
        </p>
      )}
      {invite.isError && (
        <ErrorState title="The invitation could not be noted" problem={invite.error} />
      )}
      <p>
        <Button main busy={invite.isPending} onClick={() => invite.mutate()}>
          {email === null ? 'Note as invited' : 'Invite by mail'}
        </Button>
      </p>
    </section>
  );
}
