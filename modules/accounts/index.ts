/** End customers and their identity. */
export {
  addAccountsOf,
  findAccount,
  findAccounts,
  findOrMakeAccounts,
  isPersonalDomain,
  type AccountInput,
} from './actions.ts';
export { contract } from './contract.ts';
export { routes } from './routes.ts';
export { accountImport, accountKeeper, madeAccount } from './imports.ts';
export { companyDomain, identityKey, isDeliverable, mailKind, sameAccount } from './rules.ts';
export { getAccount, sameIdentity, type AccountRow } from './store.ts';
