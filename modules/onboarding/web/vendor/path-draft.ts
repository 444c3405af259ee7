import type { OnboardingPath, Step } from '../../path.ts';

/** How far to the right a step stands: after all those it waits for; the end stands rightmost. */
export function columnsOf(steps: readonly Step[]): Map<string, number> {
  const columns = new Map<string, number>();
  const place = (step: Step, on: ReadonlySet<string>): number => {
    const known = columns.get(step.clause);
    if (known !== undefined) return known;
    if (on.has(step.clause)) return 0;
    const before = steps.filter(({ clause }) => step.after?.includes(clause));
    const further = new Set([...on, step.clause]);
    const column = Math.max(-1, ...before.map((one) => place(one, further))) + 1;
    columns.set(step.clause, column);
    return column;
  };
  for (const step of steps) place(step, new Set());
  const last = steps.at(-1);
  if (last) columns.set(last.clause, Math.max(...columns.values(), 0));
  return columns;
}

/** The lanes: the common core first, then each set of roles that has steps of its own. */
export function lanesOf(steps: readonly Step[]): string[][] {
  const keys = new Set(steps.map(({ roles }) => roles.join()));
  keys.delete('');
  return [[], ...[...keys].map((key) => key.split(','))];
}

/** Another value for one step. */
export function withStep(path: OnboardingPath, clause: string, change: Partial<Step>) {
  return {
    ...path,
    steps: path.steps.map((step) => (step.clause === clause ? { ...step, ...change } : step)),
  };
}

/** The step waits for the other from now on; asked again, it does not. */
export function linked(path: OnboardingPath, from: string, to: string): OnboardingPath {
  const after = path.steps.find(({ clause }) => clause === to)?.after ?? [];
  return withStep(path, to, {
    after: after.includes(from) ? after.filter((one) => one !== from) : [...after, from],
  });
}

/** The step moves so many lanes down; the end stays in the common core. */
export function moved(path: OnboardingPath, clause: string, by: number): OnboardingPath {
  const step = path.steps.find((one) => one.clause === clause);
  if (!step || step === path.steps.at(-1)) return path;
  const lanes = lanesOf(path.steps);
  const at = lanes.findIndex((lane) => lane.join() === step.roles.join());
  const lane = lanes[Math.min(lanes.length - 1, Math.max(0, at + by))] ?? [];
  return withStep(path, clause, { roles: lane });
}

/** A new step at the end of the common core, before the first deal; it waits for nothing yet. */
export function added(path: OnboardingPath, title: string): OnboardingPath {
  const taken = new Set(path.steps.map(({ clause }) => clause));
  let number = path.steps.length + 1;
  while (taken.has(`S${number}`)) number += 1;
  const step: Step = {
    clause: `S${number}`,
    title,
    why: title,
    doneBy: 'access.invitation-accepted',
    dueDays: 30,
    roles: [],
    href: '/',
  };
  return { ...path, steps: [...path.steps.slice(0, -1), step, ...path.steps.slice(-1)] };
}

/** Without a step; what waited for it waits for what it waited for. The end stays. */
export function removed(path: OnboardingPath, clause: string): OnboardingPath {
  const gone = path.steps.find((one) => one.clause === clause);
  if (!gone || gone === path.steps.at(-1)) return path;
  const steps = path.steps
    .filter((one) => one !== gone)
    .map((step) => {
      if (!step.after?.includes(clause)) return step;
      const kept = step.after.filter((one) => one !== clause);
      return { ...step, after: [...new Set([...kept, ...(gone.after ?? [])])] };
    });
  return { ...path, steps };
}
