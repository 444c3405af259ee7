import { useState } from 'react';
import { AppealForm } from './AppealForm.tsx';
import { Button } from './Button.tsx';
import type { Telling } from './telling.ts';
import { useMoments } from './When.tsx';
import { whyWords } from './words.ts';

/** The reader's own appeal and what came of it. */
export function OwnAppeal({ appeal }: { appeal: NonNullable<Telling['appeal']> }) {
  const { exactly } = useMoments();
  return (
    <section>
      <div className="section-title">
        <h3>{whyWords.yourAppeal}</h3>
        <span className="small quiet">{exactly(appeal.createdAt)}</span>
      </div>
      <p className="hint">{appeal.statement}</p>
      <p className="hint">
        {appeal.outcome
          ? whyWords.appealAnswered(appeal.outcome, appeal.answer ?? '')
          : whyWords.appealWaits}
      </p>
    </section>
  );
}

/** Until when one may appeal, and the way to do it for whom it is open. */
export function AppealFoot({
  telling,
  onAppeal,
}: {
  telling: Telling;
  onAppeal: ((decisionId: string) => void) | undefined;
}) {
  const { onDay, now } = useMoments();
  const [open, setOpen] = useState(false);
  if (!telling.appealBy) return null;
  const until = onDay(telling.appealBy);
  if (Date.parse(telling.appealBy) < now.getTime())
    return <span className="small quiet">{whyWords.appealOver(until)}</span>;
  if (telling.appeal || !(onAppeal ?? telling.mayAppeal))
    return <span className="small quiet">{whyWords.appealUntil(until)}</span>;
  return (
    <>
      <Button plain icon="scales" onClick={() => (onAppeal ? onAppeal(telling.id) : setOpen(true))}>
        {whyWords.appeal(until)}
      </Button>
      {open && <AppealForm decision={telling.id} onClose={() => setOpen(false)} />}
    </>
  );
}
