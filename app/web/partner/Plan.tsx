import { Page, useSession } from '../../../web/shell/index.ts';
import { CompanyTabs } from '../../../modules/partners/web/partner/CompanyTabs.tsx';
import { Aims } from '../../../modules/onboarding/web/Aims.tsx';
import { Meetings } from '../../../modules/onboarding/web/Meetings.tsx';

/** What the company and the vendor want to reach together. */
export function Screen() {
  const { actor } = useSession();
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/plan" />
      <div className="stack gap-8">
        <Meetings partnerId={actor.organisationId} />
        <Aims partnerId={actor.organisationId} />
      </div>
    </Page>
  );
}
