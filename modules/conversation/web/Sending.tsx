import { Button, State } from '../../../web/ui/index.ts';
import { sayProblem, Words } from './Said.tsx';
import type { Unsent } from './use-talk.ts';

/** What was just said: shown at once, with a way to repeat it when it did not arrive. */
export function Sending({
  said,
  onRepeat,
  onDiscard,
}: {
  said: Unsent;
  onRepeat: (said: Unsent) => void;
  onDiscard: (key: string) => void;
}) {
  return (
    <li>
      <article className={said.audience === 'own' ? 'remark own' : 'remark'}>
        <header className="row">
          <b>You</b>
          {said.problem === undefined && <span className="small quiet">Sending…</span>}
        </header>
        <Words text={said.text} />
        {said.problem !== undefined && (
          <div className="stack" role="alert">
            <State tone="bad">Not sent. {sayProblem(said.problem)}</State>
            <div className="row">
              <Button icon="again" onClick={() => onRepeat(said)}>
                Send again
              </Button>
              <Button plain onClick={() => onDiscard(said.key)}>
                Discard
              </Button>
            </div>
          </div>
        )}
      </article>
    </li>
  );
}
