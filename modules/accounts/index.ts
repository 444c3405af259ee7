/** End customers and their identity. */
export {
  addAccountsOf,
  findAccount,
  findAccounts,
  isPersonalDomain,
  type AccountInput,
} from './actions.ts';
export { contract } from './contract.ts';
export { routes } from './routes.ts';
export { companyDomain, identityKey, mailKind, sameAccount } from './rules.ts';
export { getAccount, sameIdentity, type AccountRow } from './store.ts';
