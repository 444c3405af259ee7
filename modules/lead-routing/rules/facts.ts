/**
 * What routing knows of a lead and of a partner: plain named facts, as they stood when it was routed.
 * Conditions name them `lead.country`, `partner.regions`; any further fact (a column of a file) may be named too.
 */
export type FactValue = string | number | boolean | null | readonly string[];

/** Facts by name. A fact that is absent, null, empty text or an empty list is not known. */
export type Facts = { readonly [name: string]: FactValue | undefined };

/** A lead to be routed. Names the fit parts read: country, region, postalCode, city, latitude, longitude, industry, size, product, need, language. */
export type RoutedLead = { readonly id: string; readonly facts: Facts };

/**
 * A partner as candidate. Names the fit parts read: countries, regions (served), country, region, postalCode, city,
 * latitude, longitude (where it is), industries, sizeFrom, sizeTo (customers it serves), size (its own), specialisations,
 * languages, tier, won, decided (leads it won and leads that came to an end), responseHours (median), responses (how many
 * offers that median comes from). `capacity` is how many open leads it takes at once (null: no limit), `weight` its share
 * in draws between equals (1 when absent).
 */
export type CandidatePartner = {
  readonly id: string;
  readonly name: string;
  readonly capacity: number | null;
  readonly weight?: number;
  readonly facts: Facts;
};

/** Leads that a partner has open now, and leads it received in the policy's fairness period. */
export type Load = { readonly open: number; readonly received: number };

/** Loads by partner id; a partner that is missing has none. */
export type Loads = { readonly [partnerId: string]: Load | undefined };

/** The known values of a fact as trimmed texts: none, one, or those of the list. */
export function textsOf(value: FactValue | undefined): string[] {
  if (value == null) return [];
  const list = typeof value === 'object' ? value : [String(value)];
  return list.map((text) => text.trim()).filter((text) => text !== '');
}

/** The known values of a fact, in lower case, for comparing. */
export function keysOf(value: FactValue | undefined): string[] {
  return textsOf(value).map((text) => text.toLowerCase());
}

/** A fact as number; undefined when it is not known or is no number. */
export function numberOf(value: FactValue | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

const listColumns = ['countries', 'regions', 'industries', 'specialisations', 'languages'];

/** A row of a leads file (texts by header) as lead. Headers are the facts' names. */
export function leadFromRow(row: Readonly<Record<string, string>>): RoutedLead {
  return { id: row.id, facts: factsFromRow(row, ['id']) };
}

/**
 * A row of a partners file as candidate. Lists are written with `;` between. Where a row has no list of what the partner
 * serves, its own country, region, industry, product and language stand for it.
 */
export function partnerFromRow(row: Readonly<Record<string, string>>): CandidatePartner {
  const facts: Record<string, FactValue | undefined> = factsFromRow(row, [
    'id',
    'name',
    'capacity',
    'weight',
  ]);
  const lists: [string, FactValue | undefined][] = [
    ['countries', facts.countries ?? facts.country],
    ['regions', facts.regions ?? facts.region],
    ['industries', facts.industries ?? facts.industry],
    ['specialisations', facts.specialisations ?? facts.product],
    ['languages', facts.languages ?? facts.language],
  ];
  for (const [name, value] of lists) if (value !== undefined) facts[name] = splitList(value);
  const capacity = numberOf(row.capacity);
  const weight = numberOf(row.weight);
  return {
    id: row.id,
    name: row.name?.trim() || row.id,
    capacity: capacity ?? null,
    ...(weight === undefined ? {} : { weight }),
    facts,
  };
}

const numberColumns = [
  'size',
  'sizeFrom',
  'sizeTo',
  'latitude',
  'longitude',
  'won',
  'decided',
  'responseHours',
  'responses',
];

function factsFromRow(
  row: Readonly<Record<string, string>>,
  others: readonly string[],
): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {};
  for (const [name, text] of Object.entries(row)) {
    if (others.includes(name) || text.trim() === '') continue;
    const number = numberColumns.includes(name) ? numberOf(text) : undefined;
    facts[name] = number ?? (listColumns.includes(name) ? splitList(text) : text.trim());
  }
  return facts;
}

function splitList(value: FactValue): string[] {
  return textsOf(value).flatMap((text) => textsOf(text.split(';')));
}
