import { useQuery } from '@tanstack/react-query';
import { decisionQuery } from '../../../web/client/decision.ts';
import { Page, useScreenParams } from '../../../web/shell/index.ts';
import { Link } from '../../../web/ui/index.ts';
import type { Telling } from '../../../web/ui/index.ts';
import { WhyPanel } from '../../../web/ui/WhyPanel.tsx';

const recordOf: Record<string, (id: string) => string> = {
  deal: (id) => `/deals/${id}`,
  lead: (id) => `/leads?view=all&open=${id}`,
  org: (id) => `/partners/${id}`,
};

/** A decision under its own address: what was decided, why, and what would change it. */
export function Screen() {
  const { id } = useScreenParams();
  const { data } = useQuery(decisionQuery(id));
  const subject = (data as Telling | undefined)?.subject;
  const record = subject === undefined ? undefined : recordOf[subject.split('_')[0]]?.(subject);
  return (
    <Page title="Decision">
      <div className="scroll">
        <div className="decision-page">
          <WhyPanel
            decision={id}
            acts={
              record && (
                <Link className="button" href={record}>
                  Open the record
                </Link>
              )
            }
          />
        </div>
      </div>
    </Page>
  );
}
