import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { join } from './join.ts';
import { wideOnly } from './table-types.ts';
import type { Column, TableProps } from './table-types.ts';
import { words } from './words.ts';

export function Columns({
  columns,
  selectable,
}: {
  columns: { head: string; width?: string; narrow?: boolean }[];
  selectable: boolean;
}) {
  return (
    <colgroup>
      {selectable && <col className="select-cell" />}
      {columns.map((column, position) => (
        <col
          key={column.head}
          className={wideOnly(columns, position)}
          style={column.width ? { inlineSize: column.width } : undefined}
        />
      ))}
    </colgroup>
  );
}

export function Head<Row>({ columns, rows, idOf, sort, onSort, selection }: TableProps<Row>) {
  const all = rows.length > 0 && rows.every((row) => selection?.ids.has(idOf(row)));
  return (
    <thead>
      <tr>
        {selection && (
          <th scope="col" className="select-cell">
            <label>
              <input
                type="checkbox"
                className="check"
                checked={all}
                aria-label={words.selectAll}
                onChange={() => selection.onChange(all ? new Set() : new Set(rows.map(idOf)))}
              />
            </label>
          </th>
        )}
        {columns.map((column, position) => (
          <HeadCell
            key={column.id}
            className={join(column.end && 'num', wideOnly(columns, position))}
            column={column}
            sort={sort}
            onSort={onSort}
          />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<Row>({
  column,
  className,
  sort,
  onSort,
}: {
  column: Column<Row>;
  className: string;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  const text: ReactNode = column.quietHead ? (
    <span className="sr">{column.head}</span>
  ) : (
    column.head
  );
  const field = column.sort;
  if (!field || !onSort) {
    return (
      <th scope="col" className={className}>
        {text}
      </th>
    );
  }
  const up = sort === field;
  const down = sort === `-${field}`;
  const next = column.end ? (down ? field : `-${field}`) : up ? `-${field}` : field;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      <button type="button" onClick={() => onSort(next)} title={words.sortBy(column.head)}>
        {text}
        {(up || down) && <Icon name={up ? 'up' : 'down'} />}
      </button>
    </th>
  );
}
