import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FilterBar, Page, shownColumns, useListUrl } from '../../../../web/shell/index.ts';
import type { FilterField } from '../../../../web/shell/index.ts';
import { ButtonLink, Empty, Link, State } from '../../../../web/ui/index.ts';
import { TableList } from '../../../../web/ui/TableList.tsx';
import type { Column } from '../../../../web/ui/Table.tsx';
import { recruitment } from '../client.ts';
import type { Prospect } from '../client.ts';
import { ProspectPanel } from './ProspectPanel.tsx';
import { sayCountry, sayRole, sayStatus } from './words.ts';

/** Firms that could become partners, the best fit first, each with the reasons for its points. */
export function Screen() {
  const url = useListUrl({ sort: '-points' });
  const list = useInfiniteQuery(
    recruitment.pages('GET /prospects', { query: { ...url.query, limit: 100 } }),
  );
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const openId = url.search.open;
  const opened = useQuery({
    ...recruitment.query('GET /prospects/{id}', { params: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  return (
    <Page
      title="Prospects"
      aside={list.isPending ? '' : `${rows.length.toLocaleString()} shown`}
      acts={
        <>
          <ButtonLink href="/prospects/learned">Learn from who succeeded</ButtonLink>
          <ButtonLink href="/imports">Import</ButtonLink>
        </>
      }
    >
      <FilterBar fields={fields} url={url} columns={columns} />
      <div className="split">
        <div className="main-area">
          <TableList
            label="Prospects"
            list={list}
            rows={rows}
            columns={shownColumns(columns, url)}
            idOf={(row) => row.id}
            nameOf={(row) => row.name}
            onOpen={(row) => url.set('open', row.id === openId ? undefined : row.id)}
            openId={openId}
            sort={url.sort}
            onSort={url.setSort}
            errorTitle="The prospects could not be loaded"
            empty={<NoProspects filtered={url.filters.length > 0} />}
          />
        </div>
        {openId !== undefined && opened.data && (
          <ProspectPanel
            key={openId}
            prospect={opened.data}
            onClose={() => url.set('open', undefined)}
          />
        )}
      </div>
    </Page>
  );
}

function NoProspects({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <Empty
        title="No prospect fits this view"
        act={<ButtonLink href="/prospects">Show all</ButtonLink>}
      >
        Remove a filter, or look at all of them.
      </Empty>
    );
  return (
    <Empty
      title="Firms that could become partners appear here"
      act={<ButtonLink href="/imports">Import a list</ButtonLink>}
    >
      Import a file with names and countries; every firm is scored by your published profiles.
    </Empty>
  );
}

const fields: FilterField[] = [
  { field: 'name', label: 'Name', type: 'text' },
  { field: 'country', label: 'Country', type: 'text' },
  {
    field: 'status',
    label: 'Status',
    type: 'enum',
    options: [
      { value: 'open', label: 'Open' },
      { value: 'invited', label: 'Invited' },
      { value: 'applied', label: 'Applied' },
      { value: 'joined', label: 'A partner' },
      { value: 'refused', label: 'Refused' },
      { value: 'do-not-contact', label: 'Wants no invitations' },
    ],
  },
];

const columns: Column<Prospect>[] = [
  {
    id: 'name',
    head: 'Firm',
    sort: 'name',
    cell: (row) => (
      <>
        <Link className="name" href={`/prospects?open=${row.id}`}>
          {row.name}
        </Link>{' '}
        <span className="small quiet">
          {sayRole(row.role)}, {sayCountry(row.country)}
        </span>
      </>
    ),
  },
  {
    id: 'points',
    head: 'Points',
    width: '7.5rem',
    end: true,
    narrow: true,
    sort: 'points',
    cell: (row) => (row.profile === null ? 'No profile' : `${row.points} of 100`),
  },
  {
    id: 'unknown',
    head: 'Not known',
    width: '8rem',
    quiet: true,
    cell: ({ reasons }) => {
      const unknown = reasons.filter(({ met }) => met === 'unknown').length;
      return unknown === 0 ? '–' : `${unknown} of ${reasons.length} wishes`;
    },
  },
  {
    id: 'status',
    head: 'Status',
    width: '8rem',
    cell: ({ status }) => (
      <State tone={status === 'invited' ? 'info' : 'plain'}>{sayStatus(status)}</State>
    ),
  },
];
