import type { ReactNode } from 'react';
import { Bars, Line } from '../charts/index.ts';
import { Problem } from '../client/index.ts';
import { Page } from '../shell/index.ts';
import { Button, Empty, ErrorState, State } from '../ui/index.ts';
import { Table, TableBones } from '../ui/Table.tsx';

type Deal = { company: string; partner: string; amount: string; state: ReactNode; lang?: string };
const columns = [
  {
    id: 'company',
    head: 'Company',
    cell: (row: Deal) => (
      <span className="name clamp" lang={row.lang} dir="auto">
        {row.company}
      </span>
    ),
  },
  { id: 'partner', head: 'Partner', width: '10rem', cell: (row: Deal) => row.partner },
  { id: 'amount', head: 'Amount', width: '8rem', end: true, cell: (row: Deal) => row.amount },
  { id: 'state', head: 'State', width: '8.5rem', cell: (row: Deal) => row.state },
];
const good: Deal[] = [
  {
    company: 'Alpine Ski House',
    partner: 'Eastside Dept. Store',
    amount: '$56,555',
    state: <State tone="warn">Two claims</State>,
  },
  {
    company: 'Litware',
    partner: 'Top Sports Supply',
    amount: '$9,870',
    state: (
      <State tone="info" icon="lock">
        Protected
      </State>
    ),
  },
  {
    company: 'Trey Research',
    partner: 'Brakes and Gears',
    amount: '$4,310',
    state: <State tone="bad">Refused</State>,
  },
];
const long: Deal[] = [
  {
    company: 'Oberösterreichische Fahrrad­verleih- und Instand­haltungs­genossenschaft m. b. H.',
    lang: 'de',
    partner: 'Versatile Sporting Goods Company, Braunschweig',
    amount: '1.284.500,00 €',
    state: (
      <State tone="info" icon="lock">
        Geschützt bis 22. Februar
      </State>
    ),
  },
  {
    company: 'شركة الواحة لتأجير الدراجات الجبلية وصيانتها',
    lang: 'ar',
    partner: 'Metropolitan Equipment',
    amount: '$18,400',
    state: <State tone="warn">Answer by 14:15</State>,
  },
  { company: 'A', partner: 'Great Bikes', amount: '$0', state: <State>Draft</State> },
];
const table = (rows: Deal[], label: string, more: { twoLine?: boolean; old?: boolean } = {}) => (
  <Table
    label={label}
    rows={rows}
    columns={columns}
    idOf={(row) => row.company}
    nameOf={(row) => row.company}
    {...more}
  />
);
const broken = new Problem(504, {
  title: 'Slow',
  detail:
    'The server did not answer within 10 s. You see the rows of 13:02; nothing you typed is lost.',
  requestId: 'req_7f3k2q9d',
});

export function Screen() {
  return (
    <Page title="States">
      <div className="scroll">
        <div className="pad stack gap-6">
          <div className="card flush">
            <Empty
              title="Deals your partners register appear here"
              sample={table(good.slice(0, 2), 'Sample')}
              act={
                <>
                  <Button main>Invite a partner</Button>
                  <Button>Load sample deals</Button>
                </>
              }
            >
              They come by form, mail, CRM or API, each with a clock for your answer.
            </Empty>
          </div>
          <div className="card flush">
            <TableBones columns={columns} lines={3} />
          </div>
          <div className="card flush">
            <ErrorState
              problem={broken}
              title="The list could not be renewed"
              onRetry={() => undefined}
            />
            {table(good, 'Deals of 13:02', { old: true })}
          </div>
          <div className="card flush">{table(long, 'Long names', { twoLine: true })}</div>
          <div className="card">
            <Bars
              title="Bike Dealers Association earns 21 % under the model in force"
              under="Share of credit in percent. Whiskers: 90 % interval from 2,000 resamples."
              unit="Share"
              lines={[
                { id: '1', label: 'Mail-Order Outlet', value: 25, text: '25', low: 21, high: 29 },
                {
                  id: '2',
                  label: 'Bike Dealers Association',
                  value: 21,
                  text: '21',
                  low: 17,
                  high: 25,
                  on: true,
                },
                { id: '3', label: 'Golf and Cycle Store', value: 15, text: '15' },
              ]}
            />
          </div>
          <div className="card">
            <Line
              title="Leads a week rose from 40 to 96"
              under="Leads, 1 Jul to 24 Nov"
              points={[40, 44, 61, 58, 77, 96].map((value, week) => ({ at: week, value }))}
              say={String}
              sayAt={(at) => `Week ${at + 1}`}
              nowWord="Now"
            />
          </div>
        </div>
      </div>
    </Page>
  );
}
