import { useInfiniteQuery } from '@tanstack/react-query';
import { FilterBar, Page, shownColumns, useListUrl } from '../../../../web/shell/index.ts';
import type { FilterField, ListUrl } from '../../../../web/shell/index.ts';
import {
  ButtonLink,
  Empty,
  Link,
  Missing,
  Money,
  State,
  Tabs,
  When,
} from '../../../../web/ui/index.ts';
import { TableList } from '../../../../web/ui/TableList.tsx';
import type { Column } from '../../../../web/ui/Table.tsx';
import { deals } from '../client.ts';
import type { Deal } from '../client.ts';
import { DealPeek } from './DealPeek.tsx';
import { DealState } from './DealState.tsx';
import { dealTypes, stages, statuses } from './words.ts';

const views = [
  { label: 'All', query: '' },
  { label: 'To decide', query: 'filter[status]=under-review' },
  { label: 'Protected', query: 'filter[status]=approved' },
  {
    label: 'Ending soon',
    query: 'filter[status]=approved&filter[protectedUntil][withinNextDays]=14',
  },
  { label: 'Won', query: 'filter[stage]=won' },
];

/** All registrations, the newest first; filters in the address, a peek beside the row. */
export function Screen() {
  const url = useListUrl({ sort: '-createdAt' });
  const list = useInfiniteQuery(
    deals.pages('GET /deal-registrations', { query: { ...url.query, limit: 100 } }),
  );
  // The vendor's desk always gets the vendor's telling.
  const rows = (list.data?.pages.flatMap((page) => page.data) ?? []) as Deal[];
  const open = rows.find((row) => row.id === url.search.open);
  return (
    <Page title="Deals" aside={list.isPending ? '' : `${rows.length.toLocaleString()} shown`}>
      <Tabs
        label="Views"
        tabs={views.map(({ label, query }) => ({
          href: query ? `/deals?${query}` : '/deals',
          label,
          current: isAsked(url, query),
        }))}
      />
      <FilterBar fields={fields} url={url} columns={columns} />
      <div className="split">
        <div className="main-area">
          <TableList
            label="Deals"
            list={list}
            rows={rows}
            columns={shownColumns(columns, url)}
            idOf={(row) => row.id}
            nameOf={(row) => row.customerName}
            onOpen={(row) => url.set('open', row.id === open?.id ? undefined : row.id)}
            openId={open?.id}
            sort={url.sort}
            onSort={url.setSort}
            errorTitle="The deals could not be loaded"
            empty={<NoDeals filtered={url.filters.length > 0} />}
          />
        </div>
        {open && <DealPeek deal={open} onClose={() => url.set('open', undefined)} />}
      </div>
    </Page>
  );
}

function isAsked(url: ListUrl, query: string): boolean {
  const present = new URLSearchParams(
    Object.entries(url.search).filter(([name]) => name.startsWith('filter')),
  );
  const asked = new URLSearchParams(query);
  present.sort();
  asked.sort();
  return present.toString() === asked.toString();
}

function NoDeals({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <Empty title="No deal fits this view" act={<ButtonLink href="/deals">Show all</ButtonLink>}>
        Remove a filter, or look at all of them.
      </Empty>
    );
  return (
    <Empty
      title="Deals your partners register appear here"
      sample={<SampleDeals />}
      act={<ButtonLink href="/partners">Go to the partners</ButtonLink>}
    >
      They come by form, mail or API, each with a clock for your answer.
    </Empty>
  );
}

function SampleDeals() {
  return (
    <table className="table">
      <tbody>
        {['$12,400', '$8,150'].map((amount) => (
          <tr key={amount}>
            <td>Sample company</td>
            <td>Sample partner</td>
            <td className="num">{amount}</td>
            <td>
              <State icon="lock">Protected</State>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const columns: Column<Deal>[] = [
  {
    id: 'customer',
    head: 'Customer',
    sort: 'customerName',
    cell: (row) => (
      <>
        <Link className="name" href={`/deals/${row.id}`}>
          {row.customerName}
        </Link>{' '}
        <span className="small quiet">{row.customerCity}</span>
      </>
    ),
  },
  {
    id: 'partner',
    head: 'Partner',
    width: '11rem',
    cell: (row) => <Link href={`/partners/${row.partnerId}`}>{row.partnerName}</Link>,
  },
  {
    id: 'amount',
    head: 'Amount',
    width: '6rem',
    end: true,
    cell: (row) => (row.amount ? <Money value={row.amount} /> : <Missing />),
  },
  {
    id: 'stage',
    head: 'Stage',
    width: '6rem',
    sort: 'stage',
    quiet: true,
    cell: (row) => stages[row.stage] ?? row.stage,
  },
  {
    id: 'state',
    head: 'State',
    width: '13rem',
    sort: 'status',
    narrow: true,
    cell: (row) => <DealState deal={row} asked />,
  },
  {
    id: 'registered',
    head: 'Registered',
    width: '10rem',
    sort: 'createdAt',
    quiet: true,
    cell: (row) => <When at={row.createdAt} show="exact" />,
  },
];

const fields: FilterField[] = [
  { field: 'customerName', label: 'Customer', type: 'text' },
  {
    field: 'status',
    label: 'Status',
    type: 'enum',
    options: Object.entries(statuses).map(([value, { word }]) => ({ value, label: word })),
  },
  {
    field: 'stage',
    label: 'Stage',
    type: 'enum',
    options: Object.entries(stages).map(([value, label]) => ({ value, label })),
  },
  {
    field: 'dealType',
    label: 'Type',
    type: 'enum',
    options: Object.entries(dealTypes).map(([value, label]) => ({ value, label })),
  },
  { field: 'createdAt', label: 'Registered', type: 'moment' },
  { field: 'decisionBy', label: 'Answer by', type: 'moment' },
  { field: 'protectedUntil', label: 'Protected until', type: 'moment' },
  { field: 'expectedCloseOn', label: 'Expected close', type: 'date' },
];
