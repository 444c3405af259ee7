import { useQuery } from '@tanstack/react-query';
import { Page, useListUrl } from '../../../../web/shell/index.ts';
import {
  ButtonLink,
  Deadline,
  Empty,
  ErrorState,
  Link,
  Missing,
  State,
  Tabs,
  When,
} from '../../../../web/ui/index.ts';
import { Table, TableBones } from '../../../../web/ui/Table.tsx';
import type { Column } from '../../../../web/ui/Table.tsx';
import { agreements } from '../client.ts';
import type { AgreementStanding } from '../client.ts';

const views = [
  { label: 'All', state: undefined },
  { label: 'Overdue', state: 'overdue' },
  { label: 'To accept', state: 'to-accept' },
  { label: 'Accepted', state: 'accepted' },
] as const;

/** Who has accepted which version of the agreement, and who has not. */
export function Screen() {
  const url = useListUrl();
  const asked = views.find(({ state }) => state === url.search.state)?.state;
  const read = useQuery(
    agreements.query('GET /agreement-standings', { query: asked ? { state: asked } : {} }),
  );
  const { counts, data: rows = [] } = read.data ?? {};
  const number = {
    overdue: counts?.overdue,
    'to-accept': counts?.open,
    accepted: counts?.accepted,
  };
  return (
    <Page
      title="Agreement"
      aside={counts ? `${counts.accepted.toLocaleString()} accepted` : ''}
      acts={<ButtonLink href="/policies">Its text and versions</ButtonLink>}
    >
      <Tabs
        label="States"
        tabs={views.map(({ label, state }) => ({
          href: state ? `/agreements?state=${state}` : '/agreements',
          label,
          count: state ? number[state] || undefined : undefined,
          current: asked === state,
        }))}
      />
      <div className="split">
        <div className="main-area">
          {read.isError && (
            <ErrorState
              title="The agreement’s standing could not be loaded"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          )}
          {read.isPending && <TableBones columns={columns} />}
          {read.data && rows.length === 0 && (
            <Empty title="No partner stands here">Look at another state.</Empty>
          )}
          {rows.length > 0 && (
            <Table
              label="Partners and the agreement"
              rows={rows}
              columns={columns}
              idOf={(row) => row.partnerId}
              nameOf={(row) => row.partnerName}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

const columns: Column<AgreementStanding>[] = [
  {
    id: 'partner',
    head: 'Partner',
    cell: (row) => (
      <>
        <Link className="name" href={`/partners/${row.partnerId}`}>
          {row.partnerName}
        </Link>{' '}
        <span className="small quiet">{row.country}</span>
      </>
    ),
  },
  {
    id: 'accepted',
    head: 'Accepted',
    width: '22rem',
    cell: ({ accepted }) =>
      accepted ? (
        <>
          Version {accepted.version}, {accepted.personName},{' '}
          <When at={accepted.acceptedAt} show="exact" />{' '}
          <a href={`/v1/agreement-acceptances/${accepted.id}/document`} download>
            Save the text
          </a>
        </>
      ) : (
        <Missing />
      ),
  },
  {
    id: 'state',
    head: 'State',
    width: '18rem',
    narrow: true,
    cell: ({ state, acceptBy }) => {
      if (state === 'accepted') return <State tone="good">Accepted</State>;
      if (state === 'none') return <Missing />;
      return (
        <Deadline at={acceptBy} over="Overdue">
          By
        </Deadline>
      );
    },
  },
];
