import { useInfiniteQuery } from '@tanstack/react-query';
import { Page, useListUrl } from '../../../web/shell/index.ts';
import { Empty, Link, Missing, State, When } from '../../../web/ui/index.ts';
import { TableList } from '../../../web/ui/TableList.tsx';
import type { Column } from '../../../web/ui/Table.tsx';
import { platform } from './clients.ts';
import type { ImportLine } from './clients.ts';
import { StartImport } from './StartImport.tsx';
import { importStates, sayCode } from './words.ts';

/** Drop a file, see what it would do; and every import of before. */
export function Screen() {
  const url = useListUrl();
  const list = useInfiniteQuery({
    ...platform.pages('GET /imports', { query: {} }),
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.data.some(isGoingOn)) ? 2_000 : false,
  });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Page title="Imports">
      <div className="scroll">
        <div className="pad measure">
          <StartImport kind={url.search.kind} />
        </div>
        <TableList
          label="Imports"
          list={list}
          rows={rows}
          columns={columns}
          idOf={(row) => row.id}
          nameOf={(row) => row.fileName}
          errorTitle="The imports could not be loaded"
          empty={
            <Empty title="Nothing was imported yet">
              Each import stands here and can be taken back.
            </Empty>
          }
        />
      </div>
    </Page>
  );
}

function isGoingOn({ status }: ImportLine): boolean {
  return status === 'checking' || status === 'running' || status === 'undoing';
}

export function ImportState({ status }: { status: ImportLine['status'] }) {
  const { word, tone } = importStates[status];
  return <State tone={tone}>{word}</State>;
}

const columns: Column<ImportLine>[] = [
  {
    id: 'file',
    head: 'File',
    cell: (row) => (
      <Link className="name" href={`/imports/${row.id}`}>
        {row.fileName}
      </Link>
    ),
  },
  { id: 'kind', head: 'What', width: '9rem', quiet: true, cell: (row) => sayCode(row.kind) },
  {
    id: 'state',
    head: 'State',
    width: '11rem',
    narrow: true,
    cell: (row) => <ImportState status={row.status} />,
  },
  {
    id: 'created',
    head: 'New',
    width: '6rem',
    end: true,
    cell: (row) => row.counts?.created.toLocaleString() ?? <Missing />,
  },
  {
    id: 'changed',
    head: 'Changed',
    width: '6rem',
    end: true,
    cell: (row) => row.counts?.changed.toLocaleString() ?? <Missing />,
  },
  {
    id: 'refused',
    head: 'Refused',
    width: '6rem',
    end: true,
    cell: (row) => row.refusedCount.toLocaleString(),
  },
  { id: 'by', head: 'By', width: '11rem', quiet: true, cell: (row) => row.requestedBy.name },
  {
    id: 'when',
    head: 'Begun',
    width: '11rem',
    quiet: true,
    cell: (row) => <When at={row.createdAt} show="exact" />,
  },
];
