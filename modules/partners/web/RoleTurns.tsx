import type { Answer } from '../../../web/client/index.ts';
import { When, Why } from '../../../web/ui/index.ts';
import type { roleContract } from '../roles/contract.ts';

type Turn = Answer<typeof roleContract, 'GET /partners/{id}/roles'>['data'][number];

/** `knowledge-contributor` → "Knowledge contributor". */
export function sayRole(role: string): string {
  return role.replaceAll('-', ' ').replace(/^./, (letter) => letter.toLocaleUpperCase());
}

/** Since when each role is held, and from when to when those were that have ended, with the reasons given. */
export function RoleTurns({ turns }: { turns: readonly Turn[] }) {
  return (
    <ul className="stack gap-3" aria-label="Roles">
      {turns.map((turn) => (
        <li key={`${turn.role} ${turn.turn}`} className="stack gap-1">
          <span className="row between gap-2">
            <span>
              <strong>{sayRole(turn.role)}</strong>{' '}
              <span className="small quiet">
                {turn.droppedAt ? 'from' : 'since'} <When at={turn.addedAt} show="exact" />
                {turn.droppedAt && (
                  <>
                    {' '}
                    to <When at={turn.droppedAt} show="exact" />
                  </>
                )}
              </span>
            </span>
            {(turn.dropDecisionId ?? turn.addDecisionId) && (
              <Why decision={turn.dropDecisionId ?? turn.addDecisionId ?? ''} />
            )}
          </span>
          {(turn.dropReason ?? turn.addReason) && (
            <span className="small quiet">{turn.dropReason ?? turn.addReason}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
