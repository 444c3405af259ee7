import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Page, useCommand, useListUrl, useShortcut } from '../../../../web/shell/index.ts';
import { Button, ButtonLink, Tabs } from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';
import type { Lead } from '../client.ts';
import { AddLead } from './AddLead.tsx';
import { LeadList } from './LeadList.tsx';
import { LeadPanel } from './LeadPanel.tsx';
import { useRoutingPolicy } from './policy.ts';
import { RoutingFlow } from './RoutingFlow.tsx';
import { RoutingRules } from './RoutingRules.tsx';

const views = {
  flow: 'Flow',
  waiting: 'Needs a person',
  all: 'All leads',
  rules: 'Rules',
} as const;
type View = keyof typeof views;

/** Leads: how they went, which wait for a person, all of them, and by which rules. */
export function Screen() {
  const url = useListUrl({ sort: '-createdAt' });
  const [adding, setAdding] = useState(false);
  const view: View = isView(url.search.view) ? url.search.view : 'flow';
  const { policy } = useRoutingPolicy();
  const openId = url.search.open;
  const opened = useQuery({
    ...leadRouting.query('GET /leads/{id}', { params: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  // The vendor's desk always gets the vendor's telling.
  const lead = openId === undefined ? undefined : (opened.data as Lead | undefined);
  const add = useCallback(() => setAdding(true), []);
  useShortcut('n', 'Add a lead', add);
  useCommand(useMemo(() => [{ label: 'Add a lead', icon: 'plus', keys: 'n', run: add }], [add]));
  const days = Number(url.search.days ?? 90);
  return (
    <Page
      title="Leads and routing"
      acts={
        <Button icon="plus" onClick={add}>
          Add lead
        </Button>
      }
    >
      <Tabs
        label="Views"
        tabs={(Object.keys(views) as View[]).map((one) => ({
          href: one === 'flow' ? '/leads' : `/leads?view=${one}`,
          label: views[one],
          count: one === 'rules' && policy ? `version ${policy.number}` : undefined,
          current: one === view,
        }))}
      />
      <div className="split">
        <div className="main-area">
          {view === 'flow' && (
            <div className="pad">
              <RoutingFlow days={days} onDays={(next) => url.set('days', next)} lead={lead} />
            </div>
          )}
          {view === 'flow' && (
            <div className="section-title pad-x">
              <h2 className="minor">Arriving now</h2>
              <ButtonLink plain href="/leads?view=all">
                All leads
              </ButtonLink>
            </div>
          )}
          {view === 'rules' ? (
            <RoutingRules />
          ) : (
            <LeadList view={view} url={url} openId={openId} onAdd={add} />
          )}
        </div>
        {lead && view !== 'rules' && (
          <LeadPanel key={lead.id} lead={lead} onClose={() => url.set('open', undefined)} />
        )}
      </div>
      {adding && <AddLead onClose={() => setAdding(false)} />}
    </Page>
  );
}

function isView(text: string | undefined): text is View {
  return text !== undefined && Object.hasOwn(views, text);
}
