import { CompanyTabs } from '../../../modules/partners/web/partner/CompanyTabs.tsx';
import { Page, useSession } from '../../../web/shell/index.ts';
import { TakeData } from '../TakeData.tsx';

/** The way out, open on any day: all that the programme keeps of the own company. */
export function Screen() {
  const { actor } = useSession();
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/data" />
      <section className="stack gap-4">
        <h2>Take your data with you</h2>
        <p>
          Deals, leads, orders, people, decisions about you and all events, as tables for
          spreadsheets (CSV) and as they are (JSON). Nothing of anybody else is in it.
        </p>
        <TakeData what="your data" />
      </section>
    </Page>
  );
}
