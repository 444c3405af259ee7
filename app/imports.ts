import { composeImports, type Kinds } from '../platform/imports/index.ts';
import { landscapeKeepers, partnerImport, partnerKeeper } from '../modules/partners/index.ts';

/** What can be imported, and who puts each kind of record back: one line for each. */
export const importKinds: Kinds = {
  kinds: [partnerImport],
  keepers: [partnerKeeper, ...landscapeKeepers],
};

export const imports = composeImports(importKinds);
