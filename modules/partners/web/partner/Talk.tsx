import { Page, useSession } from '../../../../web/shell/index.ts';
import { Tabs } from '../../../../web/ui/index.ts';
import { Conversation } from '../../../conversation/web/index.ts';
import { companyTabs } from './tabs.ts';

/** What the company and the vendor have to say to each other that belongs to no single deal. */
export function Screen() {
  const { actor } = useSession();
  return (
    <Page title={actor.organisationName}>
      <Tabs label="Company" tabs={companyTabs('/company/conversation')} />
      <div className="register">
        <Conversation kind="partner" id={actor.organisationId} />
      </div>
    </Page>
  );
}
