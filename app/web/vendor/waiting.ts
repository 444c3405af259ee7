import { useQuery } from '@tanstack/react-query';
import { deals } from '../../../modules/deal-registration/web/client.ts';
import type { Deal } from '../../../modules/deal-registration/web/client.ts';
import { leadRouting } from '../../../modules/lead-routing/web/client.ts';
import type { Lead } from '../../../modules/lead-routing/web/client.ts';
import { partners } from '../../../modules/partners/web/client.ts';
import type { PartnerLine } from '../../../modules/partners/web/client.ts';
import { recruitment } from '../../../modules/recruitment/web/client.ts';
import type { ApplicationLine } from '../../../modules/recruitment/web/client.ts';
import { platform } from './clients.ts';
import type { Appeal } from './clients.ts';

/** One thing that needs a person. */
export type Waiting = {
  id: string;
  title: string;
  /** Who asks: the partner, or where the lead came from. */
  who: string;
  reason: string;
  since: string;
  /** The decision that left it to a person. */
  decisionId: string | null;
} & (
  | { kind: 'registration'; deal: Deal }
  | { kind: 'lead'; lead: Lead }
  | { kind: 'application'; application: ApplicationLine }
  | { kind: 'appeal'; appeal: Appeal }
  | { kind: 'tier'; partner: PartnerLine }
);

export const kinds = {
  registration: 'Registrations',
  application: 'Applications',
  appeal: 'Appeals',
  tier: 'Tier moves',
  lead: 'Leads',
} as const;

export const kindWords: Record<Waiting['kind'], string> = {
  registration: 'Registration',
  application: 'Application',
  appeal: 'Appeal',
  tier: 'Tier move',
  lead: 'Lead',
};

/** Everything that no rule could settle: what binds a partner first, and of a kind the oldest first. */
export function useWaiting() {
  const registrations = useQuery(
    deals.query('GET /deal-registrations', {
      query: { 'filter[status]': 'under-review', sort: 'createdAt', limit: 200 },
    }),
  );
  const leads = useQuery(
    leadRouting.query('GET /leads', {
      query: { 'filter[status]': 'inbox', sort: 'createdAt', limit: 200 },
    }),
  );
  const applications = useQuery(
    recruitment.query('GET /applications', {
      query: { 'filter[status]': 'under-review', sort: 'decisionBy', limit: 200 },
    }),
  );
  const appeals = useQuery(
    platform.query('GET /appeals', { query: { 'filter[outcome][isEmpty]': 'true', limit: 200 } }),
  );
  const moves = useQuery(
    partners.query('GET /partners', {
      query: { 'filter[pendingTier][isNotEmpty]': 'true', limit: 200 },
    }),
  );
  const reads = [registrations, leads, applications, appeals, moves];
  // The vendor's desk always gets the vendor's tellings.
  const items: Waiting[] = [
    // First those who were promised an answer by a moment; the one that is due soonest, or overdue, leads.
    ...(applications.data?.data ?? []).map(ofApplication),
    ...((registrations.data?.data ?? []) as Deal[]).map(ofDeal),
    ...(appeals.data?.data ?? []).map(ofAppeal),
    ...(moves.data?.data ?? []).map(ofMove),
    ...((leads.data?.data ?? []) as Lead[]).map(ofLead),
  ];
  return {
    items,
    isPending: reads.some((read) => read.isPending),
    error: reads.find((read) => read.isError)?.error ?? null,
    refetch: () => {
      for (const read of reads) void read.refetch();
    },
  };
}

function ofDeal(deal: Deal): Waiting {
  const claims = deal.verdict?.competing.length ?? 0;
  return {
    kind: 'registration',
    id: deal.id,
    title: deal.customerName,
    who: deal.partnerName,
    reason:
      claims > 0 ? `${claims + 1} claims on this customer` : 'The rules leave this one to a person',
    since: deal.submittedAt ?? deal.createdAt,
    decisionId: deal.verdict?.decisionId ?? deal.decisionId,
    deal,
  };
}

function ofLead(lead: Lead): Waiting {
  return {
    kind: 'lead',
    id: lead.id,
    title: lead.companyName,
    who: lead.city ?? '',
    reason: lead.inboxReason?.text ?? 'No partner was found',
    since: lead.createdAt,
    decisionId: lead.decisionId,
    lead,
  };
}

function ofApplication(application: ApplicationLine): Waiting {
  const { id, companyName, applicantName, points, pointsOf, submittedAt, decisionId } = application;
  return {
    kind: 'application',
    id,
    title: companyName,
    who: applicantName,
    reason: `Wants to become a partner: ${points} of ${pointsOf} points`,
    since: submittedAt,
    decisionId,
    application,
  };
}

function ofAppeal(appeal: Appeal): Waiting {
  return {
    kind: 'appeal',
    id: appeal.id,
    title: appeal.organisationName,
    who: appeal.appealedBy.name,
    reason: `“${appeal.statement}”`,
    since: appeal.createdAt,
    decisionId: appeal.decisionId,
    appeal,
  };
}

function ofMove(partner: PartnerLine): Waiting {
  return {
    kind: 'tier',
    id: partner.id,
    title: partner.name,
    who: partner.tier,
    reason: `Results fell below ${partner.tier}: proposed ${partner.pendingTier ?? ''}`,
    since: partner.createdAt,
    decisionId: partner.tierDecisionId,
    partner,
  };
}
