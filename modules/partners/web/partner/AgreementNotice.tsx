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
        <Deadline at={data.acceptBy} over="Should have been accepted">
          By
        </Deadline>
      </span>
      <ButtonLink href="/company/agreement">Read it</ButtonLink>
    </section>
  );
}
