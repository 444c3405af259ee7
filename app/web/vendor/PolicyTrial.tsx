import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bar, Button, ErrorState, Link, When } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Policy } from './clients.ts';

/** Puts past records through the draft: for whom it would have come out otherwise. */
export function PolicyTrial({ policy, isSaved }: { policy: Policy; isSaved: boolean }) {
  const queries = useQueryClient();
  const run = useMutation({
    ...platform.write('POST /policies/{id}/trial'),
    onSuccess: () => void queries.invalidateQueries({ queryKey: platform.key('/policies') }),
  });
  const tried = policy.tried;
  return (
    <section className="stack gap-4">
      <div>
        <h2 className="minor">Trial on past records</h2>
        <p className="hint">Nothing is changed by it, and nobody is told.</p>
      </div>
      {run.isError && <ErrorState title="The draft was not tried" problem={run.error} />}
      <div>
        <Button
          busy={run.isPending}
          disabled={!isSaved || policy.problems.length > 0}
          onClick={() => run.mutate({ params: { id: policy.id } })}
        >
          {tried ? 'Try again' : 'Try this draft'}
        </Button>
        {!isSaved && <p className="hint">Save the draft first.</p>}
      </div>
      {tried && (
        <>
          <div className="stack gap-1">
            <strong>{tried.summaryText}</strong>
            <Bar
              tone="strong"
              share={tried.considered === 0 ? 0 : tried.changed / tried.considered}
              label={`${tried.changed} of ${tried.considered} changed`}
            />
            <span className="small quiet">
              Tried <When at={tried.at} show="relative" /> by {tried.by.name}
            </span>
          </div>
          <ul className="list small">
            {tried.examples.map((example) => (
              <li key={example.subjectId}>
                <Link className="link" href={recordOf(example.subjectId)}>
                  {example.label}
                </Link>
                <span className="block">
                  <span className="quiet">{example.before}</span> → {example.after}
                </span>
                {example.why && <span className="hint block">{example.why}</span>}
              </li>
            ))}
          </ul>
          {tried.changed > tried.examples.length && (
            <p className="hint">The first {tried.examples.length} are shown.</p>
          )}
        </>
      )}
    </section>
  );
}

function recordOf(id: string): string {
  if (id.startsWith('deal_')) return `/deals/${id}`;
  if (id.startsWith('lead_')) return `/leads?view=all&open=${id}`;
  return `/partners/${id}`;
}
