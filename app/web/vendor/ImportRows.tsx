import { ButtonLink, Missing, State } from '../../../web/ui/index.ts';
import type { Import } from './clients.ts';

type Report = NonNullable<Import['report']>;
const shown = 20;

/** What is wrong in the file, row by row, to be mended and dropped again. */
export function ImportRefused({ one, report }: { one: Import; report: Report }) {
  const rows = [...report.refused, ...report.warnings];
  if (rows.length === 0) return null;
  return (
    <section className="stack">
      <div className="section-title">
        <h2>
          {one.refusedCount > 0
            ? `${one.refusedCount.toLocaleString()} ${one.refusedCount === 1 ? 'thing stands' : 'things stand'} in the way`
            : `${report.warnings.length} things to know`}
        </h2>
        {one.refusedCount > 0 && (
          <ButtonLink
            href={`/v1/imports/${one.id}/refused.csv`}
            icon="download"
            download={`refused-${one.fileName}`}
          >
            Download refused rows
          </ButtonLink>
        )}
      </div>
      <p className="hint">
        {one.refusedCount > 0 &&
          'Nothing is written while a row is refused. Mend the rows and drop the file again.'}
      </p>
      <div className="card flush">
        <table className="table two-line" aria-label="Refused rows">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Field</th>
              <th scope="col">What is wrong, and how to mend it</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={`${row.row}${row.field ?? ''}${row.code}`}>
                <td>{row.row === 0 ? 'Columns' : row.row.toLocaleString()}</td>
                <td>{row.field ?? <Missing />}</td>
                <td>{row.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && <p className="hint">The first {shown} are shown.</p>}
    </section>
  );
}

/** Some of the records with exactly what changes in each. */
export function ImportExamples({ report, isDone }: { report: Report; isDone: boolean }) {
  if (report.examples.length === 0) return null;
  return (
    <section>
      <div className="section-title">
        <h2>{isDone ? 'What was changed' : 'What would change'}</h2>
        <span className="small quiet">the first {report.examples.length}</span>
      </div>
      <ul className="list">
        {report.examples.map((example) => (
          <li key={example.row}>
            <div className="row">
              <strong>{example.label}</strong>
              <State icon={example.action === 'create' ? 'plus' : 'edit'}>
                {example.action === 'create' ? 'New' : 'Changed'}
              </State>
              <span className="small quiet">row {example.row}</span>
            </div>
            <dl className="facts">
              {example.differences.map((difference) => (
                <div key={difference.field}>
                  <dt>{difference.field}</dt>
                  <dd>
                    {example.action === 'change' && (
                      <span className="quiet">{sayValue(difference.from)} → </span>
                    )}
                    {sayValue(difference.to)}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Value = Report['examples'][number]['differences'][number]['from'];

function sayValue(value: Value): string {
  if (value === null || value === '') return 'nothing';
  return typeof value === 'object' ? value.join(', ') : String(value);
}
