import { accessRoutes, type AccessParts } from '../platform/access/index.ts';
import { eventTitles as bulkTitles } from '../platform/bulk/index.ts';
import { brandTitles, routes as brand } from '../platform/brand/index.ts';
import {
  eventTitles as decisionTitles,
  registerPolicyKind,
  registerReplay,
  routes as decisions,
} from '../platform/decisions/index.ts';
import { routes as files } from '../platform/files/index.ts';
import { eventTitles as importTitles } from '../platform/imports/index.ts';
import type { BoundRoute } from '../platform/http/index.ts';
import { routes as jobs } from '../platform/jobs/index.ts';
import { routes as journal, titleEvents } from '../platform/journal/index.ts';
import { routes as mails } from '../platform/mail/index.ts';
import { routes as notifications } from '../platform/notifications/index.ts';
import { routes as views } from '../platform/views/index.ts';
import { routes as accounts } from '../modules/accounts/index.ts';
import { routes as catalogue } from '../modules/catalogue/index.ts';
import {
  eventTitles as conversationTitles,
  routes as conversation,
} from '../modules/conversation/index.ts';
import {
  eventTitles as dealTitles,
  registrationPolicyKind,
  replayRegistration,
  routes as dealRegistration,
} from '../modules/deal-registration/index.ts';
import {
  eventTitles as leadTitles,
  replayRouting,
  routes as leadRouting,
  routingPolicyKind,
} from '../modules/lead-routing/index.ts';
import {
  eventTitles as onboardingTitles,
  pathKind,
  routes as onboarding,
} from '../modules/onboarding/index.ts';
import {
  agreementKind,
  agreementRoutes,
  eventTitles as partnerTitles,
  replayTier,
  roleRoutes,
  routes as partners,
  tierPolicyKind,
} from '../modules/partners/index.ts';
import {
  eventTitles as recruitmentTitles,
  profilePolicyKind,
  qualificationPolicyKind,
  replayApplication,
  routes as recruitment,
} from '../modules/recruitment/index.ts';
import { routes as sales } from '../modules/sales/index.ts';
import { bulk } from './bulk.ts';
import { ownDataRoutes } from './export/own-data.ts';
import { exportRoutes, exportTitles } from './export/routes.ts';
import { setupStepRoutes } from './first-run/steps.ts';
import { imports } from './imports.ts';
import { profileProposalRoutes } from './profile-proposal/routes.ts';
import { programmePageRoutes } from './programme-page/routes.ts';
import { programmeRoutes } from './programme/routes.ts';
import { settingsTitles } from './programme/settings.ts';
import { retentionRoutes } from './retention/routes.ts';
import { retentionTitles } from './retention/actions.ts';
import { mergeRoutes } from './merge/routes.ts';
import { registerPlaces } from './places.ts';
import { sampleRoutes } from './sample.ts';

/**
 * Every operation of the product, in the order in which the documentation lists them.
 *
 * @param access asked for at a request, so that the documents can be made without a database
 */
export function allRoutes(access: () => AccessParts): BoundRoute[] {
  return [
    ...partners,
    ...roleRoutes,
    ...mergeRoutes,
    ...agreementRoutes,
    ...onboarding,
    ...recruitment(access),
    ...accounts,
    ...catalogue,
    ...sales,
    ...sampleRoutes,
    ...exportRoutes,
    ...ownDataRoutes(access),
    ...setupStepRoutes,
    ...programmeRoutes,
    ...retentionRoutes,
    ...programmePageRoutes,
    ...profileProposalRoutes,
    ...brand,
    ...leadRouting,
    ...dealRegistration,
    ...conversation,
    ...decisions,
    ...journal,
    ...jobs,
    ...files,
    ...views,
    ...notifications,
    ...imports.routes,
    ...bulk.routes,
    ...mails,
    ...accessRoutes(access),
  ];
}

let registered = false;

/** Makes the modules' policies, replays and event titles known to the platform; once per process. */
export function registerModules(): void {
  if (registered) return;
  registered = true;
  registerPolicyKind(routingPolicyKind);
  registerPolicyKind(registrationPolicyKind);
  registerPolicyKind(tierPolicyKind);
  registerPolicyKind(agreementKind);
  registerPolicyKind(pathKind);
  registerPolicyKind(qualificationPolicyKind);
  registerPolicyKind(profilePolicyKind);
  registerReplay('lead-routing.routing', replayRouting);
  registerReplay('deal-registration.registration', replayRegistration);
  registerReplay('partners.tier', replayTier);
  registerReplay('recruitment.application', replayApplication);
  registerPlaces();
  for (const titles of [
    decisionTitles,
    partnerTitles,
    recruitmentTitles,
    leadTitles,
    onboardingTitles,
    dealTitles,
    conversationTitles,
    importTitles,
    bulkTitles,
    exportTitles,
    settingsTitles,
    retentionTitles,
    brandTitles,
  ])
    titleEvents(titles);
}
