import { useQuery } from '@tanstack/react-query';
import { MainAct, Page, useScreenParams } from '../../../../web/shell/index.ts';
import { ButtonLink, ErrorState, Loading, Pill } from '../../../../web/ui/index.ts';
import { Conversation } from '../../../conversation/web/index.ts';
import { leadRouting } from '../client.ts';
import type { OwnLead } from './own.ts';
import { KnownFacts } from './KnownFacts.tsx';
import { LeadContact } from './LeadContact.tsx';
import { leadWords } from './words.ts';

const crumbs = [{ href: '/leads', label: 'Leads' }];

/** An accepted lead: whom to call, what is known, and the way to a deal. */
export function Screen() {
  const { id } = useScreenParams();
  const read = useQuery(leadRouting.query('GET /leads/{id}', { params: { id } }));
  if (!read.data)
    return (
      <Page title="Lead" crumbs={crumbs}>
        {read.isError ? (
          <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
        ) : (
          <Loading lines={6} />
        )}
      </Page>
    );
  // On this side the answer is the owner's shape.
  const lead = read.data as OwnLead;
  return (
    <Page
      title={lead.companyName}
      crumbs={crumbs}
      state={
        <Pill tone={lead.status === 'accepted' ? 'info' : 'plain'}>{leadWords[lead.status]}</Pill>
      }
    >
      <div className="register">
        <div className="stack gap-6">
          <LeadContact lead={lead} />
          {lead.status === 'accepted' && (
            <MainAct>
              <ButtonLink main href={`/register?lead=${lead.id}`}>
                Register a deal from this
              </ButtonLink>
            </MainAct>
          )}
          <Conversation kind="lead" id={lead.id} />
        </div>
        <aside className="stack gap-4">
          <LeadFacts lead={lead} />
        </aside>
      </div>
    </Page>
  );
}

function LeadFacts({ lead }: { lead: OwnLead }) {
  return (
    <section className="card stack gap-3">
      <h2>{lead.need ?? 'What they need is not written down yet'}</h2>
      <KnownFacts lead={lead} />
    </section>
  );
}
