/**
 * A path from joining to the first registered deal. Steps tick themselves: each is done once its event stands in the
 * journal, whoever brought it about and however, so nothing is ticked by hand and telling an event twice changes
 * nothing. Steps may be for partners of certain roles alone; the last one is for everybody and is the first deal.
 */
export const stepEvents = {
  'access.signed-in': 'somebody of the partner signs in',
  'partners.profile-changed': 'the company profile is filled in',
  'partners.agreement-accepted': 'the agreement is accepted',
  'access.invited': 'a colleague is invited',
  'access.invitation-accepted': 'a colleague comes in',
  'lead-routing.offer-accepted': 'a lead is accepted',
  'onboarding.plan-agreed': 'aims are agreed',
  'onboarding.meeting-held': 'people have met',
  'deal-registration.submitted': 'a deal is registered',
} as const;
export type StepEvent = keyof typeof stepEvents;

/** Where on the partner's desk each is brought about. */
export const stepPlaces: Readonly<Record<StepEvent, string>> = {
  'access.signed-in': '/',
  'partners.profile-changed': '/company',
  'partners.agreement-accepted': '/company/agreement',
  'access.invited': '/company/team',
  'access.invitation-accepted': '/company/team',
  'lead-routing.offer-accepted': '/',
  'onboarding.plan-agreed': '/company/plan',
  'onboarding.meeting-held': '/company/plan',
  'deal-registration.submitted': '/register',
};

/** Who sees to a step, on either side. */
export const stepOwners = {
  'partner.admin': 'The partner’s administrator',
  'partner.seller': 'The partner’s seller',
  'partner.marketer': 'The partner’s marketer',
  'vendor.channel-manager': 'The vendor’s channel manager',
  'vendor.marketer': 'The vendor’s marketer',
  'vendor.seller': 'The vendor’s seller',
} as const;
export type StepOwner = keyof typeof stepOwners;

export type Step = {
  /** By which it is cited: 'S1'. */
  readonly clause: string;
  readonly title: string;
  readonly why: string;
  readonly doneBy: StepEvent;
  /** Days after the partner joined, or after the last of the steps it waits for. */
  readonly dueDays: number;
  /** Steps that come before it, by clause; those that are not on a partner's path do not count. */
  readonly after?: readonly string[];
  /** The partner's administrator where nobody is named. */
  readonly owner?: StepOwner;
  /** What to know or to do, in a few lines. */
  readonly guide?: string;
  readonly link?: { readonly label: string; readonly url: string };
  /** Only for partners with one of these roles; empty: for all. */
  readonly roles: readonly string[];
  /** Asks for an exam or a certificate: it is on no path of a partner that only introduces customers. */
  readonly exam?: boolean;
  /** Where it is done, a path of the partner's desk. */
  readonly href: string;
};

export type OnboardingPath = {
  readonly kind: 'onboarding.path';
  readonly name: string;
  readonly steps: readonly Step[];
  /** Whether partners that are under way change to it; without it they keep the path that they began. */
  readonly forUnderway?: boolean;
};

/**
 * When each event first happened for a partner, in RFC 3339; what happened for one step alone stands under
 * `<event>#<clause>`.
 */
export type FirstAt = Readonly<Record<string, string | undefined>>;

export type StepState = {
  readonly step: Step;
  readonly dueAt: string;
  /** Titles of the steps before it that are not done yet. */
  readonly waitsFor: string[];
  readonly doneAt: string | null;
  readonly overdue: boolean;
};

const dayMs = 86_400_000;

/** The same time of the first day from `at` on that people work. */
export type OnWorkingDay = (at: Date) => Date;

/**
 * How far a partner is on its path. Whoever has registered a deal has arrived: what it left out on the way is not
 * late any more. A step that waits for others is due so many days after the last of them was done, or is due while it
 * is not done; no step is due on a closed day.
 */
