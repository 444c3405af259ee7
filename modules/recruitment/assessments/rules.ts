/**
 * A firm whose application was decided, either way, may say once what it thinks of the vendor. The vendor never
 * reads one firm's answers: they are summed up for whole groups of five firms, so that neither a sum nor the
 * difference between two of them tells what one firm said.
 */
export const groupSize = 5;

/** The three questions, each answered from 1 (not at all) to 5 (wholly). */
export const assessed = ['terms', 'pace', 'recommendation'] as const;
export type Assessed = Record<(typeof assessed)[number], number>;

/** How many firms a summary may cover when so many have answered. */
export function firmsToSum(answered: number): number {
  return answered - (answered % groupSize);
}

/** Whether the own application has come to an answer that can be looked back on. */
export function mayAssess(statuses: readonly string[]): boolean {
  return statuses.some((status) => status === 'approved' || status === 'refused');
}
