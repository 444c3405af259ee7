import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient, Problem } from '../../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Icon,
  Link,
  Select,
  Textarea,
} from '../../../../web/ui/index.ts';
import type { contract as accessContract } from '../../../../platform/access/contract.ts';
import { partnerRoles } from '../../roles/names.ts';
import { partners } from '../client.ts';
import { sayRole } from '../RoleTurns.tsx';
import { readPastedMails, type PastedMail } from './pasted-mails.ts';

const access = createClient<typeof accessContract>();

type Role = (typeof partnerRoles)[number];
/** What all of the pasted ones have in common. */
type Them = { country: string; role: Role };
type Outcome = { mail: PastedMail; said: string; good: boolean };

const countries =
  'AT AU BE BR CA CH CL CN CO CZ DE DK ES FI FR GB GR HK HU IE IL IN IT JP KR LU MX MY NL NO NZ PH PL PT RO SE SG SK TH TR TW UA US ZA'
    .split(' ')
    .map((value) => ({ value, label: sayCountry(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));

function sayCountry(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;
}

/** Partners by their mail addresses: pasted, read, looked at, invited. */
export function InvitePartners({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [country, setCountry] = useState('');
  const [role, setRole] = useState<Role>('reseller');
  const queries = useQueryClient();
  const read = readPastedMails(text);
  const good = read.filter(({ problem }) => problem === null);
  const invite = useMutation({
    mutationFn: () => inviteAll(good, { country, role }),
    retry: false,
    onSuccess: () => void queries.invalidateQueries({ queryKey: partners.key('/partners') }),
  });
  return (
    <Dialog
      title="Invite partners"
      onClose={onClose}
      acts={
        invite.data ? (
          <Button main onClick={onClose}>
            Done
          </Button>
        ) : (
          <Button
            main
            busy={invite.isPending}
            disabled={good.length === 0 || country === ''}
            onClick={() => invite.mutate()}
          >
            {good.length === 0
              ? 'Invite'
              : `Invite ${good.length} ${good.length === 1 ? 'partner' : 'partners'}`}
          </Button>
        )
      }
    >
      {invite.isError && <ErrorState title="Nobody was invited" problem={invite.error} />}
      {invite.data ? (
        <Outcomes outcomes={invite.data} />
      ) : (
        <div className="stack gap-4">
          <Field
            label="Mail addresses"
            hint="One a line, with or without a name. Whoever is first at a firm becomes its administrator."
          >
            <Textarea
              rows={6}
              maxLength={20_000}
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder="Lena Petersen <lena@nordsee-logistik.de>"
            />
          </Field>
          <p>
            <Link className="link small" href="/imports">
              Import a list instead
            </Link>
          </p>
          <Field label="Country of these partners">
            <Select
              value={country}
              onChange={(event) => setCountry(event.target.value)}
              options={[{ value: '', label: 'Choose' }, ...countries]}
            />
          </Field>
          <Field
            label="What they will be to you"
            hint="Further roles are added on the partner’s own page."
          >
            <Select
              value={role}
              onChange={(event) => setRole(event.target.value as Role)} // of the options below
              options={partnerRoles.map((value) => ({ value, label: sayRole(value) }))}
            />
          </Field>
          <Read read={read} />
        </div>
      )}
    </Dialog>
  );
}

function Read({ read }: { read: PastedMail[] }) {
  if (read.length === 0) return null;
  return (
    <ul className="criteria" aria-label="What was read">
      {read.slice(0, 100).map(({ line, email, name, company, problem }, at) => (
        <li key={at} className={problem === null ? 'met' : 'open'}>
          <Icon name={problem === null ? 'check' : 'close'} />
          <span className="grow">
            <strong>{company || name || line}</strong>
            <span className="hint">
              {problem === 'no-address' && 'No mail address was found in this line.'}
              {problem === 'repeated' && `${email} stands above already.`}
              {problem === null && `${name}, ${email}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const invited = outcomes.filter(({ good }) => good).length;
  return (
    <div className="stack gap-4" aria-live="polite">
      <p>
        {invited} of {outcomes.length} invited. The mails are in the outbox.
      </p>
      <ul className="criteria" aria-label="Outcomes">
        {outcomes.map(({ mail, said, good }) => (
          <li key={mail.email} className={good ? 'met' : 'open'}>
            <Icon name={good ? 'check' : 'close'} />
            <span className="grow">
              <strong>{mail.email}</strong>
              <span className="hint">{said}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One after the other, so that two of one firm meet: the first makes it, the second joins it. */
async function inviteAll(mails: PastedMail[], them: Them): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const firms = new Map<string, string>();
  for (const mail of mails)
    outcomes.push(
      await inviteOne(mail, them, firms).catch((error: unknown) => ({
        mail,
        good: false,
        said:
          error instanceof Problem ? error.message : 'It could not be sent. Try this one again.',
      })),
    );
  return outcomes;
}

async function inviteOne(
  mail: PastedMail,
  them: Them,
  firms: Map<string, string>,
): Promise<Outcome> {
  const { email, name, company, domain } = mail;
  const firm = company === '' ? email : domain;
  const known = firms.get(firm);
  const organisationId = known ?? (await makePartner(mail, them));
  firms.set(firm, organisationId);
  const kind = known ? 'partner.seller' : 'partner.admin';
  await access.api('POST /invitations', { body: { email, name, kind, organisationId } });
  return { mail, good: true, said: known ? `Invited to ${company}` : `Partner made and invited` };
}

async function makePartner(mail: PastedMail, { country, role }: Them): Promise<string> {
  const { name, company, domain } = mail;
  const body = {
    name: company || name,
    country,
    roles: [role],
    ...(company ? { domain } : {}),
  };
  const made = await partners.api('POST /partners', { body });
  return made.id;
}
