import { useQuery } from '@tanstack/react-query';
import { Decide } from '../../../modules/deal-registration/web/vendor/Decide.tsx';
import { DealFacts } from '../../../modules/deal-registration/web/vendor/DealPeek.tsx';
import { LeadPanel } from '../../../modules/lead-routing/web/vendor/LeadPanel.tsx';
import { Standing } from '../../../modules/partners/web/vendor/Standing.tsx';
import { TierMove } from '../../../modules/partners/web/vendor/TierMove.tsx';
import { recruitment } from '../../../modules/recruitment/web/client.ts';
import { ApplicationPanel } from '../../../modules/recruitment/web/vendor/ApplicationPanel.tsx';
import { ButtonLink, Link, SidePanel } from '../../../web/ui/index.ts';
import { AnswerAppeal } from './AnswerAppeal.tsx';
import type { Waiting } from './waiting.ts';

type Props = { item: Waiting; onClose: () => void; onDone: () => void };

/** The act that one item of the inbox waits for. */
export function InboxPanel({ item, onClose, onDone }: Props) {
  if (item.kind === 'lead') return <LeadPanel lead={item.lead} onClose={onClose} />;
  if (item.kind === 'application')
    return <WaitingApplication id={item.id} onClose={onClose} onDone={onDone} />;
  if (item.kind === 'registration')
    return (
      <SidePanel
        label={item.title}
        title={item.title}
        over={item.who}
        under={item.reason}
        onClose={onClose}
        width="why"
        ruled="open"
      >
        <section>
          <DealFacts deal={item.deal} />
          <Link className="link small" href={`/deals/${item.id}`}>
            Open the deal with all claims
          </Link>
        </section>
        <section>
          <Decide deal={item.deal} onDone={onDone} />
        </section>
      </SidePanel>
    );
  if (item.kind === 'tier')
    return (
      <SidePanel
        label={item.title}
        title={item.title}
        under={item.reason}
        onClose={onClose}
        width="why"
        ruled="open"
        footer={<ButtonLink href={`/partners/${item.id}`}>Open partner</ButtonLink>}
      >
        {item.decisionId && (
          <section>
            <Standing decisionId={item.decisionId} tier={item.partner.tier} />
          </section>
        )}
        <section>
          <TierMove
            id={item.id}
            name={item.title}
            tier={item.partner.tier}
            pendingTier={item.partner.pendingTier ?? ''}
            decisionId={item.decisionId}
            onDone={onDone}
          />
        </section>
      </SidePanel>
    );
  return (
    <SidePanel
      label={item.title}
      title={`${item.title} appeals`}
      over={item.who}
      onClose={onClose}
      width="why"
      ruled="open"
    >
      <section>
        <AnswerAppeal appeal={item.appeal} onDone={onDone} />
      </section>
    </SidePanel>
  );
}

function WaitingApplication({ id, onClose, onDone }: { id: string } & Omit<Props, 'item'>) {
  const { data } = useQuery(recruitment.query('GET /applications/{id}', { params: { id } }));
  return data ? <ApplicationPanel application={data} onClose={onClose} onDone={onDone} /> : null;
}
