import { useQuery } from '@tanstack/react-query';
import { ButtonLink, Deadline } from '../../../../web/ui/index.ts';
import { agreements } from '../client.ts';

/** On the day's page, while the agreement waits to be accepted. */
export function AgreementNotice() {
  const { data } = useQuery(agreements.query('GET /agreement'));
  if (!data?.agreement || data.state === 'accepted') return null;
  return (
    <section className="card pad row between wrap gap-3">
      <span>
        <strong>
          {data.accepted ? 'The agreement has a new version' : 'Read and accept the agreement'}
        </strong>
        <br />
        <HeldBack
          gates={data.agreement.requiredFor}
          held={!data.accepted || data.state === 'overdue'}
        />
        <Deadline at={data.acceptBy} over="Should have been accepted">
          By
        </Deadline>
      </span>
      <ButtonLink href="/company/agreement">Read it</ButtonLink>
    </section>
  );
}

/** What the company cannot do before it has accepted. */
function HeldBack({ gates, held }: { gates: readonly string[]; held: boolean }) {
  if (!held) return null;
  const [deals, leads] = [gates.includes('register-deals'), gates.includes('accept-leads')];
  if (!deals && !leads) return null;
  return (
    <>
      {deals && leads
        ? 'Until then no deals are registered and no leads accepted.'
        : deals
          ? 'Until then no deals are registered.'
          : 'Until then no leads are accepted.'}
      <br />
    </>
  );
}
