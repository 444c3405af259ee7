import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../../platform/access/actor.ts';
import {
  defineContract,
  idOf,
  listQuery,
  moment,
  moneyShape,
  pageOf,
  text,
} from '../../../../platform/http/contract.ts';
import { isCurrency } from '../../../../platform/money/index.ts';
import { moves, referralStatuses, sides, type ReferralMove } from './rules.ts';

/** Who gives and answers referrals, on either side. */
const givers = [
  'vendor.admin',
  'vendor.channel-manager',
  'vendor.seller',
  'partner.admin',
  'partner.seller',
  'distributor.admin',
  'distributor.seller',
  'influencer',
  'api-key',
] as const;
const readers = [...vendorKinds, ...partnerKinds, 'api-key'] as const;
const moveNames = Object.keys(moves) as [ReferralMove]; // the keys of a constant

export const AllianceReferral = z
  .object({
    id: idOf('aref'),
    partnerId: idOf('org'),
    givenBy: z.enum(sides),
    customerName: z.string(),
    contactName: z.string(),
    contactEmail: z.string().nullable(),
    referredOn: z.iso.date(),
    status: z.enum(referralStatuses),
    /** What was won; null until then. */
    amount: moneyShape.nullable(),
    recordedBy: z.string(),
    answeredAt: moment.nullable(),
    answeredBy: z.string().nullable(),
    /** Why it was declined or lost. */
    reason: z.string().nullable(),
    closedAt: moment.nullable(),
    closedBy: z.string().nullable(),
    /** What the reader's side may do with it now. */
    moves: z.array(z.enum(moveNames)),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'AllianceReferral' });

const share = z.object({
  /** Referrals that were accepted, whatever came of them. */
  count: z.number(),
  /** What was won, a sum for each currency. */
  money: z.array(moneyShape),
});

/** From the reader's side: what it gave, what it received, and the one less the other. */
export const ReferralBalance = z
  .object({
    given: share,
    received: share,
    difference: share,
    /** Not answered yet, and so not counted. */
    waiting: z.object({ given: z.number(), received: z.number() }),
    declined: z.object({ given: z.number(), received: z.number() }),
    /** What was counted, the newest first; at most 200. */
    counted: z.array(AllianceReferral),
  })
  .meta({ id: 'ReferralBalance' });

const partner = z.strictObject({ id: idOf('org') });
const referral = z.strictObject({ id: idOf('aref') });
const amountAtMost = 1_000_000_000_000;
const won = moneyShape
  .refine(({ minor }) => minor > 0 && minor <= amountAtMost, {
    path: ['minor'],
    error: 'Give what was won, above zero.',
  })
  .refine(({ currency }) => isCurrency(currency), {
    path: ['currency'],
    error: 'Give a currency of ISO 4217, such as EUR.',
  });

const moving = {
  may: givers,
  params: referral,
  answer: AllianceReferral,
  refusals: ['partners.referral-not-received', 'partners.referral-move-not-allowed'],
} as const;

export const allianceContract = defineContract({
  'GET /partners/{id}/referrals': {
    operationId: 'listAllianceReferrals',
    summary: 'Customers that the vendor and an alliance partner referred to each other',
    may: readers,
    params: partner,
    query: listQuery,
    answer: pageOf(AllianceReferral),
  },
  'POST /partners/{id}/referrals': {
    operationId: 'giveAllianceReferral',
    summary: 'Refer a customer to the other side of an alliance',
    may: givers,
    params: partner,
    body: z.strictObject({
      customerName: text(300),
      contactName: text(200),
      contactEmail: z.email().max(254).optional(),
      referredOn: z.iso.date().optional().describe('Today where none is given'),
    }),
    answer: AllianceReferral,
    status: 201,
    refusals: ['partners.no-alliance', 'partners.referral-in-future'],
  },
  'GET /partners/{id}/referral-balance': {
    operationId: 'getReferralBalance',
    summary: 'What the own side gave and received in an alliance, by count and by money won',
    may: readers,
    params: partner,
    answer: ReferralBalance,
  },
  'POST /alliance-referrals/{id}/answer': {
    ...moving,
    operationId: 'answerAllianceReferral',
    summary: 'Accept a referral that the own side received, or decline it',
    body: z.strictObject({
      answer: z.enum(['accepted', 'declined']),
      reason: text(1000).optional(),
    }),
  },
  'POST /alliance-referrals/{id}/win': {
    ...moving,
    operationId: 'winAllianceReferral',
    summary: 'Say that an accepted referral was won, and for how much',
    body: z.strictObject({ amount: won }),
  },
  'POST /alliance-referrals/{id}/loss': {
    ...moving,
    operationId: 'loseAllianceReferral',
    summary: 'Say that an accepted referral was lost',
    body: z.strictObject({ reason: text(1000).optional() }),
  },
});
