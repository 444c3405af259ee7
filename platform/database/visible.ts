import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { checksAreOff } from './checks.ts';

/**
 * The application's own line of defence, written into every read. It says again what the
 * policies say, so that either alone keeps a rival's rows out.
 *
 * @param alias the table or alias in the query, such as `deal_registrations`
 * @param column the column whose record `visibility` is asked for
 */
export function visibleTo(actor: Actor, alias: string, column = 'id'): RawBuilder<boolean> {
  if (checksAreOff()) return sql<boolean>`true`;
  const inProgramme = sql<boolean>`${sql.ref(`${alias}.programme_id`)} = ${actor.programmeId}`;
  if (actor.side === 'vendor' || actor.side === 'worker') return inProgramme;
  if (actor.side === 'public' || !actor.organisationId) return sql<boolean>`false`;
  return sql<boolean>`${inProgramme} and exists (
    select 1 from public.visibility seen where seen.programme_id = ${actor.programmeId}
      and seen.organisation_id = ${actor.organisationId} and seen.record_id = ${sql.ref(`${alias}.${column}`)})`;
}

/**
 * Says visibleTo in parts with no row in common, of records that name their organisation: a
 * partner's own, which an index has in the list's order, and the few that it was let into. One
 * condition over both reads all records of the partner for each page.
 */
export function visibleParts(actor: Actor, alias: string): RawBuilder<boolean>[] {
  if (actor.side !== 'partner' || !actor.organisationId || checksAreOff())
    return [visibleTo(actor, alias)];
  const inProgramme = sql<boolean>`${sql.ref(`${alias}.programme_id`)} = ${actor.programmeId}`;
  const organisation = sql.ref(`${alias}.organisation_id`);
  return [
    sql<boolean>`${inProgramme} and ${organisation} = ${actor.organisationId}`,
    sql<boolean>`${inProgramme} and ${organisation} is distinct from ${actor.organisationId}
      and ${sql.ref(`${alias}.id`)} in (
        select seen.record_id from public.visibility seen where seen.programme_id = ${actor.programmeId}
          and seen.organisation_id = ${actor.organisationId} and seen.level <> 'own')`,
  ];
}

/** As visibleTo, for tables that name their organisation in a column of their own. */
export function ownedBy(
  actor: Actor,
  alias: string,
  column = 'organisation_id',
): RawBuilder<boolean> {
  if (checksAreOff()) return sql<boolean>`true`;
  const inProgramme = sql<boolean>`${sql.ref(`${alias}.programme_id`)} = ${actor.programmeId}`;
  if (actor.side === 'vendor' || actor.side === 'worker') return inProgramme;
  if (actor.side === 'public' || !actor.organisationId) return sql<boolean>`false`;
  return sql<boolean>`${inProgramme} and ${sql.ref(`${alias}.${column}`)} = ${actor.organisationId}`;
}
