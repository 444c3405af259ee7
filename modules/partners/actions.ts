import { parseCondition, toSentence } from '../../platform/conditions/index.ts';
import type { Call } from '../../platform/database/index.ts';
import { recordVersion, recordVersions } from '../../platform/decisions/index.ts';
import { expectVersion } from '../../platform/http/index.ts';
import { publish, publishMany } from '../../platform/journal/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { partnerFields } from './fields.ts';
import { insertPartners, type NewPartnerRow } from './insert-partners.ts';
import { routingFacts } from './rules.ts';
import * as store from './store.ts';
import type { Partner, PartnerInput, PartnerRow } from './tables.ts';

/** Adds one partner; an active or prospective partner of the same domain is named instead of doubled. */
export async function createPartner(call: Call, input: PartnerInput): Promise<Partner> {
  const existing = (await store.allPartners(call.tx, call.actor)).find(
    (partner) =>
      partner.name.toLowerCase() === input.name.toLowerCase() && partner.country === input.country,
  );
  if (existing)
    throw refuse('partners.name-taken', {
      status: 409,
      detail: `${existing.name} in ${existing.country} is a partner already.`,
      facts: { partnerId: existing.id },
    });
  const [partner] = await addPartners(call, [input]);
  if (!partner) throw new Error('A partner was inserted and is not there.');
  return partner;
}

/** Adds partners in bulk: rows, first record versions and one event each. */
export async function addPartners(
  call: Call,
  inputs: readonly NewPartnerRow[],
): Promise<Partner[]> {
  const partners = await insertPartners(call, inputs);
  await recordVersions(
    call,
    'partner',
    partners.map((partner) => ({
      recordId: partner.id,
      version: partner.version,
      facts: routingFacts(partner),
    })),
  );
  await publishMany(
    call,
    'partners.added',
    partners.map((partner) => ({
      subjectId: partner.id,
      organisationId: partner.id,
      facts: { name: partner.name },
    })),
  );
  return partners;
}

/** Changes a partner; the new version is kept, so that decisions can be replayed. */
export async function changePartner(
  call: Call,
  id: string,
  changes: Partial<PartnerRow>,
  ifMatch: number | null,
  eventType = 'partners.changed',
  eventFacts: Record<string, unknown> = {},
): Promise<Partner> {
  const before = await store.getPartner(call.tx, call.actor, id);
  if (before.mergedInto !== null) throw merged(before);
  expectVersion(ifMatch, before.version);
  await store.savePartner(call, before, changes);
  const after = await store.getPartner(call.tx, call.actor, id);
  await recordVersion(call, {
    recordId: id,
    kind: 'partner',
    version: after.version,
    facts: routingFacts(after),
  });
  await publish(call, eventType, {
    subjectId: id,
    organisationId: id,
    facts: { fields: Object.keys(changes), ...eventFacts },
  });
  return after;
}

function merged({ name, mergedInto }: Partner) {
  return refuse('partners.merged', {
    status: 409,
    detail: `${name} was merged into another partner, which has its records now; that cannot be undone. Change that partner instead.`,
    facts: { partnerId: mergedInto },
  });
}

export async function listSegments(call: Call) {
  const rows = await store.listSegments(call.tx, call.actor);
  return rows.map((row) => ({ ...row, sentence: sentenceOf(row.condition) }));
}

/** @throws 422 with every problem of the condition */
export async function createSegment(
  call: Call,
  segment: { name: string; subject: string; condition: unknown },
) {
  sentenceOf(segment.condition);
  const row = await store.insertSegment(call, segment);
  return { ...row, sentence: sentenceOf(row.condition) };
}

function sentenceOf(condition: unknown): string {
  const parsed = parseCondition(condition, partnerFields);
  if (!parsed.ok) {
    throw refuse('partners.segment-invalid', {
      status: 422,
      detail: parsed.problems.map((problem) => problem.detail).join(' '),
      errors: parsed.problems.map((problem) => ({
        ...problem,
        pointer: `/condition${problem.pointer}`,
      })),
    });
  }
  return toSentence(parsed.condition, partnerFields);
}
