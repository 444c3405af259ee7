import { useQuery } from '@tanstack/react-query';
import { Page, useSession } from '../../../../web/shell/index.ts';
import { ErrorState, Loading } from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';
import { Integration } from '../roles/Integration.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';

/** Which of the company’s versions were tested against which of the vendor’s. */
export function Screen() {
  const { actor } = useSession();
  const company = useQuery(partners.query('GET /company'));
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/integration" />
      {company.isError && (
        <ErrorState problem={company.error} onRetry={() => void company.refetch()} />
      )}
      {company.isPending && <Loading lines={6} />}
      {company.data && (
        <Integration
          partnerId={company.data.id}
          side="partner"
          holdsRole={company.data.roles.includes('integration')}
          mayAct={!['partner.marketer', 'influencer'].includes(actor.kind)}
        />
      )}
    </Page>
  );
}
