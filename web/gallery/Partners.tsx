import { useState } from 'react';
import { FilterBar, Page, useListUrl } from '../shell/index.ts';
import {
  Asked,
  Bar,
  Button,
  CellBar,
  Link,
  MiniBars,
  Money,
  Monogram,
  SidePanel,
  Tabs,
  Tier,
  Why,
} from '../ui/index.ts';
import { Missing } from '../ui/Marks.tsx';
import { Table } from '../ui/Table.tsx';
import type { Column } from '../ui/Table.tsx';
import { routing } from './fixtures.ts';
import { partners } from './partner-samples.ts';
import type { SamplePartner } from './partner-samples.ts';

const tone = (health: number) => (health < 50 ? 'bad' : health < 60 ? 'warn' : 'plain');
const why = routing.id;
const columns: Column<SamplePartner>[] = [
  {
    id: 'name',
    head: 'Partner',
    width: '12.5rem',
    sort: 'name',
    cell: (row) => (
      <Link className="name" href="/partners">
        {row.name}
      </Link>
    ),
  },
  {
    id: 'tier',
    head: 'Tier',
    width: '7rem',
    cell: (row) => <Tier level={row.level}>{row.tier}</Tier>,
  },
  {
    id: 'territory',
    head: 'Territory',
    width: '7.5rem',
    quiet: true,
    cell: (row) => row.territory,
  },
  {
    id: 'revenue',
    head: '4 quarters',
    width: '5rem',
    end: true,
    sort: 'revenue',
    cell: (row) => <Money value={{ minor: row.minor, currency: 'USD' }} short />,
  },
  {
    id: 'quarters',
    head: 'By quarter',
    quietHead: true,
    width: '3.25rem',
    cell: (row) => (
      <MiniBars values={row.quarters} label={`Quarters ${row.quarters.join('k, ')}k`} />
    ),
  },
  {
    id: 'health',
    head: 'Health',
    width: '5.75rem',
    cell: (row) => (
      <CellBar
        share={row.health / 100}
        tone={tone(row.health)}
        figure={
          <Asked decision={why} name={`Health of ${row.name}: ${row.health}`}>
            {row.health}
          </Asked>
        }
      />
    ),
  },
  {
    id: 'answers',
    head: 'Answers in',
    width: '5rem',
    end: true,
    quiet: true,
    cell: (row) => row.answers || <Missing />,
  },
  {
    id: 'next',
    head: 'Best next step',

    cell: (row) =>
      row.next ? (
        <Asked decision={why}>{row.next}</Asked>
      ) : (
        <span className="faint">Nothing due</span>
      ),
  },
];

export function Screen() {
  const [ids, setIds] = useState<ReadonlySet<string>>(
    new Set([
      'Totes & Baskets Company',
      'Tenth Bike Store',
      'Mail-Order Outlet',
      'Eastside Sporting Goods',
    ]),
  );
  const [open, setOpen] = useState<SamplePartner | undefined>(partners[6]);
  const url = useListUrl({ sort: 'name' });
  return (
    <Page title="Partners" aside="701 in 10 territories">
      <Tabs
        label="Views"
        tabs={[
          { href: '/partners', label: 'All', count: 701 },
          {
            href: '/partners?filter[tier][isNot]=applicant&filter[revenue][gte]=100',
            label: 'Selling',
            count: 463,
            current: true,
          },
          { href: '/partners?filter[tier]=gold', label: 'Ready to move up', count: 18 },
        ]}
      />
      <FilterBar
        url={url}
        fields={[
          {
            field: 'tier',
            label: 'Tier',
            type: 'enum',
            options: [
              { value: 'gold', label: 'Gold' },
              { value: 'applicant', label: 'Applicant' },
            ],
          },
          { field: 'revenue', label: 'Revenue', type: 'money' },
        ]}
      >
        <Button plain icon="columns">
          Columns
        </Button>
        <Button>Invite partner</Button>
      </FilterBar>
      <div className="split" data-density="compact">
        <div className="main-area">
          <Table
            label="Partners"
            rows={partners}
            columns={columns}
            idOf={(row) => row.id}
            nameOf={(row) => row.name}
            onOpen={setOpen}
            openId={open?.id}
            sort={url.sort}
            onSort={url.setSort}
            selection={{
              ids,
              onChange: setIds,
              matching: 463,
              onSelectMatching: () => setIds(new Set(partners.map((row) => row.id))),
              acts: (
                <>
                  <Button plain icon="mail">
                    Message
                  </Button>
                  <Button plain icon="person">
                    Assign
                  </Button>
                </>
              ),
            }}
          />
        </div>
        {open && <Peek partner={open} onClose={() => setOpen(undefined)} />}
      </div>
    </Page>
  );
}

function Peek({ partner, onClose }: { partner: SamplePartner; onClose: () => void }) {
  return (
    <SidePanel
      label={partner.name}
      onClose={onClose}
      title={
        <span className="row gap-3">
          <Monogram name={partner.name} large />
          {partner.name}
        </span>
      }
      footer={
        <>
          <Button main>Propose for Platinum</Button>
          <Button>Open</Button>
        </>
      }
    >
      <section>
        <div className="section-title">
          <h3>Ready for Platinum</h3>
          <Why decision={why} />
        </div>
        <p className="hint">Meets 4 of 4 rules. Would move up on 1 Jan.</p>
        <div className="score">
          <span className="quiet">Revenue</span>
          <Bar tone="strong" share={0.93} mark={0.75} />
          <span className="num">$371.6k</span>
          <span className="quiet">Certified people</span>
          <Bar tone="strong" share={0.8} mark={0.6} />
          <span className="num">4 of 5</span>
          <span className="quiet">Leads accepted</span>
          <Bar tone="strong" share={0.91} mark={0.7} />
          <span className="num">91 %</span>
        </div>
        <p className="small faint">Upright mark: what Platinum asks</p>
      </section>
      <section>
        <div className="section-title">
          <h3>Lately</h3>
        </div>
        <dl className="facts">
          <dt>Today 09:12</dt>
          <dd>Won Woodgrove Bank, $18,400</dd>
          <dt>Fri 20 Nov</dt>
          <dd>Amélie passed Fleet fitting 2</dd>
        </dl>
      </section>
    </SidePanel>
  );
}
