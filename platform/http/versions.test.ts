import { beforeAll, describe, expect, it } from 'vitest';
import { notesEdge } from '../../tests/setup/notes.ts';
import { testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';

const { database } = await testDatabase();
let edge: Awaited<ReturnType<typeof notesEdge>>;
let sofia: string;

beforeAll(async () => {
  edge = await notesEdge(database, await testProgramme(database));
  sofia = await edge.token('vendor.admin');
});

async function note(name: string): Promise<string> {
  const { body } = await edge.send(sofia, 'POST /notes', { body: JSON.stringify({ name }) });
  return body.id;
}

const patch = (id: string, name: string, ifMatch?: string) =>
  edge.send(sofia, `PATCH /notes/${id}`, {
    body: JSON.stringify({ name }),
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
  });

describe('two people who change one record', () => {
  it('never overwrite each other silently', async () => {
    const id = await note('First');
    const etag = (await edge.send(sofia, `GET /notes/${id}`)).headers.get('etag') ?? '';
    expect(etag).toBe('"1"');
    const won = await patch(id, 'By one', etag);
    expect([won.status, won.headers.get('etag')]).toEqual([200, '"2"']);
    const late = await patch(id, 'By another', etag);
    expect([late.status, late.body.code]).toEqual([412, 'http.version-stale']);
    expect((await edge.send(sofia, `GET /notes/${id}`)).body.name).toBe('By one');
  });

  it('have to say which version they change or delete', async () => {
    const id = await note('Second');
    expect((await patch(id, 'Other')).status).toBe(428);
    expect((await edge.send(sofia, `DELETE /notes/${id}`)).status).toBe(428);
    const stale = await edge.send(sofia, `DELETE /notes/${id}`, { headers: { 'if-match': '"9"' } });
    expect(stale.status).toBe(412);
    const gone = await edge.send(sofia, `DELETE /notes/${id}`, { headers: { 'if-match': '"1"' } });
    expect([gone.status, gone.text]).toEqual([204, '']);
  });

  it.each(['1', '"one"', 'W/"x"', '"1', '"99999999999999999999"', '""'])(
    'match nothing with an ETag that is none of ours: %s',
    async (ifMatch) => {
      const id = await note(`Note ${ifMatch}`);
      expect((await patch(id, 'Other', ifMatch)).status).toBe(412);
    },
  );

  it('may send the weak form that a proxy makes of it', async () => {
    expect((await patch(await note('Weak'), 'Other', 'W/"1"')).status).toBe(200);
  });
});
