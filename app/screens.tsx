import * as accounts from '../modules/accounts/web/index.ts';
import * as dealRegistration from '../modules/deal-registration/web/index.ts';
import * as leadRouting from '../modules/lead-routing/web/index.ts';
import * as onboarding from '../modules/onboarding/web/index.ts';
import * as partners from '../modules/partners/web/index.ts';
import * as recruitment from '../modules/recruitment/web/index.ts';
import { start } from '../web/shell/start.ts';
import type { Contributions } from '../web/shell/screen.ts';
import { partnerScreens } from './web/partner/screens.ts';
import { screens as vendorScreens } from './web/vendor/index.ts';

/** Every screen and record search of the product, module by module. */
export const contributions: Contributions = {
  screens: [
    ...partnerScreens,
    ...vendorScreens,
    ...leadRouting.screens,
    ...dealRegistration.screens,
    ...accounts.screens,
    ...partners.screens,
    ...recruitment.screens,
    ...onboarding.screens,
  ],
  searches: [
    ...dealRegistration.searches,
    ...leadRouting.searches,
    ...partners.searches,
    ...accounts.searches,
  ],
};

void start(contributions);
