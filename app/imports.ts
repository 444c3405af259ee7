import { composeImports, type Kinds } from '../platform/imports/index.ts';
import { accountImport, accountKeeper } from '../modules/accounts/index.ts';
import { productImport, productKeeper } from '../modules/catalogue/index.ts';
import { dealImport, dealKeeper } from '../modules/deal-registration/index.ts';
import { leadImport, leadKeeper } from '../modules/lead-routing/index.ts';
import { landscapeKeepers, partnerImport, partnerKeeper } from '../modules/partners/index.ts';
import { prospectImport, prospectKeeper } from '../modules/recruitment/index.ts';
import { transactionImport, transactionKeeper } from '../modules/sales/index.ts';

/** What can be imported, and who puts each kind of record back: one line for each. */
export const importKinds: Kinds = {
  kinds: [
    partnerImport,
    accountImport,
    leadImport,
    dealImport,
    productImport,
    transactionImport,
    prospectImport,
  ],
  keepers: [
    partnerKeeper,
    ...landscapeKeepers,
    accountKeeper,
    leadKeeper,
    dealKeeper,
    productKeeper,
    transactionKeeper,
    prospectKeeper,
  ],
};

export const imports = composeImports(importKinds);
