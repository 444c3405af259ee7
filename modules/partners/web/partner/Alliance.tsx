import { useQuery } from '@tanstack/react-query';
import { Page, useSession } from '../../../../web/shell/index.ts';
import { ErrorState, Loading } from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';
import { Alliance } from '../roles/Alliance.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';

/** Customers that the company and the vendor referred to each other, and how the two are quits. */
export function Screen() {
  const { actor } = useSession();
  const company = useQuery(partners.query('GET /company'));
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/alliance" />
      {company.isError && (
        <ErrorState problem={company.error} onRetry={() => void company.refetch()} />
      )}
      {company.isPending && <Loading lines={6} />}
      {company.data && (
        <Alliance
          partnerId={company.data.id}
          other={null}
          holdsRole={company.data.roles.includes('alliance')}
          mayAct={actor.kind !== 'partner.marketer'}
        />
      )}
    </Page>
  );
}
