import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../web/shell/index.ts';
import { Bar, Button, ErrorState, Loading, State, toast, When } from '../../../web/ui/index.ts';
import { AimsForm } from './AimsForm.tsx';
import { plans, type Plan } from './client.ts';
import { sayAimState, sayMeasure } from './words.ts';

/** What both sides want to reach: the plan that holds, counted by the product, and the one that waits. */
export function Aims({ partnerId }: { partnerId: string }) {
  const [writing, setWriting] = useState(false);
  const read = useQuery(plans.query('GET /partners/{id}/plan', { params: { id: partnerId } }));
  const { agreed, proposed, mayPropose } = read.data ?? {};
  return (
    <section className="stack gap-3" aria-label="Aims">
      <div className="section-title">
        <h2 className="minor">Aims</h2>
        {mayPropose && (
          <Button plain onClick={() => setWriting(true)}>
            {agreed || proposed ? 'Propose others…' : 'Propose aims…'}
          </Button>
        )}
      </div>
      {read.isError && (
        <ErrorState
          title="The aims could not be loaded"
          problem={read.error}
          onRetry={() => void read.refetch()}
        />
      )}
      {read.isPending && <Loading lines={3} />}
      {read.data && !agreed && !proposed && (
        <p className="hint">
          No aims are agreed yet. Either side proposes some, and they hold once the other agrees.
        </p>
      )}
      {agreed && <AimList plan={agreed} />}
      {proposed && <Proposal plan={proposed} />}
      {writing && (
        <AimsForm
          partnerId={partnerId}
          from={(proposed ?? agreed)?.aims}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  );
}

function Proposal({ plan }: { plan: Plan }) {
  const { programme } = useSession();
  const queries = useQueryClient();
  const agree = useMutation({
    ...plans.write('POST /plans/{id}/agreement'),
    onSuccess: () => toast('Agreed. The aims hold from now on.'),
    onSettled: () => queries.invalidateQueries({ queryKey: plans.key('/partners/{id}') }),
  });
  return (
    <div className="card stack gap-3">
      <h3>
        {plan.proposedName} proposes{' '}
        <span className="small quiet">
          <When at={plan.proposedAt} show="relative" />
        </span>
      </h3>
      <AimList plan={plan} />
      {agree.isError && <ErrorState title="The aims were not agreed" problem={agree.error} />}
      {plan.mayAgree ? (
        <span className="row">
          <Button
            main
            busy={agree.isPending}
            onClick={() => agree.mutate({ params: { id: plan.id } })}
          >
            Agree
          </Button>
        </span>
      ) : (
        <p className="hint">
          {plan.proposedSide === 'partner'
            ? `It waits for ${programme.name} to agree.`
            : 'It waits for the partner’s administrator to agree.'}
        </p>
      )}
    </div>
  );
}

function AimList({ plan }: { plan: Plan }) {
  return (
    <ul
      className="criteria"
      aria-label={plan.status === 'agreed' ? 'Agreed aims' : 'Proposed aims'}
    >
      {plan.aims.map((aim) => (
        <li key={`${aim.what} ${aim.measure} ${aim.until}`}>
          <span className="grow stack gap-1">
            <span>{aim.what}</span>
            <span className="small quiet">
              {sayMeasure(aim.measure)}, by <When at={`${aim.until}T12:00:00Z`} show="exact" />
            </span>
            {aim.count !== null && (
              <Bar
                share={Math.min(1, aim.count / aim.number)}
                tone={aim.state === 'reached' ? 'good' : aim.state === 'missed' ? 'bad' : 'plain'}
              />
            )}
          </span>
          <span className="stack gap-1">
            <span className="num">
              {aim.count === null ? aim.number : `${aim.count} of ${aim.number}`}
            </span>
            {aim.state && <AimMark state={aim.state} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function AimMark({ state }: { state: NonNullable<Plan['aims'][number]['state']> }) {
  const tone = ({ open: 'plain', reached: 'good', missed: 'bad' } as const)[state];
  return <State tone={tone}>{sayAimState(state)}</State>;
}
