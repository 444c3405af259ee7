import { useQuery } from '@tanstack/react-query';
import { Empty, ErrorState, Loading } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';

/** What this version says otherwise than the one in force. */
export function PolicyDifferences({ id }: { id: string }) {
  const read = useQuery(platform.query('GET /policies/{id}/differences', { params: { id } }));
  if (read.isError)
    return (
      <ErrorState
        title="They could not be compared"
        problem={read.error}
        onRetry={() => void read.refetch()}
      />
    );
  if (!read.data) return <Loading lines={5} />;
  const { against, added, removed, changed, unchanged } = read.data;
  if (added.length + removed.length + changed.length === 0)
    return (
      <Empty title="Both say the same">
        All {unchanged} sentences read as those of {against?.title ?? 'the one in force'}.
      </Empty>
    );
  return (
    <div className="stack gap-4 measure">
      <p className="hint">
        {against ? `Against ${against.title}, version ${against.number}. ` : ''}
        {unchanged} sentences stay as they are.
      </p>
      <ol className="clauses">
        {changed.map((one) => (
          <li key={`c${one.id}`}>
            <span className="mono quiet">{one.id}</span>
            <div>
              {one.after}
              <span className="hint was">{one.before}</span>
            </div>
          </li>
        ))}
        {added.map((one) => (
          <li key={`a${one.id}`}>
            <span className="mono quiet">{one.id}</span>
            <div>
              {one.text}
              <span className="hint">New</span>
            </div>
          </li>
        ))}
        {removed.map((one) => (
          <li key={`r${one.id}`}>
            <span className="mono quiet">{one.id}</span>
            <div>
              <span className="was">{one.text}</span>
              <span className="hint">Taken out</span>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
