import { useInfiniteQuery } from '@tanstack/react-query';
import { isGoingOn, useBulkChange } from '../../../web/shell/bulk.ts';
import { BulkOutcome } from '../../../web/shell/BulkReport.tsx';
import { Page, useListUrl } from '../../../web/shell/index.ts';
import {
  Empty,
  ErrorState,
  Link,
  Loading,
  Missing,
  SidePanel,
  State,
  When,
} from '../../../web/ui/index.ts';
import { TableList } from '../../../web/ui/TableList.tsx';
import type { Column } from '../../../web/ui/Table.tsx';
import { platform } from './clients.ts';
import type { BulkLine } from './clients.ts';
import { importStates, sayCode } from './words.ts';

/** Every change of many records at once: what it did, and the way back. */
export function Screen() {
  const url = useListUrl();
  const list = useInfiniteQuery({
    ...platform.pages('GET /bulk-changes', { query: {} }),
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.data.some(isGoingOn)) ? 2_000 : false,
  });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const openId = url.search.open;
  return (
    <Page title="Changes of many records">
      <div className="split">
        <div className="main-area">
          <TableList
            label="Changes of many records"
            list={list}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id ?? ''}
            nameOf={(row) => row.title}
            onOpen={(row) => url.set('open', row.id === openId ? undefined : (row.id ?? undefined))}
            openId={openId}
            errorTitle="The changes could not be loaded"
            empty={
              <Empty title="Nothing was changed for many at once yet">
                Select rows in the list of partners, and change them together.
              </Empty>
            }
          />
        </div>
        {openId && <Outcome key={openId} id={openId} onClose={() => url.set('open', undefined)} />}
      </div>
    </Page>
  );
}

function Outcome({ id, onClose }: { id: string; onClose: () => void }) {
  const read = useBulkChange(id);
  const title = read.data?.title ?? 'Change of many records';
  return (
    <SidePanel label={title} title={title} width="why" onClose={onClose}>
      <section>
        {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
        {read.isPending && <Loading lines={4} />}
        {read.data && (
          <div className="stack gap-4">
            <p className="hint">{sayValues(read.data.values)}</p>
            <BulkOutcome change={read.data} words={{ field: sayCode, value: sayValue }} />
          </div>
        )}
      </section>
    </SidePanel>
  );
}

function sayValue(_field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).map(sayCode).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return value === null ? '' : String(value as string | number); // what a column holds
}

function sayValues(values: Record<string, unknown>): string {
  return Object.entries(values)
    .map(([name, value]) => `${sayCode(name)}: ${sayValue(name, value) || '–'}`)
    .join(', ');
}

const columns: Column<BulkLine>[] = [
  {
    id: 'what',
    head: 'Change',
    cell: (row) => (
      <Link className="name" href={`/bulk-changes?open=${row.id}`}>
        {row.title}
      </Link>
    ),
  },
  {
    id: 'state',
    head: 'State',
    width: '11rem',
    narrow: true,
    cell: (row) => {
      const { word, tone } = importStates[row.status];
      return <State tone={tone}>{word}</State>;
    },
  },
  { id: 'values', head: 'To', width: '14rem', quiet: true, cell: (row) => sayValues(row.values) },
  {
    id: 'changed',
    head: 'Changed',
    width: '6rem',
    end: true,
    cell: (row) => row.report?.changed.toLocaleString() ?? <Missing />,
  },
  {
    id: 'refused',
    head: 'Refused',
    width: '6rem',
    end: true,
    cell: (row) => row.report?.refusedCount.toLocaleString() ?? <Missing />,
  },
  { id: 'by', head: 'By', width: '10rem', quiet: true, cell: (row) => row.requestedBy.name },
  {
    id: 'when',
    head: 'Begun',
    width: '10rem',
    quiet: true,
    cell: (row) => <When at={row.createdAt} show="exact" />,
  },
];
