import type { Call } from '../../platform/database/index.ts';
import { notFound } from '../../platform/refusal/index.ts';

export type RecordKind = 'deal' | 'lead' | 'offer' | 'partner';

/** Where something is said: about which record, and with which partner. */
export type Place = {
  recordId: string;
  /** Null while no partner has to do with the record. */
  partnerId: string | null;
};

/** Finds a record that the caller may see, else throws `notFound`. */
type FindPlace = (call: Call, id: string) => Promise<Place>;

const finders = new Map<RecordKind, FindPlace>();

/** Says how records of a kind are found; app/ does it once, because it knows the modules that have them. */
export function registerPlace(kind: RecordKind, find: FindPlace): void {
  finders.set(kind, find);
}

/** @throws notFound also for a partner that sees the record, but whose it is not: others talk there. */
export async function placeOf(call: Call, kind: RecordKind, id: string): Promise<Place> {
  const place = await finders.get(kind)?.(call, id);
  if (!place) throw notFound();
  const { actor } = call;
  if (actor.side === 'partner' && place.partnerId !== actor.organisationId) throw notFound();
  return place;
}
