import { useState } from 'react';
import type { ReactNode } from 'react';
import { words } from '../ui/words.ts';

export type TwinColumn = { head: string; end?: boolean };
export type Twin = { columns: TwinColumn[]; rows: ReactNode[][] };

export type FigureProps = {
  /** The finding, as a sentence: "61 % of leads were taken by the first partner asked". */
  title: string;
  /** Unit, period, and what is highlighted. */
  under?: ReactNode;
  /** The same figures as a table; always there. */
  twin: Twin;
  /** Further links beside "Show as table". */
  tools?: ReactNode;
  /** Word of the twin: a time line's is a list. */
  twinWord?: string;
  /** Needs room: a phone sees the table first, the picture on request. */
  wide?: boolean;
  children: ReactNode;
};

/** The frame of every picture: finding, unit and period, the picture or its table. */
export function Figure({
  title,
  under,
  twin,
  tools,
  twinWord = words.showAsTable,
  wide = false,
  children,
}: FigureProps) {
  const [asTable, setAsTable] = useState(() => wide && matchMedia('(max-width: 37.5em)').matches);
  return (
    <figure>
      <div className="figure-head">
        <figcaption>
          <span className="figure-title">{title}</span>
          {under && <p className="hint">{under}</p>}
        </figcaption>
        <div className="figure-tools">
          {tools}
          <button
            type="button"
            className="link"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? words.showAsChart : twinWord}
          </button>
        </div>
      </div>
      {asTable ? (
        <TwinTable label={title} twin={twin} />
      ) : (
        <div className="picture">{children}</div>
      )}
    </figure>
  );
}

function TwinTable({ label, twin }: { label: string; twin: Twin }) {
  return (
    <div className="card flush">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {twin.columns.map((column) => (
              <th key={column.head} scope="col" className={column.end ? 'num' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map((row, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a picture have no identity of their own
            <tr key={line}>
              {row.map((cell, position) => (
                <td
                  key={twin.columns[position].head}
                  className={twin.columns[position].end ? 'num' : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
