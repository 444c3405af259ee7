import { programmeOf } from '../../platform/access/index.ts';
import type { Call } from '../../platform/database/index.ts';
import {
  draftPolicy,
  findPolicyInForce,
  policyKinds,
  publishDefaultPolicies,
  publishPolicy,
  tryPolicy,
  withoutWriting,
  type PolicyInForce,
  type PolicyKind,
} from '../../platform/decisions/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { partnerRoles } from '../../modules/partners/index.ts';
import { draftProgramme, programmeTypes, type ProgrammeType } from '../first-run/draft.ts';
import { editDocument, pageClauses, type Edit } from './chips.ts';

export type Change = { kind: string; policyId: string; edits: Edit[] };

/** So many past records are put through while somebody edits; the whole trial comes with publication. */
const triedWhileEditing = 300;

/** The kinds in the order in which a partner meets them; whatever comes later stands at the end. */
const order = [
  'recruitment.qualification',
  'partners.agreement',
  'onboarding.path',
  'partners.tiers',
  'lead-routing',
  'deal-registration',
  'recruitment.profile',
];

/** Every rule in force on one page, and the kinds of which there is none. */
export async function readPage(call: Call) {
  const sections = [];
  const missing = [];
  for (const kind of ordered()) {
    const inForce = await findPolicyInForce(call, kind.kind);
    if (!inForce) missing.push({ kind: kind.kind });
    else {
      const { currency = null } = inForce.document as { currency?: string };
      const { id: policyId, version: number } = inForce;
      sections.push({ policyId, number, currency, ...said(kind, inForce.document, call.now) });
    }
  }
  return { sections, missing };
}

/**
 * What changed values would mean: the sentences, the made-up cases, and some past records put through. Nothing is kept.
 *
 * @throws 422 for a value that the page does not have, 409 when a newer version is in force
 */
export async function tryPage(call: Call, changes: readonly Change[]) {
  const sections = [];
  for (const change of changes) {
    const { kind, document } = await changed(call, change);
    const problems = [...kind.check(document)];
    if (problems.length > 0)
      sections.push({ kind: kind.kind, rules: [], samples: [], problems, trial: null });
    else {
      const {
        considered,
        changed: moved,
        summaryText,
      } = await withoutWriting(call, () => kind.trial(call, document, triedWhileEditing));
      const trial = { considered, changed: moved, summaryText };
      sections.push({ ...said(kind, document, call.now), problems, trial });
    }
  }
  return { sections };
}

/**
 * Publishes changed values as new versions, each tried on the past first; all of them or none.
 *
 * @throws 422 for values that do not fit together, 409 when a newer version is in force
 */
export async function publishPage(
  call: Call,
  changes: readonly Change[],
  asked: { effectiveAt?: string; note?: string },
) {
  const data = [];
  for (const change of changes) {
    const { kind, document, inForce } = await changed(call, change);
    const { name } = document as { name?: string };
    const draft = await draftPolicy(call, {
      kind: kind.kind,
      title:
        inForce.title === (inForce.document as { name?: string }).name && name
          ? name
          : inForce.title,
      document: { ...document },
      ...(asked.note === undefined ? {} : { note: asked.note }),
    });
    await tryPolicy(call, draft.id);
    const { id, number } = await publishPolicy(call, draft.id, asked);
    data.push({ id, kind: kind.kind, number });
  }
  return { data };
}

/** Publishes the usual rules of each kind of which the programme has none, as its own choices would have drafted them. */
export async function publishMissing(call: Call) {
  const { settings, vendorName, currency } = await programmeOf(call);
  const types = (Array.isArray(settings['types']) ? settings['types'] : []).filter(
    (one): one is ProgrammeType => typeof one === 'string' && one in programmeTypes,
  );
  const documents = types.length > 0 ? draftProgramme({ types, vendorName, currency }) : {};
  return { kinds: await publishDefaultPolicies(call, documents) };
}

async function changed(
  call: Call,
  { kind: name, policyId, edits }: Change,
): Promise<{ kind: PolicyKind; inForce: PolicyInForce<object>; document: object }> {
  const kind = policyKinds().find((one) => one.kind === name);
  const inForce = kind && (await findPolicyInForce(call, name));
  if (!kind || !inForce) throw unknownValue(name, 'There is no such policy in force.');
  if (inForce.id !== policyId)
    throw refuse('programmes.page-changed', {
      status: 409,
      detail: `Somebody published version ${inForce.version} of “${inForce.title}” meanwhile. Load the page again.`,
    });
  try {
    return { kind, inForce, document: editDocument(inForce.document, edits, kind.sentences) };
  } catch (error) {
    if (error instanceof RangeError) throw unknownValue(name, error.message);
    throw error;
  }
}

function unknownValue(kind: string, detail: string) {
  return refuse('programmes.value-unknown', {
    status: 422,
    detail,
    errors: [{ pointer: '/changes', code: 'unknown', detail: `${kind}: ${detail}` }],
  });
}

function said(kind: PolicyKind, document: object, now: Date) {
  return {
    kind: kind.kind,
    rules: pageClauses(document, kind.sentences(document), partnerRoles).map((clause) => ({
      ...clause,
      chips: clause.chips.map(({ value, choices, ...chip }) => ({
        ...chip,
        value: Array.isArray(value) ? [...value] : (value as number | boolean), // a chip holds nothing else
        choices: [...choices],
      })),
    })),
    samples: (kind.samples?.(document, now) ?? []).map((one) => ({ ...one })),
  };
}

function ordered(): PolicyKind[] {
  const place = ({ kind }: PolicyKind) => {
    const at = order.indexOf(kind);
    return at === -1 ? order.length : at;
  };
  return policyKinds().toSorted((one, other) => place(one) - place(other));
}
