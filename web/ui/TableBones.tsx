import { join } from './join.ts';
import { Bone, useAfter } from './States.tsx';
import { Columns } from './TableHead.tsx';
import { wideOnly } from './table-types.ts';

/** The shape of the table while its rows come. */
export function TableBones({
  columns,
  lines = 8,
}: {
  columns: { head: string; width?: string; end?: boolean; narrow?: boolean }[];
  lines?: number;
}) {
  const shown = useAfter(400);
  return (
    <table className="table" aria-busy="true">
      <Columns columns={columns} selectable={false} />
      <thead>
        <tr>
          {columns.map((column, position) => (
            <th
              key={column.head}
              scope="col"
              className={join(column.end && 'num', wideOnly(columns, position))}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: shown ? lines : 0 }, (_, line) => (
          // oxlint-disable-next-line react/no-array-index-key -- bones have no identity
          <tr key={line}>
            {columns.map((column, position) => (
              <td
                key={column.head}
                className={join(column.end && 'num', wideOnly(columns, position))}
              >
                <Bone width={`${[62, 80, 60, 70][(line * 3 + position) % 4]}%`} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
