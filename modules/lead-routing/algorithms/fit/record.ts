import { numberOf, textsOf } from '../../rules/facts.ts';
import type { CandidatePartner } from '../../rules/facts.ts';
import { clamp } from './kind.ts';
import type { FactChange, FitKind } from './kind.ts';

/** `shares`: what each tier is worth, 0 to 1, by the tier's name; a tier that is not named is worth nothing. */
export type TierSettings = { readonly shares: Readonly<Record<string, number>> };

/** The partner's tier. */
export const tier: FitKind<TierSettings> = {
  readsLead: [],
  readsLoad: false,
  share: (_lead, partner, settings) => tierShare(partner, settings),
  fact(_lead, partner) {
    const [name] = textsOf(partner.facts.tier);
    return name === undefined ? 'in no tier' : `tier ${name}`;
  },
  steps(_lead, partner, settings) {
    const now = tierShare(partner, settings);
    return Object.entries(settings.shares)
      .filter(([, share]) => share > now)
      .sort((left, right) => left[1] - right[1])
      .map(([name]) => ({ fact: 'tier', from: partner.facts.tier ?? null, to: name }));
  },
};

/** `priorRate`: the rate assumed of whoever has no record; `priorStrength`: for how many leads that assumption counts; `fullAt`: the rate that earns all. */
export type PerformanceSettings = {
  readonly priorRate: number;
  readonly priorStrength: number;
  readonly fullAt: number;
};

/**
 * Past performance: the share of decided leads that were won, drawn towards `priorRate` while there are few
 * (the mean of a Beta posterior), so that one lucky win is no record and a newcomer is no failure.
 */
export const pastPerformance: FitKind<PerformanceSettings> = {
  readsLead: [],
  readsLoad: false,
  share(_lead, partner, settings) {
    const { won, decided } = record(partner);
    const { priorRate, priorStrength } = settings;
    const rate = (won + priorRate * priorStrength) / (decided + priorStrength);
    return clamp(rate / settings.fullAt);
  },
  fact(_lead, partner) {
    const { won, decided } = record(partner);
    return decided === 0 ? 'no decided leads yet' : `won ${won} of ${decided} decided leads`;
  },
  steps(_lead, partner) {
    const { won, decided } = record(partner);
    const from = partner.facts.won ?? null;
    return countingUp(won + 1, decided).map((to) => ({ fact: 'won', from, to }));
  },
};

/** `fullAtHours` earns all, `zeroAtHours` nothing; `priorHours` counts like `priorStrength` answers of whoever has given few. */
export type ResponseSettings = {
  readonly fullAtHours: number;
  readonly zeroAtHours: number;
  readonly priorHours: number;
  readonly priorStrength: number;
};

/** How fast the partner answers offers: the median hours, drawn towards `priorHours` while answers are few. */
export const responseTime: FitKind<ResponseSettings> = {
  readsLead: [],
  readsLoad: false,
  share(_lead, partner, settings) {
    const { hours, responses } = answers(partner);
    const { priorHours, priorStrength, fullAtHours, zeroAtHours } = settings;
    const usual = (hours * responses + priorHours * priorStrength) / (responses + priorStrength);
    return clamp((zeroAtHours - usual) / (zeroAtHours - fullAtHours));
  },
  fact(_lead, partner) {
    const { hours, responses } = answers(partner);
    if (responses === 0) return 'no offers answered yet';
    return `answers in ${hours} hours (median of ${responses})`;
  },
  steps(_lead, partner) {
    const { hours, responses } = answers(partner);
    if (responses === 0) return [];
    return countingUp(1, Math.ceil(hours)).map((less) => ({
      fact: 'responseHours',
      from: partner.facts.responseHours ?? null,
      to: Math.max(0, Math.ceil(hours) - less),
    }));
  },
};

/** `unlimitedShare`: what having no limit is worth, 0 to 1. */
export type RoomSettings = { readonly unlimitedShare: number };

/** The part of the partner's capacity that is free. */
export const roomLeft: FitKind<RoomSettings> = {
  readsLead: [],
  readsLoad: true,
  share(_lead, { capacity }, settings, load) {
    if (capacity === null) return settings.unlimitedShare;
    return capacity <= 0 ? 0 : clamp((capacity - load.open) / capacity);
  },
  fact(_lead, { capacity }, _settings, load) {
    return capacity === null ? 'no limit of open leads' : `${load.open} of ${capacity} open leads`;
  },
  steps(_lead, { capacity }, _settings, load) {
    if (capacity === null) return [];
    return countingUp(1, load.open).map((less) => ({
      fact: 'openLeads',
      from: load.open,
      to: load.open - less,
    }));
  },
};

/** `halfAt`: the number of leads received after which half is left (> 0). */
export type TurnSettings = { readonly halfAt: number };

/** Fair turn: whoever received fewer leads in the period, for its weight, comes earlier. */
export const fairTurn: FitKind<TurnSettings> = {
  readsLead: [],
  readsLoad: true,
  share: (_lead, partner, settings, load) =>
    settings.halfAt / (settings.halfAt + load.received / (partner.weight ?? 1)),
  fact(_lead, _partner, _settings, load) {
    if (load.received === 0) return 'no leads received lately';
    return load.received === 1
      ? '1 lead received lately'
      : `${load.received} leads received lately`;
  },
  steps(_lead, _partner, _settings, load): FactChange[] {
    return countingUp(1, load.received).map((less) => ({
      fact: 'leadsReceived',
      from: load.received,
      to: load.received - less,
    }));
  },
};

function tierShare(partner: CandidatePartner, settings: TierSettings): number {
  const [name] = textsOf(partner.facts.tier);
  if (name === undefined) return 0;
  return Object.hasOwn(settings.shares, name) ? settings.shares[name] : 0;
}

function record(partner: CandidatePartner): { won: number; decided: number } {
  const decided = Math.max(0, numberOf(partner.facts.decided) ?? 0);
  const won = Math.max(0, numberOf(partner.facts.won) ?? 0);
  return { won: Math.min(won, decided), decided };
}

function answers(partner: CandidatePartner): { hours: number; responses: number } {
  const hours = numberOf(partner.facts.responseHours);
  if (hours === undefined || hours < 0) return { hours: 0, responses: 0 };
  return { hours, responses: Math.max(0, numberOf(partner.facts.responses) ?? 1) };
}

/** Whole numbers above `from` up to `to`, at most 40, so that an explanation stays cheap. */
function countingUp(from: number, to: number): number[] {
  const numbers: number[] = [];
  for (let number = from; number <= to && numbers.length < 40; number += 1) numbers.push(number);
  return numbers;
}
