import { useQuery } from '@tanstack/react-query';
import { createClient } from '../../../../web/client/index.ts';
import { useNow } from '../../../../web/ui/index.ts';
import type { policyContract } from '../../../../platform/decisions/policy-contract.ts';
import type { contract as partnersContract } from '../../../partners/index.ts';
import { openAtMost } from '../../rules/policy.ts';
import type { RegistrationPolicy } from '../../rules/policy.ts';
import { protectionFor } from '../../rules/recommend.ts';
import { decisionBy } from '../../rules/release.ts';

const policies = createClient<typeof policyContract>();
const partners = createClient<typeof partnersContract>();

/** What registering now leads to, reckoned from the published policy by the rules the server decides with. */
export type Terms = {
  decisionBy: Date;
  protectionDays: number;
  /** The clause that gives the days. */
  protectionText: string;
  openAtMost: number | null;
  requires: readonly string[];
  sentences: { id: string; text: string }[];
};

export function useTerms(dealType: string, fromLead: boolean): Terms | undefined {
  const now = useNow();
  const policy = useQuery(
    policies.query('GET /policies', {
      query: { 'filter[kind]': 'deal-registration', 'filter[inForce]': 'true' },
    }),
  );
  const company = useQuery(partners.query('GET /company'));
  const published = policy.data?.data[0];
  if (!published || !company.data) return undefined;
  // A published document has been checked against this kind.
  const document = published.document as unknown as RegistrationPolicy;
  const { tier, stage, roles, specialisations } = company.data;
  const facts = {
    registration: { dealType, fromLead },
    partner: { tier, stage, roles, specialisations },
    customer: {},
  };
  const protection = protectionFor(facts, document, { now });
  return {
    decisionBy: decisionBy(now, document.release),
    protectionDays: protection.days,
    protectionText: protection.text,
    openAtMost: openAtMost(document, tier),
    requires: document.required.fields,
    sentences: published.sentences,
  };
}
