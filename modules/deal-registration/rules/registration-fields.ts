import { catalogue } from '../../../platform/conditions/index.ts';
import type { Amount, Catalogue, Condition } from '../../../platform/conditions/index.ts';
import { isAll, isAny, isNot, isReference } from '../../../platform/conditions/language.ts';

/**
 * The facts on which a registration is judged. Those of the registration and of the partner are the partner's own; those
 * of the customer (who else has a claim, whether the vendor sells there) are the vendor's and never told to a partner.
 */
export type RegistrationFacts = {
  readonly registration: {
    readonly dealType?: string | null;
    readonly product?: string | null;
    readonly amount?: Amount | null;
    readonly fromLead?: boolean;
    /** Required fields that are empty. */
    readonly missing?: readonly string[];
    readonly evidenceCount?: number;
    readonly daysToClose?: number | null;
  };
  readonly partner: {
    readonly tier?: string | null;
    readonly stage?: string | null;
    readonly roles?: readonly string[];
    readonly specialisations?: readonly string[];
    readonly openRegistrations?: number;
  };
  readonly customer: {
    /** Another partner has a protected or undecided claim on the same customer. */
    readonly claimedByAnother?: boolean;
    /** This partner has one itself. */
    readonly claimedBySame?: boolean;
    readonly workedByVendor?: boolean;
    readonly isExistingCustomer?: boolean;
    /** The customer could not be told apart from others: no company domain and no city. */
    readonly isUncertain?: boolean;
    readonly isOwnCompany?: boolean;
  };
};

/** The catalogue for the conditions of a registration policy. */
export const registrationCatalogue: Catalogue = catalogue({
  'registration.dealType': { type: 'text', label: 'Type of deal' },
  'registration.product': { type: 'text', label: 'Product' },
  'registration.amount': { type: 'money', label: 'Amount' },
  'registration.fromLead': { type: 'boolean', label: 'Registered from a lead of ours' },
  'registration.missing': { type: 'tags', label: 'Missing fields' },
  'registration.evidenceCount': { type: 'number', label: 'Pieces of evidence' },
  'registration.daysToClose': { type: 'number', label: 'Days to the expected close' },
  'partner.tier': { type: 'text', label: 'Tier of the partner' },
  'partner.stage': { type: 'text', label: 'Stage of the partnership' },
  'partner.roles': { type: 'tags', label: 'Roles of the partner' },
  'partner.specialisations': { type: 'tags', label: 'Specialisations of the partner' },
  'partner.openRegistrations': { type: 'number', label: 'Open registrations of the partner' },
  'customer.claimedByAnother': {
    type: 'boolean',
    label: 'Another partner has a claim on the customer',
  },
  'customer.claimedBySame': {
    type: 'boolean',
    label: 'The same partner has a claim on the customer',
  },
  'customer.workedByVendor': { type: 'boolean', label: 'The vendor works with the customer' },
  'customer.isExistingCustomer': { type: 'boolean', label: 'The customer has bought before' },
  'customer.isUncertain': {
    type: 'boolean',
    label: 'The customer cannot be told apart from others',
  },
  'customer.isOwnCompany': { type: 'boolean', label: 'The customer is the partner itself' },
});

/** Whether a partner may be told of this fact when it decides about the partner's own registration. */
export function isOwnFact(field: string): boolean {
  return field.startsWith('registration.') || field.startsWith('partner.');
}

/** Whether a clause may be quoted to the partner: it turns on its own facts alone. */
export function isOpenTo(condition: Condition): boolean {
  if (isAll(condition)) return condition.all.every(isOpenTo);
  if (isAny(condition)) return condition.any.every(isOpenTo);
  if (isNot(condition)) return isOpenTo(condition.not);
  const { field, value } = condition;
  return isOwnFact(field) && (!isReference(value) || isOwnFact(value.field));
}
