import { useQuery } from '@tanstack/react-query';
import { decisionQuery } from '../../../../web/client/decision.ts';
import type { Telling } from '../../../../web/ui/index.ts';
import type { Deal } from '../client.ts';
import { outcomes } from './words.ts';

/** What the rule says of a registration, with its clause quoted. */
export function Recommendation({ deal }: { deal: Deal }) {
  const id = deal.verdict?.decisionId;
  const read = useQuery({ ...decisionQuery(id ?? ''), enabled: id !== undefined });
  // The decision is told in the one shape that every decision has.
  const told = read.data as Telling | undefined;
  const outcome = deal.verdict?.outcome;
  if (!outcome)
    return (
      <>
        <h2>Not judged yet</h2>
        <p className="hint">The rules judge it before the answer is due. You may decide first.</p>
      </>
    );
  return (
    <>
      <h2>
        {outcome === 'under-review'
          ? 'The rules leave this one to you'
          : `Recommended: ${outcomes[outcome] ?? outcome}`}
      </h2>
      {told?.policy?.clause && (
        <p className="hint">
          Registration policy, version {told.policy.version}, clause {told.policy.clause.id}: “
          {told.policy.clause.text}”
        </p>
      )}
    </>
  );
}
