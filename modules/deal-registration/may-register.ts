import { refuse } from '../../platform/refusal/index.ts';

/** Who has only applied, or has left, registers nothing; a partner that sold nothing for long may. */
export function demandPartner(stage: string): void {
  if (stage === 'applicant' || stage === 'prospect' || stage === 'left')
    throw refuse('deal-registration.not-a-partner', {
      status: 409,
      detail:
        stage === 'left'
          ? 'Your partnership has ended; no new deal can be registered.'
          : 'Your application is not decided yet. Once it is approved, deals can be registered.',
    });
}
