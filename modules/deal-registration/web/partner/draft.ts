import { useEffect, useState } from 'react';
import type { Answer } from '../../../../web/client/index.ts';

import type { Pasted } from '../../rules/pasted/read-pasted.ts';
import type { contract as leadContract } from '../../../lead-routing/index.ts';
import type { OwnDeal } from './own.ts';
import { minorOf, typed } from './amounts.ts';

/** What a registration is written from: plain texts, as they stand in the fields. */
export type Draft = {
  customerName: string;
  need: string;
  contactEmail: string;
  contactName: string;
  customerDomain: string;
  customerCity: string;
  customerCountry: string;
  amount: string;
  currency: string;
  expectedCloseOn: string;
  dealType: string;
};
export type DraftField = keyof Draft;
/** Where a filled-in value came from; absent once somebody typed it. */
export type Sources = Partial<Record<DraftField, string>>;

/** Said beneath what an accepted lead brought along. */
export const fromLead = 'from the lead you accepted';

export const emptyDraft: Draft = {
  customerName: '',
  need: '',
  contactEmail: '',
  contactName: '',
  customerDomain: '',
  customerCity: '',
  customerCountry: '',
  amount: '',
  currency: '',
  expectedCloseOn: '',
  dealType: 'new-business',
};

/** Puts what was found over what stands there, field by field, and says that it came from the text. */
export function fillFrom(pasted: Pasted, draft: Draft): { draft: Draft; sources: Sources } {
  const { amount, ...texts } = pasted;
  const values: Partial<Draft> = Object.fromEntries(
    Object.entries(texts).map(([field, found]) => [field, found.value]),
  );
  if (amount)
    Object.assign(values, { amount: typed(amount.value), currency: amount.value.currency });
  const sources: Sources = {};
  for (const field of Object.keys(values) as DraftField[]) sources[field] = 'from your text';
  const { customerDomain } = values;
  if (customerDomain && values.customerName)
    sources.customerName = `from your text; ${customerDomain}`;
  return { draft: { ...draft, ...values }, sources };
}

type Lead = Answer<typeof leadContract, 'GET /leads/{id}'>;

/** A draft of an accepted lead: nothing has to be typed. */
export function draftOfLead(lead: Lead, currency: string): { draft: Draft; sources: Sources } {
  const values = {
    customerName: lead.companyName,
    need: lead.need ?? '',
    contactEmail: lead.contactEmail,
    contactName: lead.contactName ?? '',
    customerCity: lead.city ?? '',
    customerCountry: lead.country ?? '',
  };
  const sources: Sources = {};
  for (const [field, value] of Object.entries(values) as [DraftField, string][])
    if (value) sources[field] = fromLead;
  return { draft: { ...emptyDraft, ...values, currency }, sources };
}

export function draftOfDeal(deal: OwnDeal, currency: string): Draft {
  return {
    customerName: deal.customerName,
    need: deal.need,
    contactEmail: deal.contactEmail,
    contactName: deal.contactName ?? '',
    customerDomain: deal.customerDomain ?? '',
    customerCity: deal.customerCity ?? '',
    customerCountry: deal.customerCountry ?? '',
    amount: deal.amount ? typed(deal.amount) : '',
    currency: deal.amount?.currency ?? currency,
    expectedCloseOn: deal.expectedCloseOn ?? '',
    dealType: deal.dealType,
  };
}

/** What is sent: only what is filled in; the server says what is missing. */
export function bodyOf({ amount, currency, dealType, ...texts }: Draft) {
  const minor = minorOf(amount, currency);
  const filled = Object.fromEntries(
    Object.entries(texts).filter(([, value]) => value.trim() !== ''),
  ) as Partial<typeof texts>;
  return {
    ...filled,
    // The list of the form holds only the contract's three.
    dealType: dealType as 'new-business' | 'expansion' | 'renewal',
    ...(minor === undefined ? {} : { amount: { minor, currency } }),
  };
}

/** A draft kept on this device under a key, so that nothing typed is lost by a closed tab or a dead connection. */
export function useKept<Value>(
  key: string,
  initial: Value,
): [Value, (value: Value) => void, () => void] {
  const [value, setValue] = useState<Value>(() => readKept(key) ?? initial);
  useEffect(() => {
    if (value === initial) return;
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A full or forbidden store keeps nothing; the form works all the same.
    }
  }, [key, value, initial]);
  return [value, setValue, () => localStorage.removeItem(key)];
}

function readKept<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(key);
    // Written by this form alone, under its own key.
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}
