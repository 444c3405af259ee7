import { useQuery } from '@tanstack/react-query';
import { send } from '../client/send.ts';
import { Bar, Button, ErrorState, Missing, Notice } from '../ui/index.ts';
import { isGoingOn, useBulkActs } from './bulk.ts';
import type { BulkChange } from './bulk.ts';

/** How a record's columns and their values are called. */
export type BulkWords = {
  field: (name: string) => string;
  value: (name: string, value: unknown) => string;
};

/** What a change would do or did: how many, the first before and after, and what is refused and why. */
export function BulkReport({ change, words }: { change: BulkChange; words: BulkWords }) {
  const { report, status } = change;
  if (!report) return null;
  const figures: [string, number][] = [
    [status === 'preview' ? 'Would change' : 'Changed', report.changed],
    ['Stay as they are', report.unchanged],
    ['Refused', report.refusedCount],
  ];
  return (
    <>
      <dl className="figures">
        {figures.map(([head, value]) => (
          <div key={head}>
            <dt className="small quiet">{head}</dt>
            <dd className="figure-number">{value.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <Refused report={report} />
      {report.examples.length > 0 && <Examples report={report} words={words} />}
    </>
  );
}

type Report = NonNullable<BulkChange['report']>;

function Refused({ report }: { report: Report }) {
  if (report.refusedCount === 0) return null;
  return (
    <Notice tone="warn" title={`${report.refusedCount} cannot be changed`}>
      <ul className="change">
        {report.refused.slice(0, 10).map((one) => (
          <li key={one.id}>
            <strong>{one.label}</strong>: {one.message}
          </li>
        ))}
      </ul>
      {report.refusedCount > 10 && <p className="hint">The others are refused alike.</p>}
    </Notice>
  );
}

function Examples({ report, words }: { report: Report; words: BulkWords }) {
  const lines = report.examples.flatMap(({ id, label, differences }) =>
    differences.map((one) => ({ ...one, id, label })),
  );
  return (
    <div className="card flush">
      <table className="table two-line" aria-label="The first of them">
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Fact</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, 8).map(({ id, label, field, from, to }) => (
            <tr key={`${id} ${field}`}>
              <td>{label}</td>
              <td className="quiet">{words.field(field)}</td>
              <td className="quiet">{words.value(field, from) || <Missing />}</td>
              <td>{words.value(field, to) || <Missing />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A change that goes on or has ended: how far it is, what came of it, and the way back. */
export function BulkOutcome({ change, words }: { change: BulkChange; words: BulkWords }) {
  const { undo } = useBulkActs(change.kind);
  const { id, undoReport } = change;
  const jobId = change.status === 'undoing' ? change.undoJobId : change.jobId;
  return (
    <div className="stack gap-4">
      {isGoingOn(change) && jobId && <Progress jobId={jobId} />}
      {change.status === 'failed' && (
        <Notice title="Nothing was changed">
          The job did not finish. Its reason stands among the jobs.
        </Notice>
      )}
      {undoReport && (
        <Notice tone="info" title={`${undoReport.takenBack.toLocaleString()} were taken back`}>
          {undoReport.kept.length > 0 && (
            <ul className="change">
              {undoReport.kept.slice(0, 10).map((one) => (
                <li key={one.id}>
                  <strong>{one.label}</strong>: {one.reason}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <BulkReport change={change} words={words} />
      {undo.isError && <ErrorState title="It was not taken back" problem={undo.error} />}
      {id && change.status === 'done' && change.undoUntil && (
        <span className="row wrap">
          <Button icon="back" busy={undo.isPending} onClick={() => undo.mutate(id)}>
            Take back
          </Button>
          <span className="hint">Possible for 30 days. What was changed since stays.</span>
        </span>
      )}
    </div>
  );
}

type Job = { stage: string | null; done: number; total: number | null };

function Progress({ jobId }: { jobId: string }) {
  const { data: job } = useQuery({
    queryKey: ['jobs', jobId, 'progress'],
    queryFn: async () => (await send('GET /jobs/{id}', { params: { id: jobId } })).answer as Job, // what the operation answers
    refetchInterval: 1_000,
  });
  return (
    <div className="stack gap-1" role="status">
      <span>{job?.stage ?? 'Waiting for its turn'}</span>
      <Bar
        tone="strong"
        share={job?.total ? job.done / job.total : 0}
        label={job?.total ? `${job.done} of ${job.total}` : 'Begun'}
      />
      <span className="hint">You may close the page: it goes on.</span>
    </div>
  );
}
