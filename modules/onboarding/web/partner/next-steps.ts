const atMost = 5;

/** At most five steps: the last that is done, and those that come then. */
export function nextSteps<Step extends { doneAt: string | null }>(steps: readonly Step[]): Step[] {
  const open = steps.findIndex(({ doneAt }) => doneAt === null);
  const first = Math.max(0, Math.min(open - 1, steps.length - atMost));
  return steps.slice(first, first + atMost);
}
