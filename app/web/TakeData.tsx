import { useMutation, useQuery } from '@tanstack/react-query';
import { createClient } from '../../web/client/index.ts';
import { Button, ErrorState, Icon } from '../../web/ui/index.ts';
import type { contract as jobs } from '../../platform/jobs/contract.ts';
import type { contract } from '../export/contract.ts';

const exports = createClient<typeof contract>();
const work = createClient<typeof jobs>();

/** One press packs, the next saves: everything of the programme, or of one company. */
export function TakeData({ what, partnerId }: { what: string; partnerId?: string }) {
  const start = useMutation(exports.write('POST /exports'));
  const jobId = start.data?.jobId;
  const job = useQuery({
    ...work.query('GET /jobs/{id}', { params: { id: jobId ?? '' } }),
    enabled: jobId !== undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'queued' || data?.status === 'running' ? 1_000 : false,
  });
  const made = job.data?.status === 'done' ? (job.data.result as Made) : null; // of our own job
  const failed = job.data?.status === 'failed' || job.data?.status === 'cancelled';
  return (
    <div className="stack gap-4" aria-live="polite">
      {start.isError && <ErrorState title="Nothing was packed" problem={start.error} />}
      {failed && (
        <p role="alert">
          It could not be packed: {job.data?.problems[0]?.message ?? 'it was stopped'}
        </p>
      )}
      {made ? (
        <>
          <p>
            <a className="button main" href={`/v1/files/${made.fileId}/content`} download>
              <Icon name="download" />
              Save {made.name}
            </a>
          </p>
          <p className="hint">
            {made.rows.toLocaleString()} rows, {sayBytes(made.bytes)}. It can be saved for seven
            days.
          </p>
        </>
      ) : (
        <p>
          <Button
            main
            busy={start.isPending || (jobId !== undefined && !failed)}
            onClick={() => start.mutate({ body: partnerId ? { partnerId } : {} })}
          >
            Pack {what}
          </Button>
        </p>
      )}
      {jobId !== undefined && !made && !failed && (
        <p className="hint">
          {job.data?.stage ? `Packing ${job.data.stage} …` : 'Waiting for its turn …'} You may
          leave: it goes on.
        </p>
      )}
    </div>
  );
}

type Made = { fileId: string; name: string; rows: number; bytes: number };

function sayBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString()} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
