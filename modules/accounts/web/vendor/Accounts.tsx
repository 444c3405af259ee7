import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FilterBar, Page, shownColumns, useListUrl } from '../../../../web/shell/index.ts';
import type { FilterField } from '../../../../web/shell/index.ts';
import { Empty, Link, Missing, When } from '../../../../web/ui/index.ts';
import { TableList } from '../../../../web/ui/TableList.tsx';
import type { Column } from '../../../../web/ui/Table.tsx';
import { accounts } from '../client.ts';
import type { Account } from '../client.ts';
import { AccountPeek } from './AccountPeek.tsx';

/** End customers and their sites, as leads and deals name them. */
export function Screen() {
  const url = useListUrl({ sort: 'name' });
  const list = useInfiniteQuery(
    accounts.pages('GET /accounts', { query: { ...url.query, limit: 100 } }),
  );
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const openId = url.search.open;
  const opened = useQuery({
    ...accounts.query('GET /accounts/{id}', { params: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  return (
    <Page title="Accounts" aside={list.isPending ? '' : `${rows.length.toLocaleString()} shown`}>
      <FilterBar fields={fields} url={url} columns={columns} />
      <div className="split">
        <div className="main-area">
          <TableList
            label="Accounts"
            list={list}
            rows={rows}
            columns={shownColumns(columns, url)}
            idOf={(row) => row.id}
            nameOf={(row) => row.name}
            onOpen={(row) => url.set('open', row.id === openId ? undefined : row.id)}
            openId={openId}
            sort={url.sort}
            onSort={url.setSort}
            errorTitle="The accounts could not be loaded"
            empty={
              <Empty title={url.filters.length > 0 ? 'No account fits' : 'Accounts appear here'}>
                Each lead and each deal finds its account by domain and city, or makes it.
              </Empty>
            }
          />
        </div>
        {openId && opened.data && (
          <AccountPeek
            key={openId}
            account={opened.data}
            onClose={() => url.set('open', undefined)}
          />
        )}
      </div>
    </Page>
  );
}

const columns: Column<Account>[] = [
  {
    id: 'name',
    head: 'Account',
    sort: 'name',
    cell: (row) => (
      <Link className="name" href={`/accounts?open=${row.id}`}>
        {row.name}
      </Link>
    ),
  },
  {
    id: 'city',
    head: 'City',
    width: '12rem',
    sort: 'city',
    cell: (row) => row.city ?? <Missing />,
  },
  {
    id: 'domain',
    head: 'Domain',
    width: '16rem',
    sort: 'domain',
    quiet: true,
    cell: (row) => row.domain ?? <Missing />,
  },
  {
    id: 'country',
    head: 'Region',
    width: '8rem',
    quiet: true,
    cell: (row) => row.region ?? row.country ?? <Missing />,
  },
  {
    id: 'added',
    head: 'Added',
    width: '11rem',
    sort: 'createdAt',
    quiet: true,
    cell: (row) => <When at={row.createdAt} show="exact" />,
  },
];

const fields: FilterField[] = [
  { field: 'name', label: 'Name', type: 'text' },
  { field: 'domain', label: 'Domain', type: 'text' },
  { field: 'city', label: 'City', type: 'text' },
  { field: 'region', label: 'Region', type: 'text' },
  { field: 'country', label: 'Country', type: 'text' },
  { field: 'industry', label: 'Industry', type: 'text' },
  { field: 'createdAt', label: 'Added', type: 'moment' },
];
