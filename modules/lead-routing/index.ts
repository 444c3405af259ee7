/** Leads: intake, routing with reasons, offers with clocks. */
export {
  acceptOffer,
  assignLead,
  closeLead,
  declineOffer,
  importLeads,
  lapseOffer,
  passOn,
  pullBackFrom,
  receiveLead,
  routeNow,
  takeInLeads,
} from './actions.ts';
export { contract } from './contract.ts';
export { getOffer, offersOf } from './offers-store.ts';
export { defaultRoutingPolicy } from './rules/default-policy.ts';
export { routingPolicyKind } from './policy-kind.ts';
export { eventTitles } from './event-titles.ts';
export { leadImport } from './imports/leads.ts';
export { leadKeeper } from './imports/undo-leads.ts';
export { routes } from './routes.ts';
export { lapseTimer, replayRouting, routeLeads } from './routing.ts';
export { seedLeads } from './seeds.ts';
export { declineReasons } from './shapes.ts';
export { getLead, lockNewLeads } from './store.ts';
export type { LeadRow, NewLeadRow, OfferRow } from './tables.ts';
