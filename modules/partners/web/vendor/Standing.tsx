import { useQuery } from '@tanstack/react-query';
import { decisionQuery } from '../../../../web/client/decision.ts';
import { Bar, ErrorState, Loading, Why } from '../../../../web/ui/index.ts';
import type { Telling } from '../../../../web/ui/index.ts';

/** Where a partner stands by its tier decision: the points, and what would lead further. */
export function Standing({ decisionId, tier }: { decisionId: string; tier: string }) {
  const read = useQuery(decisionQuery(decisionId));
  // The decision is told in the one shape that every decision has.
  const told = read.data as Telling | undefined;
  const parts = told?.parts ?? [];
  const points = parts.reduce((sum, part) => sum + part.value, 0);
  const atMost = parts.reduce((sum, part) => sum + part.weight, 0);
  return (
    <>
      <div className="section-title">
        <h3>{parts.length > 0 ? `${tier} with ${points} of ${atMost} points` : tier}</h3>
        <Why decision={decisionId} />
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={3} />}
      {parts.length > 0 && (
        <div className="score">
          {parts.map((part) => (
            <PartLine key={part.name} part={part} />
          ))}
        </div>
      )}
      {told && told.wouldChange && told.wouldChange.length > 0 && (
        <>
          <p className="small quiet">What would change it</p>
          <ul className="change">
            {told.wouldChange.map((change) => (
              <li key={change.fact + String(change.to)}>{change.text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function PartLine({ part }: { part: NonNullable<Telling['parts']>[number] }) {
  return (
    <>
      <span>
        {part.name.replace(/^./, (letter) => letter.toLocaleUpperCase())}
        {part.fact && <small>{part.fact}</small>}
      </span>
      <Bar tone="strong" share={part.weight === 0 ? 0 : part.value / part.weight} />
      <span className="num">
        {part.value} <em>of {part.weight}</em>
      </span>
    </>
  );
}
