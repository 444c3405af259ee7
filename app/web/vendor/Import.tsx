import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page, useScreenParams } from '../../../web/shell/index.ts';
import { Bar, Button, Dialog, ErrorState, Loading, Notice, When } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Import } from './clients.ts';
import { ImportMapping } from './ImportMapping.tsx';
import { ImportExamples, ImportRefused } from './ImportRows.tsx';
import { ImportState } from './Imports.tsx';
import { sayCode } from './words.ts';

const going = ['checking', 'running', 'undoing'];

/** One import: how the columns were read, what it would change, what is refused; then it is run, or taken back. */
export function Screen() {
  const { id } = useScreenParams();
  const read = useQuery({
    ...platform.query('GET /imports/{id}', { params: { id } }),
    refetchInterval: (query) => (going.includes(query.state.data?.status ?? '') ? 1_000 : false),
  });
  if (!read.data)
    return (
      <Page title="Import">
        <div className="scroll">
          {read.isError ? (
            <ErrorState
              title="The import could not be loaded"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          ) : (
            <Loading lines={8} />
          )}
        </div>
      </Page>
    );
  const one = read.data;
  return (
    <Page
      title={one.fileName}
      crumbs={[{ href: '/imports', label: 'Imports' }]}
      aside={sayCode(one.kind)}
      state={<ImportState status={one.status} />}
      acts={<Acts one={one} />}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div className="scroll" tabIndex={0} role="group" aria-label={one.fileName}>
        {one.jobId && going.includes(one.status) && (
          <Progress jobId={one.undoJobId && one.status === 'undoing' ? one.undoJobId : one.jobId} />
        )}
        {one.report && <Report one={one} report={one.report} />}
      </div>
    </Page>
  );
}

function Report({ one, report }: { one: Import; report: NonNullable<Import['report']> }) {
  const { counts } = report;
  const isDone = one.status !== 'checked' && one.status !== 'refused';
  const figures: [string, number][] = [
    ['Rows read', counts.rows],
    [isDone ? 'Added' : 'New', counts.created],
    ['Changed', counts.changed],
    ['Unchanged', counts.unchanged],
    ...(counts.left > 0 ? ([['Left', counts.left]] as [string, number][]) : []),
    ['Refused', one.refusedCount],
  ];
  return (
    <div className="pad stack gap-8">
      {one.undoReport && (
        <Notice title={`${one.undoReport.takenBack.toLocaleString()} changes were taken back`}>
          {one.undoReport.keptCount > 0 &&
            `${one.undoReport.keptCount} records were kept: ${one.undoReport.kept[0]?.reason ?? ''}`}
        </Notice>
      )}
      <dl className="figures">
        {figures.map(([head, value]) => (
          <div key={head}>
            <dt className="small quiet">{head}</dt>
            <dd className="figure-number">{value.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <ImportRefused one={one} report={report} />
      {report.file && <ImportMapping one={one} report={report} file={report.file} />}
      <ImportExamples report={report} isDone={isDone} />
    </div>
  );
}

function Progress({ jobId }: { jobId: string }) {
  const { data: job } = useQuery({
    ...platform.query('GET /jobs/{id}', { params: { id: jobId } }),
    refetchInterval: 1_000,
  });
  return (
    <div className="pad stack gap-1 measure" role="status">
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

function Acts({ one }: { one: Import }) {
  const [asking, setAsking] = useState<'run' | 'undo' | null>(null);
  const queries = useQueryClient();
  const done = () => {
    setAsking(null);
    void queries.invalidateQueries({ queryKey: platform.key('/imports') });
  };
  const run = useMutation({ ...platform.write('POST /imports/{id}/run'), onSuccess: done });
  const undo = useMutation({ ...platform.write('POST /imports/{id}/undo'), onSuccess: done });
  const counts = one.report?.counts;
  const changes = (counts?.created ?? 0) + (counts?.changed ?? 0) + (counts?.left ?? 0);
  const params = { id: one.id };
  return (
    <>
      {one.status === 'checked' && (
        <Button main onClick={() => setAsking('run')} disabled={changes === 0}>
          Run import…
        </Button>
      )}
      {one.status === 'done' && one.undoUntil && (
        <Button icon="back" onClick={() => setAsking('undo')}>
          Take back…
        </Button>
      )}
      {asking === 'run' && (
        <Dialog
          title={`Add ${(counts?.created ?? 0).toLocaleString()} and change ${(counts?.changed ?? 0).toLocaleString()} records`}
          onClose={() => setAsking(null)}
          acts={
            <>
              <Button onClick={() => setAsking(null)}>Not yet</Button>
              <Button main busy={run.isPending} onClick={() => run.mutate({ params })}>
                Run import
              </Button>
            </>
          }
        >
          <p className="hint">It can be taken back for 30 days. Nobody is told by it.</p>
          {run.isError && <ErrorState title="The import does not run" problem={run.error} />}
        </Dialog>
      )}
      {asking === 'undo' && (
        <Dialog
          title="Take back everything that this import did"
          onClose={() => setAsking(null)}
          acts={
            <>
              <Button onClick={() => setAsking(null)}>Keep it</Button>
              <Button danger busy={undo.isPending} onClick={() => undo.mutate({ params })}>
                Take back
              </Button>
            </>
          }
        >
          <p className="hint">
            What was changed since, or hangs on other records, is kept and named. Possible until{' '}
            <When at={one.undoUntil} show="exact" />.
          </p>
          {undo.isError && <ErrorState title="It was not taken back" problem={undo.error} />}
        </Dialog>
      )}
    </>
  );
}
