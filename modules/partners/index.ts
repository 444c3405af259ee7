/** Partners: organisations, their standing, and what they can do. */
export {
  accept as acceptAgreement,
  acceptedText as agreementOfAcceptance,
  agreementFor,
  type AgreementText,
} from './agreements/actions.ts';
export { acceptedDocument } from './agreements/accepted-document.ts';
export { demandAgreement } from './agreements/gate.ts';
export { agreementKind } from './agreements/policy-kind.ts';
export { agreementRoutes } from './agreements/routes.ts';
export { addPartners, changePartner, createPartner } from './actions.ts';
export { partnerBulk } from './bulk/partners.ts';
export { contract } from './contract.ts';
export { eventTitles } from './event-titles.ts';
export { partnerImport, partnerKeeper } from './imports/partners.ts';
export { landscapeKeepers } from './landscape/import-landscape.ts';
export { partnerFinder, type FindPartner } from './partner-finder.ts';
export { sitsNoExams } from './roles/exams.ts';
export { roleRoutes } from './roles/routes.ts';
export { partnersTested } from './roles/integration/store.ts';
export { moveRoleRecords } from './roles/move-role-records.ts';
export { routes } from './routes.ts';
export { partnerRoles } from './shapes.ts';
export { allPartners, getPartner } from './store.ts';
export type { Partner, PartnerInput, PartnerRow } from './tables.ts';
export { saveTerritories, type NewTerritory } from './territories/store.ts';
export { computeTiers, replayTier } from './tiers/actions.ts';
export { tierPolicyKind } from './tiers/policy-kind.ts';
export { partnerStages } from './stages/rules.ts';
