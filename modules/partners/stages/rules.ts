/**
 * The moves of a partnership that a person at the vendor makes, each with a reason that the partner reads. Whoever
 * sells nothing for long may be set dormant and come back at any time; a partnership that has ended takes all access
 * with it at once and keeps its records. It can be taken up again, with the people it had.
 */
export const stageMoves = {
  active: ['onboarding', 'dormant', 'left'],
  dormant: ['active', 'onboarding'],
  left: ['active', 'onboarding', 'dormant'],
} as const satisfies Record<string, readonly string[]>;

/** The stages of whoever is a partner: not of a firm that has only applied, nor of one that has left. */
export const partnerStages: readonly string[] = ['onboarding', 'active', 'dormant'];

export type StageMove = keyof typeof stageMoves;

export function mayMoveTo(move: StageMove, from: string): boolean {
  return (stageMoves[move] as readonly string[]).includes(from);
}

export function movesFrom(stage: string): StageMove[] {
  return (Object.keys(stageMoves) as StageMove[]).filter((move) => mayMoveTo(move, stage));
}
