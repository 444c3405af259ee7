import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { ErrorState } from './States.tsx';
import { Table, TableBones } from './Table.tsx';
import type { TableProps } from './Table.tsx';

/** What an infinite list tells of itself; `useInfiniteQuery` gives it. */
export type ListReading = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
};

export type TableListProps<Row> = Omit<TableProps<Row>, 'onMore' | 'loadingMore' | 'old'> & {
  list: ListReading;
  /** Stands instead of the table when nothing is there. */
  empty: ReactNode;
  /** What could not be loaded, in the screen's words. */
  errorTitle?: string;
};

/** A table over a cursor list in all its states: bones, the rows, nothing, broken with the last good rows beneath. */
export function TableList<Row>({ list, empty, errorTitle, ...table }: TableListProps<Row>) {
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) list.fetchNextPage();
  };
  return (
    <>
      {list.isError && (
        <ErrorState
          problem={list.error}
          {...(errorTitle ? { title: errorTitle } : {})}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isPending && !list.isError && <TableBones columns={table.columns} lines={12} />}
      {!list.isPending && table.rows.length === 0 && !list.isError && empty}
      {table.rows.length > 0 && (
        <Table
          {...table}
          old={list.isError}
          loadingMore={list.isFetchingNextPage}
          {...(list.hasNextPage ? { onMore: more } : {})}
        />
      )}
      {list.hasNextPage && <WhenSeen onSeen={more} key={table.rows.length} />}
    </>
  );
}

/** Calls once as soon as it nears the view: further rows come before the reader reaches the end. */
function WhenSeen({ onSeen }: { onSeen: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  const call = useRef(onSeen);
  useEffect(() => {
    call.current = onSeen;
  }, [onSeen]);
  useEffect(() => {
    const element = mark.current;
    if (!element) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) call.current();
      },
      { rootMargin: '50%' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return <div ref={mark} aria-hidden="true" />;
}
