import { add, money, subtract, type Money } from '../../../../platform/money/index.ts';

export const sides = ['vendor', 'partner'] as const;
export type GivenBy = (typeof sides)[number];

/** A referral is offered, accepted or declined by who receives it, and then won or lost. */
export const referralStatuses = ['offered', 'accepted', 'declined', 'won', 'lost'] as const;
export type ReferralStatus = (typeof referralStatuses)[number];

/** The only moves a referral can make, all of them the receiver's. */
export const moves = {
  accept: { from: 'offered', to: 'accepted' },
  decline: { from: 'offered', to: 'declined' },
  win: { from: 'accepted', to: 'won' },
  lose: { from: 'accepted', to: 'lost' },
} as const satisfies Record<string, { from: ReferralStatus; to: ReferralStatus }>;
export type ReferralMove = keyof typeof moves;

type Standing = { readonly givenBy: GivenBy; readonly status: ReferralStatus };

/** Why a side cannot make a move, as a code; undefined when it can. */
export function hindrance(
  { givenBy, status }: Standing,
  side: GivenBy,
  move: ReferralMove,
): 'partners.referral-not-received' | 'partners.referral-move-not-allowed' | undefined {
  if (givenBy === side) return 'partners.referral-not-received';
  return status === moves[move].from ? undefined : 'partners.referral-move-not-allowed';
}

/** What a side may do with a referral now. */
export function movesOpenTo(referral: Standing, side: GivenBy): ReferralMove[] {
  const all = Object.keys(moves) as ReferralMove[]; // the keys of a constant
  return all.filter((move) => hindrance(referral, side, move) === undefined);
}

/** An accepted referral counts, whatever came of it; an unanswered or declined one does not. */
export function counts({ status }: { readonly status: ReferralStatus }): boolean {
  return status === 'accepted' || status === 'won' || status === 'lost';
}

/** What counts in one currency, or without any: how many, and what they won together. */
export type Sum = { readonly givenBy: GivenBy; readonly count: number; readonly won: Money | null };
export type Share = { readonly count: number; readonly money: readonly Money[] };
export type Balance = {
  readonly given: Share;
  readonly received: Share;
  /** Given less received: above zero, the own side has given more. */
  readonly difference: Share;
};

/** The balance as one side reads it. Each currency stands by itself: nothing is converted. */
export function balanceOf(sums: readonly Sum[], side: GivenBy): Balance {
  const given = shareOf(sums.filter(({ givenBy }) => givenBy === side));
  const received = shareOf(sums.filter(({ givenBy }) => givenBy !== side));
  const currencies = [...given.money, ...received.money].map(({ currency }) => currency);
  return {
    given,
    received,
    difference: {
      count: given.count - received.count,
      money: [...new Set(currencies)]
        .toSorted()
        .map((currency) => subtract(of(given, currency), of(received, currency))),
    },
  };
}

function shareOf(sums: readonly Sum[]): Share {
  const money = new Map<string, Money>();
  for (const { won } of sums) {
    if (won === null) continue;
    const before = money.get(won.currency);
    money.set(won.currency, before ? add(before, won) : won);
  }
  return {
    count: sums.reduce((sum, { count }) => sum + count, 0),
    money: [...money.values()].toSorted((one, other) => (one.currency < other.currency ? -1 : 1)),
  };
}

function of({ money: amounts }: Share, currency: string): Money {
  return amounts.find((one) => one.currency === currency) ?? money(0, currency);
}
