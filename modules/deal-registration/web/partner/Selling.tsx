import { useState } from 'react';
import { Button, ErrorState, Segments } from '../../../../web/ui/index.ts';
import type { OwnDeal } from './own.ts';
import { openStages, stages } from '../../rules/registration.ts';
import { CloseLost, CloseWon, Extend, Withdraw } from './MoveForms.tsx';
import { useMove } from './moving.ts';
import { stageWords, statuses } from './words.ts';

type Asked = 'won' | 'lost' | 'extend' | 'withdraw';

/** How far the sale is, in one tap, and the moves that the deal is open to now; the server names them. */
export function Selling({ deal }: { deal: OwnDeal }) {
  const [asked, ask] = useState<Asked>();
  const can = (move: string) => deal.moves.includes(move);
  const close = () => ask(undefined);
  if (deal.moves.length === 0)
    return (
      <section className="stack gap-1">
        <h2>
          {deal.closedAs === 'won'
            ? 'Won'
            : deal.closedAs === 'lost'
              ? 'Lost'
              : statuses[deal.status].word}
        </h2>
        <p className="hint">
          {deal.closedAs ? 'This deal is closed.' : statuses[deal.status].means}
        </p>
      </section>
    );
  return (
    <section className="stack gap-4" aria-label="The sale">
      {can('advance') && <Stage deal={deal} />}
      <div className="row wrap">
        {can('win') && (
          <Button main icon="check" onClick={() => ask('won')}>
            Won
          </Button>
        )}
        {can('lose') && <Button onClick={() => ask('lost')}>Lost</Button>}
        {can('extend') && <Button onClick={() => ask('extend')}>Extend protection</Button>}
        {can('withdraw') && (
          <Button plain onClick={() => ask('withdraw')}>
            Withdraw
          </Button>
        )}
      </div>
      {asked === 'won' && <CloseWon deal={deal} onClose={close} />}
      {asked === 'lost' && <CloseLost deal={deal} onClose={close} />}
      {asked === 'extend' && <Extend deal={deal} onClose={close} />}
      {asked === 'withdraw' && <Withdraw deal={deal} onClose={close} />}
    </section>
  );
}

function Stage({ deal }: { deal: OwnDeal }) {
  const move = useMove('POST /deal-registrations/{id}/stage', 'Stage moved');
  // The chosen stage is shown while it is on its way; a refusal puts the old one back.
  const shown = move.isPending ? (move.variables.body?.stage ?? deal.stage) : deal.stage;
  return (
    <div className="stack gap-3">
      <h2>How far is it?</h2>
      <Segments
        label="Stage"
        value={shown}
        onChange={(stage) => move.mutate({ params: { id: deal.id }, body: { stage } })}
        choices={openStages.map((stage) => ({ value: stage, label: stageWords[stage] ?? stage }))}
      />
      <p className="hint">{isStage(shown) ? stages[shown].help : ''}</p>
      {move.isError && <ErrorState problem={move.error} title="The stage was not moved" />}
    </div>
  );
}

function isStage(stage: string): stage is keyof typeof stages {
  return Object.hasOwn(stages, stage);
}
