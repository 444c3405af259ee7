import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { checksAreOff } from '../database/checks.ts';
import { newId, type Call } from '../database/index.ts';
import { notFound, refuse } from '../refusal/index.ts';

export type NewView = { list: string; name: string; query: string; shared: boolean };
export type ViewRow = NewView & {
  id: string;
  mine: boolean;
  isDefault: boolean;
  createdAt: string;
  updatedAt: string;
  version: number;
};

/** The own organisation's: what the reader made, and what colleagues share. */
function readable(actor: Actor): RawBuilder<boolean> {
  if (checksAreOff()) return sql<boolean>`true`;
  return sql<boolean>`v.programme_id = ${actor.programmeId} and v.organisation_id = ${actor.organisationId}
    and (v.shared or v.person_id = ${actor.personId})`;
}

const columns = ({ personId }: Actor) => sql`v.id, v.list, v.name, v.query, v.shared,
  v.person_id = ${personId} as mine, v.created_at, v.updated_at, v.version,
  exists (select 1 from public.view_defaults d where d.programme_id = v.programme_id and d.view_id = v.id
    and d.organisation_id = v.organisation_id and d.person_id = ${personId}) as is_default`;

/** One's own views of a list, or of all, first, then the shared ones, by name. */
export async function listViews({ tx, actor }: Call, list: string | undefined): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`select ${columns(actor)} from public.saved_views v
    where ${readable(actor)} and (${list ?? null}::text is null or v.list = ${list ?? null}) order by mine desc, lower(v.name), v.id limit 500`.execute(
    tx,
  );
  return rows;
}

export async function getView({ tx, actor }: Call, id: string): Promise<ViewRow> {
  const { rows } = await sql<ViewRow>`select ${columns(actor)} from public.saved_views v
    where ${readable(actor)} and v.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function countOwn({ tx, actor }: Call, list: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from public.saved_views v
    where ${readable(actor)} and v.person_id = ${actor.personId} and v.list = ${list}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function insertView(call: Call, view: NewView): Promise<ViewRow> {
  const { tx, actor, now } = call;
  const id = newId('view');
  const { rows } =
    await sql`insert into public.saved_views (programme_id, id, organisation_id, person_id, list, name, query, shared, created_at, updated_at)
    values (${actor.programmeId}, ${id}, ${actor.organisationId}, ${actor.personId}, ${view.list}, ${view.name}, ${view.query}, ${view.shared}, ${now}, ${now})
    on conflict (programme_id, organisation_id, person_id, list, name) do nothing returning id`.execute(
      tx,
    );
  if (!rows[0]) throw nameTaken(view.name);
  return getView(call, id);
}

export async function updateView(call: Call, view: NewView & { id: string }): Promise<ViewRow> {
  const { tx, actor, now } = call;
  const { rows } = await sql`select 1 from public.saved_views v where ${readable(actor)}
    and v.person_id = ${actor.personId} and v.list = ${view.list} and v.name = ${view.name} and v.id <> ${view.id}`.execute(
    tx,
  );
  if (rows[0]) throw nameTaken(view.name);
  await sql`update public.saved_views v set name = ${view.name}, query = ${view.query}, shared = ${view.shared},
      updated_at = ${now}, version = v.version + 1
    where ${readable(actor)} and v.person_id = ${actor.personId} and v.id = ${view.id}`.execute(tx);
  return getView(call, view.id);
}

export async function removeView({ tx, actor }: Call, id: string): Promise<void> {
  await sql`delete from public.saved_views v where ${readable(actor)} and v.id = ${id}`.execute(tx);
}

/** @param viewId null: the list opens whole again; 404 for a view that is not the reader's to see, or of another list */
export async function chooseDefault(
  call: Call,
  list: string,
  viewId: string | null,
): Promise<void> {
  const { tx, actor } = call;
  if (viewId === null) {
    await sql`delete from public.view_defaults where programme_id = ${actor.programmeId}
      and organisation_id = ${actor.organisationId} and person_id = ${actor.personId} and list = ${list}`.execute(
      tx,
    );
    return;
  }
  if ((await getView(call, viewId)).list !== list) throw notFound();
  await sql`insert into public.view_defaults (programme_id, organisation_id, person_id, list, view_id)
    values (${actor.programmeId}, ${actor.organisationId}, ${actor.personId}, ${list}, ${viewId})
    on conflict (programme_id, organisation_id, person_id, list) do update set view_id = excluded.view_id`.execute(
    tx,
  );
}

function nameTaken(name: string) {
  return refuse('views.name-taken', {
    status: 409,
    detail: `You have a view named ${name} of this list already. Choose another name.`,
  });
}
