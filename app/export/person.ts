import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { memberOf } from '../../platform/access/index.ts';
import { newId, transaction, type Database } from '../../platform/database/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { demandEmpty } from './export.ts';
import { ownDataFiles } from './own-data-files.ts';
import { ownData } from './own-data.ts';

type Membership = Parameters<typeof memberOf>[0] & {
  programmeSlug: string;
  organisationSlug: string;
};
export type PersonExport = { person: string; folders: { name: string; files: string[] }[] };

/**
 * Exports what is kept about a person, a folder for each of its memberships, ended ones too. Each is read by the
 * database role and the claim of that membership, so that nothing of anybody else comes along.
 *
 * @param who the person's mail address or id
 * @throws 404 when nobody has it; 409 when the folder has something in it
 */
export async function exportPerson(
  database: Database,
  who: string,
  folder: string,
  now: Date,
): Promise<PersonExport> {
  const person = await personOf(database, who);
  await demandEmpty(folder);
  const folders: PersonExport['folders'] = [];
  for (const membership of await membershipsOfPerson(database, person.id)) {
    const name = `${membership.programmeSlug}-${membership.organisationSlug}-${membership.kind}`;
    const content = await transaction(
      database,
      { ...memberOf(membership), surface: 'cli' },
      now,
      newId('req'),
      (call) => ownData({ database }, call),
      { snapshot: true },
    );
    folders.push({ name, files: await writeFiles(join(folder, name), content) });
  }
  return { person: person.email, folders };
}

async function writeFiles(folder: string, content: object): Promise<string[]> {
  await mkdir(folder, { mode: 0o700 });
  const files = await ownDataFiles(content);
  for (const { name, text } of files) await writeFile(join(folder, name), text, { mode: 0o600 });
  return files.map(({ name }) => name);
}

async function personOf(database: Database, who: string): Promise<{ id: string; email: string }> {
  const { rows } = await sql<{ id: string; email: string }>`select id, email from auth.people
    where id = ${who} or email = ${who.trim().toLowerCase()}`.execute(database.pools.auth);
  if (!rows[0])
    throw refuse('exports.nothing-there', {
      status: 404,
      detail: `Nobody here has the mail address or id ${who}.`,
    });
  return rows[0];
}

async function membershipsOfPerson(database: Database, personId: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select distinct on (p.slug, o.slug, m.kind) m.programme_id, m.organisation_id, m.person_id, m.kind, m.name,
      p.slug as programme_slug, o.slug as organisation_slug
    from public.memberships m
    join public.programmes p on p.id = m.programme_id
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where m.person_id = ${personId} order by p.slug, o.slug, m.kind, m.created_at desc`.execute(
    database.pools.auth,
  );
  return rows;
}
