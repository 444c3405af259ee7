import { Sankey } from '../charts/index.ts';
import { Page } from '../shell/index.ts';
import { Asked, Button, Link, State, Tabs, When } from '../ui/index.ts';
import type { Tone } from '../ui/index.ts';
import { Table } from '../ui/Table.tsx';
import type { Column } from '../ui/Table.tsx';
import { WhyPanel } from '../ui/WhyPanel.tsx';
import { routing } from './fixtures.ts';

type Lead = {
  name: string;
  city: string;
  source: string;
  offered: string;
  score: number;
  tone: Tone;
  state: string;
  at?: string;
};
const leads: Lead[] = [
  {
    name: 'Lucerne Publishing',
    city: 'Ballard',
    source: 'Website',
    offered: 'Mail-Order Outlet',
    score: 82.4,
    tone: 'warn',
    state: '',
    at: '2026-11-24T22:15:00Z',
  },
  {
    name: 'Cohovineyard',
    city: 'Newport Beach',
    source: 'Campaign',
    offered: 'Farthermost Bike Shop',
    score: 79.8,
    tone: 'good',
    state: 'Accepted in 18 min',
  },
  {
    name: 'Humongous Insurance',
    city: 'Milwaukie',
    source: 'Event',
    offered: 'Great Bikes',
    score: 76.1,
    tone: 'info',
    state: '',
    at: '2026-11-25T00:40:00Z',
  },
  {
    name: 'Fine Art School',
    city: 'Bountiful',
    source: 'Website',
    offered: 'Brakes and Gears',
    score: 71.3,
    tone: 'bad',
    state: 'Pulled back',
  },
];
const columns: Column<Lead>[] = [
  {
    id: 'name',
    head: 'Company and contact',
    cell: (row) => (
      <>
        <Link className="name" href="/routing">
          {row.name}
        </Link>{' '}
        <span className="small quiet">{row.city}</span>
      </>
    ),
  },
  { id: 'source', head: 'Source', width: '6.5rem', quiet: true, cell: (row) => row.source },
  { id: 'offered', head: 'Offered to', width: '12rem', cell: (row) => row.offered },
  {
    id: 'score',
    head: 'Score',
    width: '4.5rem',
    end: true,
    cell: (row) => (
      <Asked decision={routing.id} name={`Score of ${row.name}: ${row.score}`}>
        {row.score.toFixed(1)}
      </Asked>
    ),
  },
  {
    id: 'state',
    head: 'Answer by',
    width: '12rem',
    cell: (row) => (
      <State
        tone={row.tone}
        {...(row.tone === 'info'
          ? { icon: 'clock' as const }
          : row.tone === 'bad'
            ? { icon: 'again' as const }
            : {})}
      >
        {row.at ? <When at={row.at} /> : row.state}
      </State>
    ),
  },
];
const node = (column: number) => (entry: [string, string]) => ({
  id: entry[0],
  label: entry[1],
  column,
});
const nodes = [
  ...(
    [
      ['web', 'Website form'],
      ['campaign', 'Campaigns'],
      ['event', 'Events'],
      ['other', 'Other'],
    ] as [string, string][]
  ).map(node(0)),
  ...(
    [
      ['named', 'Named account'],
      ['fit', 'Fit before size'],
      ['territory', 'Territory only'],
      ['turn', 'Fair-share turn'],
    ] as [string, string][]
  ).map(node(1)),
  ...(
    [
      ['mail', 'Mail-Order Outlet'],
      ['latest', 'Latest Sports Equipment'],
      ['gear', 'The Gear Store'],
      ['golf', 'Golf and Cycle Store'],
      ['rest', '58 other partners'],
    ] as [string, string][]
  ).map(node(2)),
  ...(
    [
      ['first', 'Taken at first offer'],
      ['second', 'Taken at second offer'],
      ['pool', 'Returned to pool'],
    ] as [string, string][]
  ).map(node(3)),
];
const flows = (
  [
    ['web', 'named', 54],
    ['web', 'fit', 316],
    ['web', 'territory', 80],
    ['web', 'turn', 36],
    ['campaign', 'fit', 232],
    ['campaign', 'territory', 50],
    ['campaign', 'turn', 30],
    ['event', 'named', 58],
    ['event', 'fit', 90],
    ['event', 'territory', 40],
    ['other', 'named', 30],
    ['other', 'fit', 110],
    ['other', 'territory', 44],
    ['other', 'turn', 70],
    ['named', 'latest', 20],
    ['named', 'rest', 122],
    ['fit', 'mail', 84],
    ['fit', 'latest', 96],
    ['fit', 'gear', 82],
    ['fit', 'golf', 70],
    ['fit', 'rest', 416],
    ['territory', 'mail', 24],
    ['territory', 'latest', 30],
    ['territory', 'gear', 30],
    ['territory', 'golf', 30],
    ['territory', 'rest', 100],
    ['turn', 'mail', 10],
    ['turn', 'gear', 20],
    ['turn', 'golf', 21],
    ['turn', 'rest', 85],
    ['mail', 'first', 86],
    ['mail', 'second', 20],
    ['mail', 'pool', 12],
    ['latest', 'first', 90],
    ['latest', 'second', 36],
    ['latest', 'pool', 20],
    ['gear', 'first', 80],
    ['gear', 'second', 30],
    ['gear', 'pool', 22],
    ['golf', 'first', 70],
    ['golf', 'second', 27],
    ['golf', 'pool', 24],
    ['rest', 'first', 430],
    ['rest', 'second', 160],
    ['rest', 'pool', 133],
  ] as [string, string, number][]
).map(([from, to, value]) => ({ from, to, value }));

export function Screen() {
  return (
    <Page title="Leads and routing">
      <Tabs
        label="Views"
        tabs={[
          { href: '/routing', label: 'Flow', count: '90 days', current: true },
          { href: '/routing?view=waiting', label: 'Waiting', count: 23 },
          { href: '/routing?view=rules', label: 'Rules', count: 'v7' },
        ]}
      />
      <div className="split">
        <div className="main-area stack gap-6">
          <div className="pad">
            <Sankey
              title="61 % of leads were taken by the first partner asked"
              under="1,240 leads, 26 Aug to 24 Nov. Highlighted: the way Lucerne Publishing went."
              columns={['Source', 'Rule that decided', 'Offered first to', 'Result']}
              nodes={nodes}
              flows={flows}
              way={['web', 'fit', 'mail', 'first']}
              unit="leads"
              summary="Flow of 1,240 leads from source through rule and partner to result. 756 were accepted at first offer."
            />
          </div>
          <div>
            <div className="section-title pad-x">
              <h2 className="minor">Arriving now</h2>
              <span className="small quiet">median to acceptance 41 min</span>
            </div>
            <Table
              label="Arriving now"
              rows={leads}
              columns={columns}
              idOf={(row) => row.name}
              nameOf={(row) => row.name}
              openId="Lucerne Publishing"
            />
          </div>
        </div>
        <WhyPanel
          telling={routing}
          onClose={() => undefined}
          onAppeal={() => undefined}
          acts={<Button>Offer to another…</Button>}
        />
      </div>
    </Page>
  );
}
