import { Page, useSession } from '../../../../web/shell/index.ts';
import { Conversation } from '../../../conversation/web/index.ts';
import { CompanyTabs } from './CompanyTabs.tsx';

/** What the company and the vendor have to say to each other that belongs to no single deal. */
export function Screen() {
  const { actor } = useSession();
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/conversation" />
      <div className="register">
        <Conversation kind="partner" id={actor.organisationId} />
      </div>
    </Page>
  );
}
