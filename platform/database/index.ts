export {
  connectionOf,
  idempotencyOwner,
  openDatabase,
  transaction,
  type Call,
  type Database,
  type Tx,
} from './connections.ts';
export { checksAreOff, policiesAreOff } from './checks.ts';
export { base32, isId, newId } from './id.ts';
export { migrate, type MigrationReport } from './migrate.ts';
export { openPool } from './pool.ts';
export {
  derivedKey,
  roleNames,
  roleOf,
  rolePrefixFor,
  signContext,
  type RoleName,
  type RolePrefix,
} from './roles.ts';
export { rotateSecret } from './rotate.ts';
export { ownedBy, visibleParts, visibleTo } from './visible.ts';
export { catalogueGate, definerFunctions, type GateFinding } from './catalogue-gate.ts';
