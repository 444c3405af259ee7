import { useInfiniteQuery } from '@tanstack/react-query';
import { FilterBar, shownColumns } from '../../../../web/shell/index.ts';
import type { FilterField, ListUrl } from '../../../../web/shell/index.ts';
import { Asked, Button, Empty, Link, Missing } from '../../../../web/ui/index.ts';
import { TableList } from '../../../../web/ui/TableList.tsx';
import type { Column } from '../../../../web/ui/Table.tsx';
import { leadRouting } from '../client.ts';
import type { Lead } from '../client.ts';
import { LeadState } from './LeadState.tsx';
import { saySource, statuses } from './words.ts';

export type LeadListProps = {
  view: 'flow' | 'waiting' | 'all';
  url: ListUrl;
  openId: string | undefined;
  onAdd: () => void;
};

/** Leads as rows: the newest beneath the flow, those that need a person, or all with filters. */
export function LeadList({ view, url, openId, onAdd }: LeadListProps) {
  const list = useInfiniteQuery(
    leadRouting.pages('GET /leads', {
      query: {
        ...(view === 'all' ? url.query : { sort: '-createdAt' }),
        ...(view === 'waiting' ? { 'filter[status]': 'inbox' } : {}),
        limit: view === 'flow' ? 25 : 100,
      },
    }),
  );
  const rows = (list.data?.pages.flatMap((page) => page.data) ?? []) as Lead[];
  return (
    <>
      {view === 'all' && <FilterBar fields={fields} url={url} columns={columns} />}
      <TableList
        label={view === 'waiting' ? 'Leads that need a person' : 'Leads'}
        list={list}
        rows={rows}
        columns={view === 'waiting' ? waitingColumns : shownColumns(columns, url)}
        idOf={(row) => row.id}
        nameOf={(row) => row.companyName}
        onOpen={(row) => url.set('open', row.id === openId ? undefined : row.id)}
        openId={openId}
        {...(view === 'all' ? { sort: url.sort, onSort: url.setSort } : {})}
        errorTitle="The leads could not be loaded"
        empty={<NoLeads view={view} onAdd={onAdd} />}
      />
    </>
  );
}

function NoLeads({ view, onAdd }: { view: LeadListProps['view']; onAdd: () => void }) {
  if (view === 'waiting')
    return (
      <Empty title="No lead waits for a person">
        What no rule could place would stand here, with the reason.
      </Empty>
    );
  return (
    <Empty title="Leads appear here" act={<Button onClick={onAdd}>Add a lead</Button>}>
      They come by your website’s form, by import, API or hand, and are routed at once.
    </Empty>
  );
}

const name: Column<Lead> = {
  id: 'name',
  head: 'Company and contact',
  sort: 'companyName',
  cell: (row) => (
    <>
      <Link className="name" href={`/leads?view=all&open=${row.id}`}>
        {row.companyName}
      </Link>{' '}
      <span className="small quiet">{row.city}</span>
    </>
  ),
};
const source: Column<Lead> = {
  id: 'source',
  head: 'Source',
  width: '6.5rem',
  quiet: true,
  sort: 'source',
  cell: (row) => saySource(row.source),
};

const columns: Column<Lead>[] = [
  name,
  source,
  {
    id: 'offered',
    head: 'Offered to',
    width: '12rem',
    cell: ({ offer, partnerId, partnerName }) => {
      const to = offer ?? (partnerId && partnerName ? { partnerId, partnerName } : null);
      return to ? <Link href={`/partners/${to.partnerId}`}>{to.partnerName}</Link> : <Missing />;
    },
  },
  {
    id: 'score',
    head: 'Score',
    width: '4.5rem',
    end: true,
    cell: (row) => scoreOf(row),
  },
  {
    id: 'state',
    head: 'Answer by',
    width: '18rem',
    narrow: true,
    cell: (row) => <LeadState lead={row} />,
  },
];

const waitingColumns: Column<Lead>[] = [
  name,
  source,
  {
    id: 'reason',
    head: 'Why nobody was asked',
    width: '45%',
    narrow: true,
    cell: (row) =>
      row.decisionId ? (
        <Asked decision={row.decisionId}>{row.inboxReason?.text ?? 'No partner was found'}</Asked>
      ) : (
        (row.inboxReason?.text ?? 'No partner was found')
      ),
  },
];

function scoreOf({ offer, decisionId, companyName }: Lead) {
  if (offer?.score === null || offer?.score === undefined) return <Missing />;
  const score = offer.score.toFixed(1);
  if (!decisionId) return score;
  return (
    <Asked decision={decisionId} name={`Score of ${companyName}: ${score}`}>
      {score}
    </Asked>
  );
}

const fields: FilterField[] = [
  { field: 'companyName', label: 'Company', type: 'text' },
  {
    field: 'status',
    label: 'Status',
    type: 'enum',
    options: Object.entries(statuses).map(([value, { word }]) => ({ value, label: word })),
  },
  { field: 'source', label: 'Source', type: 'text' },
  { field: 'city', label: 'City', type: 'text' },
  { field: 'region', label: 'Region', type: 'text' },
  { field: 'country', label: 'Country', type: 'text' },
  { field: 'industry', label: 'Industry', type: 'text' },
  { field: 'contactEmail', label: 'Mail address', type: 'text' },
  { field: 'personal', label: 'Private person', type: 'boolean' },
  { field: 'createdAt', label: 'Arrived', type: 'moment' },
];
