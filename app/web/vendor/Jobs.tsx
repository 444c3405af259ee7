import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Page, useListUrl } from '../../../web/shell/index.ts';
import {
  Bar,
  Button,
  Empty,
  ErrorState,
  Link,
  Missing,
  SidePanel,
  State,
  Tabs,
  toast,
  When,
} from '../../../web/ui/index.ts';
import { TableList } from '../../../web/ui/TableList.tsx';
import type { Column } from '../../../web/ui/Table.tsx';
import { platform } from './clients.ts';
import type { Job } from './clients.ts';
import { jobStates, sayCode } from './words.ts';

const views = ['all', 'running', 'failed', 'done'] as const;

/** Long work: how far it is, what it came to, what failed for good. */
export function Screen() {
  const url = useListUrl();
  const view = views.find((one) => one === url.search.status) ?? 'all';
  const list = useInfiniteQuery({
    ...platform.pages('GET /jobs', { query: view === 'all' ? {} : { status: view } }),
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.data.some(isGoingOn)) ? 2_000 : false,
  });
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const open = rows.find((row) => row.id === url.search.open);
  return (
    <Page title="Jobs">
      <Tabs
        label="States"
        tabs={views.map((one) => ({
          href: one === 'all' ? '/jobs' : `/jobs?status=${one}`,
          label: one === 'all' ? 'All' : jobStates[one].word,
          current: one === view,
        }))}
      />
      <div className="split">
        <div className="main-area">
          <TableList
            label="Jobs"
            list={list}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            nameOf={(row) => sayCode(row.kind)}
            onOpen={(row) => url.set('open', row.id === open?.id ? undefined : row.id)}
            openId={open?.id}
            errorTitle="The jobs could not be loaded"
            empty={
              <Empty title={view === 'all' ? 'No long job has run yet' : 'No job is in this state'}>
                Imports and other long work stand here with their progress. You may close the page:
                they go on.
              </Empty>
            }
          />
        </div>
        {open && <JobPanel key={open.id} job={open} onClose={() => url.set('open', undefined)} />}
      </div>
    </Page>
  );
}

function isGoingOn(job: Job): boolean {
  return job.status === 'queued' || job.status === 'running';
}

/** How far a job is: a bar with its count while it runs, its state otherwise. */
export function JobState({ job }: { job: Job }) {
  if (job.status === 'running' && job.total)
    return (
      <span className="row">
        <Bar share={job.done / job.total} tone="strong" />
        <span className="num small">
          {job.done.toLocaleString()} of {job.total.toLocaleString()}
        </span>
      </span>
    );
  const { word, tone } = jobStates[job.status];
  return <State tone={tone}>{job.stage && isGoingOn(job) ? job.stage : word}</State>;
}

function JobPanel({ job, onClose }: { job: Job; onClose: () => void }) {
  const queries = useQueryClient();
  const settle = () => void queries.invalidateQueries({ queryKey: platform.key('/jobs') });
  const cancel = useMutation({
    ...platform.write('POST /jobs/{id}/cancellation'),
    onSuccess: settle,
  });
  const replay = useMutation({
    ...platform.write('POST /jobs/{id}/replay'),
    onSuccess: () => {
      settle();
      toast('The job runs again');
    },
  });
  const params = { id: job.id };
  return (
    <SidePanel
      label={sayCode(job.kind)}
      title={sayCode(job.kind)}
      over={<span className="mono">{job.id}</span>}
      onClose={onClose}
      footer={
        <>
          {isGoingOn(job) && (
            <Button
              busy={cancel.isPending || job.cancelRequested}
              onClick={() => cancel.mutate({ params })}
            >
              Stop job
            </Button>
          )}
          {job.status === 'failed' && (
            <Button icon="again" busy={replay.isPending} onClick={() => replay.mutate({ params })}>
              Run again
            </Button>
          )}
        </>
      }
    >
      {cancel.isError && <ErrorState title="The job was not stopped" problem={cancel.error} />}
      {replay.isError && <ErrorState title="The job does not run" problem={replay.error} />}
      <section>
        <dl className="facts">
          <dt>State</dt>
          <dd>
            <JobState job={job} />
          </dd>
          <dt>Asked by</dt>
          <dd>{job.requestedBy.name}</dd>
          <dt>Asked</dt>
          <dd>
            <When at={job.createdAt} />
          </dd>
          <dt>Ended</dt>
          <dd>
            <When at={job.finishedAt} />
          </dd>
          {Object.entries(job.result ?? {})
            .filter(([, value]) => typeof value !== 'object')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{sayCode(name)}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
        </dl>
      </section>
      {job.problems.length > 0 && (
        <section>
          <h3>What went wrong</h3>
          <ul className="change">
            {job.problems.map((problem) => (
              <li key={`${problem.code}${problem.row ?? ''}${problem.field ?? ''}`}>
                {problem.row !== undefined && `Row ${problem.row}: `}
                {problem.message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </SidePanel>
  );
}

const columns: Column<Job>[] = [
  {
    id: 'kind',
    head: 'Job',
    cell: (row) => (
      <Link className="name" href={`/jobs?open=${row.id}`}>
        {sayCode(row.kind)}
      </Link>
    ),
  },
  {
    id: 'state',
    head: 'State',
    width: '18rem',
    narrow: true,
    cell: (row) => <JobState job={row} />,
  },
  { id: 'by', head: 'Asked by', width: '12rem', quiet: true, cell: (row) => row.requestedBy.name },
  {
    id: 'created',
    head: 'Asked',
    width: '13rem',
    quiet: true,
    cell: (row) => <When at={row.createdAt} />,
  },
  {
    id: 'finished',
    head: 'Ended',
    width: '11rem',
    quiet: true,
    cell: (row) => (row.finishedAt ? <When at={row.finishedAt} show="exact" /> : <Missing />),
  },
];
