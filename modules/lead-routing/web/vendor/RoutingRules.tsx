import { ButtonLink, Empty, ErrorState, Loading, When } from '../../../../web/ui/index.ts';
import { useRoutingPolicy } from './policy.ts';

/** The routing policy in force, sentence by sentence. */
export function RoutingRules() {
  const { read, policy } = useRoutingPolicy();
  if (read.isError)
    return (
      <ErrorState
        title="The rules could not be loaded"
        problem={read.error}
        onRetry={() => void read.refetch()}
      />
    );
  if (read.isPending) return <Loading lines={8} />;
  if (!policy)
    return <Empty title="No routing policy is in force">Publish one, and leads are routed.</Empty>;
  return (
    <div className="pad stack gap-6 measure">
      <div className="row between wrap">
        <p className="quiet">
          {policy.title}, version {policy.number}
          {'effectiveAt' in policy && policy.effectiveAt && (
            <>
              , in force since <When at={policy.effectiveAt} show="exact" />
            </>
          )}
        </p>
        <ButtonLink href={`/policies/${policy.id}`}>Change or try other rules</ButtonLink>
      </div>
      <ol className="clauses">
        {policy.sentences.map((sentence) => (
          <li key={sentence.id}>
            <span className="mono quiet">{sentence.id}</span>
            <span>{sentence.text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
