import { useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { BulkBar } from './BulkBar.tsx';
import { Button } from './Button.tsx';
import { join } from './join.ts';
import { Columns, Head } from './TableHead.tsx';
import { wideOnly } from './table-types.ts';
import type { TableProps } from './table-types.ts';
import { useVisibleRows } from './visible-rows.ts';
import { words } from './words.ts';

export type { Column, Selection, TableProps } from './table-types.ts';
export { TableBones } from './TableBones.tsx';

/**
 * A real table for the vendor's desk. Arrows or j/k move between rows, Enter opens, x selects, Shift with it a range.
 * Beyond 200 rows only those near the view are drawn.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { label, rows, columns, idOf, selection, openId, twoLine } = props;
  const frame = useRef<HTMLDivElement>(null);
  const lastChosen = useRef<number>(-1);
  const view = useVisibleRows(rows.length, frame);
  const choose = (index: number, range: boolean) => {
    if (!selection) return;
    const from = range && lastChosen.current >= 0 ? lastChosen.current : index;
    const on = !selection.ids.has(idOf(rows[index]));
    const ids = new Set(selection.ids);
    for (const row of rows.slice(Math.min(from, index), Math.max(from, index) + 1)) {
      if (on) ids.add(idOf(row));
      else ids.delete(idOf(row));
    }
    lastChosen.current = index;
    selection.onChange(ids);
  };
  return (
    <div className="table-frame" ref={frame}>
      <table
        className={join('table', twoLine && 'two-line')}
        aria-label={label}
        aria-rowcount={rows.length + 1}
      >
        <Columns columns={columns} selectable={selection !== undefined} />
        <Head {...props} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows bubble up from the rows */}
        <tbody onKeyDown={(event) => onRowKey(event, choose)}>
          <Spacer size={view.before} />
          {view.indexes.map((index, position) => (
            <Line
              key={idOf(rows[index])}
              {...props}
              row={rows[index]}
              index={index}
              first={position === 0}
              isOpen={idOf(rows[index]) === openId}
              choose={choose}
              measure={view.measure}
            />
          ))}
          <Spacer size={view.after} />
        </tbody>
      </table>
      <More {...props} />
      {selection && selection.ids.size > 0 && <BulkBar selection={selection} />}
    </div>
  );
}

type LineProps<Row> = TableProps<Row> & {
  row: Row;
  index: number;
  first: boolean;
  isOpen: boolean;
  choose: (index: number, range: boolean) => void;
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
};

function Line<Row>({
  row,
  index,
  first,
  isOpen,
  choose,
  measure,
  columns,
  idOf,
  nameOf,
  selection,
  onOpen,
  old,
}: LineProps<Row>) {
  const selected = selection?.ids.has(idOf(row)) ?? false;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter and Space are taken below
    <tr
      ref={measure}
      data-row={index}
      data-index={index}
      tabIndex={first ? 0 : -1}
      className={join(selected && 'is-selected', isOpen && 'is-open', old && 'is-old')}
      aria-rowindex={index + 2}
      onClick={(event) => {
        if (onOpen && !isControl(event.target)) onOpen(row);
      }}
      onKeyDown={(event) => {
        if (
          !onOpen ||
          event.target !== event.currentTarget ||
          (event.key !== 'Enter' && event.key !== ' ')
        )
          return;
        event.preventDefault();
        onOpen(row);
      }}
    >
      {selection && (
        <td className="select-cell">
          <label>
            <input
              type="checkbox"
              className="check"
              checked={selected}
              aria-label={words.selectRow(nameOf(row))}
              onChange={(event) => choose(index, (event.nativeEvent as MouseEvent).shiftKey)}
            />
          </label>
        </td>
      )}
      {columns.map((column, position) => (
        <td
          key={column.id}
          className={join(
            column.end && 'num',
            column.quiet && 'quiet',
            wideOnly(columns, position),
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function More<Row>({ onMore, loadingMore, selection }: TableProps<Row>) {
  const room = selection && selection.ids.size > 0;
  if (!onMore) return room ? <div className="table-room" /> : null;
  return (
    <div className="row pad">
      <Button onClick={onMore} busy={loadingMore ?? false}>
        {words.loadMore}
      </Button>
    </div>
  );
}

/** Room for the rows that are not drawn. One cell: more columns than the table has would share its width. */
function Spacer({ size }: { size: number }) {
  if (size <= 0) return null;
  return (
    <tr className="spacer" aria-hidden="true" style={{ '--v': `${size}px` } as CSSProperties}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- empty room, hidden from assistive technology */}
      <td />
    </tr>
  );
}

function onRowKey(
  event: KeyboardEvent<HTMLElement>,
  choose: (index: number, range: boolean) => void,
): void {
  const row = (event.target as HTMLElement).closest('tr');
  const index = Number(row?.dataset.row);
  if (!row || Number.isNaN(index) || (isControl(event.target) && !event.key.startsWith('Arrow')))
    return;
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step) event.currentTarget.querySelector<HTMLElement>(`[data-row="${index + step}"]`)?.focus();
  else if (event.key === 'x' || event.key === 'X') choose(index, event.shiftKey);
  else return;
  event.preventDefault();
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, label') !== null;
}
