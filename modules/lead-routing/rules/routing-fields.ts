import { catalogue } from '../../../platform/conditions/index.ts';
import type { Catalogue, FieldDefinition } from '../../../platform/conditions/index.ts';
import { numberOf, textsOf } from './facts.ts';
import type { CandidatePartner, Facts, FactValue } from './facts.ts';
import type { ExtraField } from './policy.ts';

/**
 * What a routing condition can ask of a lead and of a partner. Loads (open leads, leads received) are no fields: they
 * change from lead to lead, and capacity and the parts `room-left` and `fair-turn` are there for them.
 */
const fields: Readonly<Record<string, Pick<FieldDefinition, 'type' | 'label'>>> = {
  'lead.companyName': { type: 'text', label: 'Company of the lead' },
  'lead.country': { type: 'text', label: 'Country of the lead' },
  'lead.region': { type: 'text', label: 'Region of the lead' },
  'lead.city': { type: 'text', label: 'City of the lead' },
  'lead.postalCode': { type: 'text', label: 'Postal code of the lead' },
  'lead.industry': { type: 'text', label: 'Industry of the lead' },
  'lead.size': { type: 'number', label: 'Company size of the lead' },
  'lead.product': { type: 'tags', label: 'Products the lead asks for' },
  'lead.need': { type: 'text', label: 'Need of the lead' },
  'lead.language': { type: 'text', label: 'Language of the lead' },
  'lead.source': { type: 'text', label: 'Source of the lead' },
  'lead.isPersonal': { type: 'boolean', label: 'Lead is a person without a company' },
  'lead.isExistingCustomer': { type: 'boolean', label: 'Lead is a customer already' },
  'partner.name': { type: 'text', label: 'Name of the partner' },
  'partner.stage': { type: 'text', label: 'Stage of the partnership' },
  'partner.roles': { type: 'tags', label: 'Roles of the partner' },
  'partner.countries': { type: 'tags', label: 'Countries the partner serves' },
  'partner.regions': { type: 'tags', label: 'Regions the partner serves' },
  'partner.country': { type: 'text', label: 'Country of the partner' },
  'partner.region': { type: 'text', label: 'Region of the partner' },
  'partner.city': { type: 'text', label: 'City of the partner' },
  'partner.postalCode': { type: 'text', label: 'Postal code of the partner' },
  'partner.industries': { type: 'tags', label: 'Industries the partner knows' },
  'partner.size': { type: 'number', label: 'Employees of the partner' },
  'partner.sizeFrom': { type: 'number', label: 'Smallest customers of the partner' },
  'partner.sizeTo': { type: 'number', label: 'Largest customers of the partner' },
  'partner.specialisations': { type: 'tags', label: 'Specialisations of the partner' },
  'partner.languages': { type: 'tags', label: 'Languages of the partner' },
  'partner.tier': { type: 'text', label: 'Tier of the partner' },
  'partner.segments': { type: 'tags', label: 'Segments of the partner' },
  'partner.businessType': { type: 'text', label: 'Business type of the partner' },
  'partner.won': { type: 'number', label: 'Leads the partner won' },
  'partner.decided': { type: 'number', label: 'Decided leads of the partner' },
  'partner.responseHours': { type: 'number', label: 'Usual answer time of the partner in hours' },
  'partner.capacity': { type: 'number', label: 'Capacity of the partner' },
  'partner.acceptsPersonalLeads': {
    type: 'boolean',
    label: 'Partner takes persons without a company',
  },
};

/** The catalogue for routing conditions; extra fields are further facts, such as columns of a file. */
export function routingCatalogue(extra: readonly ExtraField[] = []): Catalogue {
  const all: Record<string, FieldDefinition> = { ...fields };
  for (const { field, type, label, values } of extra) {
    const names = values && Object.fromEntries(values.map((value) => [value, value]));
    all[field] = { type, label, ...(names && { values: names }) };
  }
  return catalogue(all);
}

/** Whether a further fact may bear this name: `lead.` or `partner.` and a plain name. */
export function isExtraFieldName(name: string): boolean {
  return /^(lead|partner)\.[a-z][A-Za-z0-9]*$/.test(name) && !Object.hasOwn(fields, name);
}

/** Facts as conditions read them: lists for tags, numbers for numbers, texts for the rest. */
export type ConditionFacts = Readonly<Record<string, FactValue | undefined>>;

/** The lead's facts for conditions. */
export function leadForConditions(lead: Facts, known: Catalogue): ConditionFacts {
  return typed(lead, 'lead', known);
}

/** The partner's facts for conditions, its name and capacity among them. */
export function partnerForConditions(partner: CandidatePartner, known: Catalogue): ConditionFacts {
  const { name, capacity, facts } = partner;
  return typed({ ...facts, name, capacity }, 'partner', known);
}

function typed(facts: Facts, side: 'lead' | 'partner', known: Catalogue): ConditionFacts {
  const read: Record<string, FactValue | undefined> = {};
  for (const [name, value] of Object.entries(facts))
    read[name] = typedValue(value, known.fields.get(`${side}.${name}`)?.type);
  return read;
}

function typedValue(
  value: FactValue | undefined,
  type: FieldDefinition['type'] | undefined,
): FactValue | undefined {
  if (value == null) return undefined;
  if (type === 'tags') return textsOf(value);
  if (type === 'number') return numberOf(value);
  if (type === 'boolean')
    return typeof value === 'boolean' ? value : value === 'true' || value === 'yes';
  if (typeof value === 'object') return textsOf(value)[0];
  return String(value).trim();
}
