import { useCallback, useState } from 'react';
import { useShortcut } from '../../../../web/shell/index.ts';
import { Button, Dialog, IconButton, SidePanel } from '../../../../web/ui/index.ts';
import { WhyPanel } from '../../../../web/ui/WhyPanel.tsx';
import { Conversation } from '../../../conversation/web/index.ts';
import type { Lead } from '../client.ts';
import { AssignLead } from './AssignLead.tsx';
import { LeadDetails, LeadFacts } from './LeadDetails.tsx';
import { RouteNow } from './RouteNow.tsx';

/** The routing decision of a lead beside its row, with what may be done. */
export function LeadPanel({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const [open, setOpen] = useState<'assign' | 'details' | 'talk' | null>(null);
  const assign = useCallback(() => setOpen('assign'), []);
  useShortcut('a', 'Offer to a partner of your choice', assign);
  const talk = (
    <IconButton icon="message" label="Comments and notes" onClick={() => setOpen('talk')} />
  );
  const acts = (
    <>
      <Button onClick={assign}>{lead.offer ? 'Offer to another…' : 'Offer to a partner…'}</Button>
      <IconButton icon="person" label="Contact and need" onClick={() => setOpen('details')} />
      {talk}
    </>
  );
  const dialogs = (
    <>
      {open === 'assign' && <AssignLead lead={lead} onClose={() => setOpen(null)} />}
      {open === 'details' && (
        <LeadDetails lead={lead} onClose={() => setOpen(null)} onAssign={assign} />
      )}
      {open === 'talk' && (
        <Dialog title={lead.companyName} onClose={() => setOpen(null)}>
          <Conversation kind="lead" id={lead.id} />
        </Dialog>
      )}
    </>
  );
  if (lead.decisionId)
    return (
      <>
        <WhyPanel decision={lead.decisionId} onClose={onClose} acts={acts} />
        {dialogs}
      </>
    );
  return (
    <>
      <SidePanel
        label={lead.companyName}
        title={lead.companyName}
        under="Not routed yet"
        onClose={onClose}
        footer={
          <>
            <Button onClick={assign}>Offer to a partner…</Button>
            {talk}
          </>
        }
      >
        <section>
          <LeadFacts lead={lead} />
        </section>
        <section>
          <RouteNow lead={lead} />
        </section>
      </SidePanel>
      {dialogs}
    </>
  );
}
