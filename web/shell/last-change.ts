import { send } from '../client/send.ts';

/**
 * Who changed a record, or one field of it, last, as the journal tells it; undefined where it tells nothing. The journal is
 * sealed a moment after each change, so the newest one may be missing.
 */
export async function lastChange(
  subject: string,
  field?: string,
): Promise<{ name: string; at: string } | undefined> {
  const { answer } = await send('GET /events', {
    query: { subject, sort: '-position', limit: 20 },
  });
  // The shell imports no contract: this is what the operation answers.
  const { data } = answer as {
    data: { at: string; actor: { name: string }; facts: { fields?: unknown } }[];
  };
  const event = data.find(
    ({ facts }) =>
      Array.isArray(facts.fields) && (field === undefined || facts.fields.includes(field)),
  );
  return event && { name: event.actor.name, at: event.at };
}