export function progressOn(
  path: OnboardingPath,
  partner: { roles: readonly string[]; startedAt: string; sitsNoExams?: boolean },
  firstAt: FirstAt,
  now: Date,
  onWorkingDay: OnWorkingDay = (at) => at,
): StepState[] {
  const arrived = firstAt['deal-registration.submitted'] !== undefined;
  const steps = path.steps
    .filter(({ roles }) => roles.length === 0 || roles.some((role) => partner.roles.includes(role)))
    .filter(({ exam }) => !(exam && partner.sitsNoExams));
  const due = dueDates(steps, Date.parse(partner.startedAt), firstAt, onWorkingDay);
  return steps.map((step) => {
    const dueAt = due(step);
    const doneAt = doneAtOf(step, firstAt) ?? null;
    return {
      step,
      dueAt: new Date(dueAt).toISOString(),
      waitsFor: steps
        .filter((one) => step.after?.includes(one.clause) && !doneAtOf(one, firstAt))
        .map(({ title }) => title),
      doneAt,
      overdue: !arrived && doneAt === null && dueAt < now.getTime(),
    };
  });
}

function doneAtOf({ doneBy, clause }: Step, firstAt: FirstAt): string | undefined {
  const [any, own] = [firstAt[doneBy], firstAt[`${doneBy}#${clause}`]];
  return any !== undefined && own !== undefined && own < any ? own : (any ?? own);
}

/** When each step is due, in milliseconds; each is reckoned once. The steps hold no circle. */
function dueDates(
  steps: readonly Step[],
  started: number,
  firstAt: FirstAt,
  onWorkingDay: OnWorkingDay,
): (step: Step) => number {
  const known = new Map<string, number>();
  const due = (step: Step): number => {
    const found = known.get(step.clause);
    if (found !== undefined) return found;
    const ends = steps
      .filter(({ clause }) => step.after?.includes(clause))
      .map((one) => Date.parse(doneAtOf(one, firstAt) ?? '') || due(one));
    const from = Math.max(started, ...ends);
    const at = onWorkingDay(new Date(from + step.dueDays * dayMs)).getTime();
    known.set(step.clause, at);
    return at;
  };
  return due;
}

/** Steps that wait for themselves by way of others, by clause; none on a sound path. */
export function circleIn(steps: readonly Pick<Step, 'clause' | 'after'>[]): string[] {
  let left = [...steps];
  for (;;) {
    const waiting = left.filter(({ after }) =>
      after?.some((clause) => left.some((one) => one.clause === clause)),
    );
    if (waiting.length === left.length) return left.map(({ clause }) => clause);
    left = waiting;
  }
}

export type StepFigures = {
  clause: string;
  title: string;
  /** Partners whose path has this step. */
  partners: number;
  done: number;
  overdue: number;
  /** Days from joining to the step, of those that did it; null while nobody has. */
  days: { low: number; median: number; high: number } | null;
};

/** Of each step over many partners: how many did it, how many are late, and the quartiles of the days it took. */
export function figuresOf(
  path: OnboardingPath,
  progress: readonly { startedAt: string; states: readonly StepState[] }[],
): StepFigures[] {
  return path.steps.map(({ clause, title }) => {
    const those = progress.flatMap(({ startedAt, states }) =>
      states
        // Who walks an older path has other steps by the same name.
        .filter(({ step }) => step.clause === clause && step.title === title)
        .map((state) => ({ ...state, startedAt })),
    );
    const days = those
      .flatMap(({ doneAt, startedAt }) =>
        doneAt === null ? [] : [Math.max(0, (Date.parse(doneAt) - Date.parse(startedAt)) / dayMs)],
      )
      .toSorted((one, other) => one - other);
    return {
      clause,
      title,
      partners: those.length,
      done: days.length,
      overdue: those.filter(({ overdue }) => overdue).length,
      days:
        days.length === 0
          ? null
          : { low: quantile(days, 0.25), median: quantile(days, 0.5), high: quantile(days, 0.75) },
    };
  });
}

/** Of sorted values, by linear interpolation (type 7 of Hyndman and Fan 1996), to a tenth. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return Math.round((below + (above - below) * (place % 1)) * 10) / 10;
}
