import { lazy, Suspense } from 'react';
import { Page, useSession } from '../../../web/shell/index.ts';
import { Loading } from '../../../web/ui/index.ts';
import { LeadsAtFirstOffer } from './LeadsAtFirstOffer.tsx';
import { PromisesDue } from './PromisesDue.tsx';
import { SampleNotice } from './SampleNotice.tsx';
import { SetupSteps } from './SetupSteps.tsx';

// The picture comes after the promises: the first view needs no chart.
const Sales = lazy(() =>
  import('../../../modules/sales/web/vendor/SalesByQuarter.tsx').then((module) => ({
    default: module.SalesByQuarter,
  })),
);

/** What is promised and due, then how the channel moves. */
export function Screen() {
  const { programme } = useSession();
  return (
    <Page title="Home">
      <div className="scroll">
        {programme.sample && <SampleNotice />}
        <div className="pad stack gap-8">
          {!programme.sample && <SetupSteps />}
          <PromisesDue />
          <div className="halves">
            <Suspense fallback={<Loading lines={5} />}>
              <Sales who="The channel" />
            </Suspense>
            <LeadsAtFirstOffer />
          </div>
        </div>
      </div>
    </Page>
  );
}
