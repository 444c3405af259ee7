import { keysOf, numberOf, textsOf } from '../../rules/facts.ts';
import type { CandidatePartner, Facts } from '../../rules/facts.ts';
import { adding, clamp } from './kind.ts';
import type { FitKind } from './kind.ts';

/** `familyShare`: what an industry code of the same two-digit family (NAICS sector) is worth, 0 to 1. */
export type IndustrySettings = { readonly familyShare: number };

/** Whether the partner knows the lead's industry: 1 for the same, `familyShare` for the same family of codes. */
export const industry: FitKind<IndustrySettings> = {
  readsLead: ['industry'],
  readsLoad: false,
  share(lead, partner, settings) {
    const wanted = keysOf(lead.industry);
    const known = keysOf(partner.facts.industries);
    if (wanted.some((key) => known.includes(key))) return 1;
    const related = wanted.some((key) => known.some((code) => sameFamily(key, code)));
    return related ? settings.familyShare : 0;
  },
  fact(lead, partner, settings, load) {
    const [wanted] = textsOf(lead.industry);
    if (wanted === undefined) return 'the industry of the lead is not known';
    const share = this.share(lead, partner, settings, load);
    if (share === 1) return `knows the industry ${wanted}`;
    return share > 0
      ? `knows industries related to ${wanted}`
      : `does not name the industry ${wanted}`;
  },
  steps(lead, partner, settings, load) {
    const [wanted] = textsOf(lead.industry);
    if (wanted === undefined || this.share(lead, partner, settings, load) === 1) return [];
    return [adding(partner, 'industries', wanted)];
  },
};

/** `reach`: how many times smaller or larger than its usual customers a company may be before nothing is left (> 1). */
export type SizeSettings = { readonly reach: number };

/**
 * Company size. 1 when the lead's size lies within `sizeFrom` to `sizeTo` (the customers the partner usually serves; without
 * them the partner's own `size` stands for both), falling evenly with the logarithm of the ratio to 0 at `reach`.
 */
export const companySize: FitKind<SizeSettings> = {
  readsLead: ['size'],
  readsLoad: false,
  share(lead, partner, settings) {
    const size = numberOf(lead.size);
    const range = usualSize(partner);
    if (size === undefined) return sameSizeName(lead, partner) ? 1 : 0;
    if (range === undefined || size <= 0) return 0;
    const ratio = size < range.from ? range.from / size : size > range.to ? size / range.to : 1;
    return clamp(1 - Math.log(ratio) / Math.log(settings.reach));
  },
  fact(lead, partner) {
    const [size] = textsOf(lead.size);
    if (size === undefined) return 'the size of the company is not known';
    const range = usualSize(partner);
    if (range === undefined)
      return sameSizeName(lead, partner)
        ? `serves companies of size ${size}`
        : 'names no company size';
    const usual = range.from === range.to ? `${range.from}` : `${range.from} to ${range.to}`;
    return `usual size ${usual}, this company ${size}`;
  },
  steps(lead, partner) {
    const size = numberOf(lead.size);
    const range = usualSize(partner);
    if (size === undefined || range === undefined) return [];
    if (size > range.to && numberOf(partner.facts.sizeTo) !== undefined)
      return [{ fact: 'sizeTo', from: partner.facts.sizeTo ?? null, to: size }];
    if (size < range.from && numberOf(partner.facts.sizeFrom) !== undefined)
      return [{ fact: 'sizeFrom', from: partner.facts.sizeFrom ?? null, to: size }];
    return [];
  },
};

/** Takes no settings. */
export type NoSettings = Readonly<Record<string, never>>;

/**
 * How much of what the lead asks for (each value of `product`; `need` as one more) is among the partner's specialisations.
 * A need in free words is met by a specialisation that it mentions.
 */
export const specialisation: FitKind<NoSettings> = {
  readsLead: ['product', 'need'],
  readsLoad: false,
  share(lead, partner) {
    const { met, missing } = wants(lead, partner);
    return met.length === 0 ? 0 : met.length / (met.length + missing.length);
  },
  fact(lead, partner) {
    const { met, missing } = wants(lead, partner);
    if (met.length + missing.length === 0) return 'what the lead asks for is not known';
    if (missing.length === 0) return `specialised in ${met.join(', ')}`;
    const has = met.length === 0 ? '' : `specialised in ${met.join(', ')}, `;
    return `${has}not specialised in ${missing.join(', ')}`;
  },
  steps(lead, partner) {
    return wants(lead, partner).missing.map((value) => adding(partner, 'specialisations', value));
  },
};

/** Whether the partner speaks the lead's language; regional forms of one language are the same. */
export const language: FitKind<NoSettings> = {
  readsLead: ['language'],
  readsLoad: false,
  share(lead, partner) {
    const spoken = keysOf(partner.facts.languages).map(primary);
    return keysOf(lead.language).some((key) => spoken.includes(primary(key))) ? 1 : 0;
  },
  fact(lead, partner, settings, load) {
    const [wanted] = textsOf(lead.language);
    if (wanted === undefined) return 'the language of the lead is not known';
    return this.share(lead, partner, settings, load) === 1
      ? `speaks ${wanted}`
      : `does not name the language ${wanted}`;
  },
  steps(lead, partner, settings, load) {
    const [wanted] = textsOf(lead.language);
    if (wanted === undefined || this.share(lead, partner, settings, load) === 1) return [];
    return [adding(partner, 'languages', wanted)];
  },
};

function wants(lead: Facts, partner: CandidatePartner): { met: string[]; missing: string[] } {
  const offered = keysOf(partner.facts.specialisations);
  const met: string[] = [];
  const missing: string[] = [];
  for (const product of textsOf(lead.product))
    (offered.includes(product.toLowerCase()) ? met : missing).push(product);
  for (const need of textsOf(lead.need)) {
    const words = ` ${need.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    const named = offered.some((key) =>
      words.includes(` ${key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `),
    );
    (named ? met : missing).push(need);
  }
  return { met, missing };
}

function usualSize(partner: CandidatePartner): { from: number; to: number } | undefined {
  const own = numberOf(partner.facts.size);
  const from = numberOf(partner.facts.sizeFrom) ?? own ?? numberOf(partner.facts.sizeTo);
  const to = numberOf(partner.facts.sizeTo) ?? own ?? from;
  if (from === undefined || to === undefined || from <= 0) return undefined;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

function sameSizeName(lead: Facts, partner: CandidatePartner): boolean {
  const [wanted] = keysOf(lead.size);
  return wanted !== undefined && keysOf(partner.facts.size).includes(wanted);
}

function sameFamily(left: string, right: string): boolean {
  return (
    /^\d{2,6}$/.test(left) && /^\d{2,6}$/.test(right) && left.slice(0, 2) === right.slice(0, 2)
  );
}

function primary(languageTag: string): string {
  return languageTag.split(/[-_]/)[0];
}
