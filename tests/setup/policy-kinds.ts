import { sql } from 'kysely';
import { newId } from '../../platform/database/index.ts';
import { decide, registerPolicyKind } from '../../platform/decisions/index.ts';
import { isRecord } from '../../platform/decisions/policy-reading.ts';

/** Two kinds of policy for tests of what holds for every kind. */
export function registerTestPolicyKinds(): void {
  registerProtection();
  registerRouting();
}

export type Protection = { protectionDays: number; auditSeed?: number };

/** A kind that binds partners: how long a registration is protected. It keeps a seed to itself. */
function registerProtection(): void {
  registerPolicyKind<Protection>({
    kind: 'deal-registration',
    audience: 'partners',
    check: (document) =>
      isRecord(document) && typeof document['protectionDays'] === 'number'
        ? []
        : [{ pointer: '/protectionDays', code: 'policy.missing-member', detail: 'Give the days.' }],
    sentences: ({ protectionDays, auditSeed }) => [
      { id: '1', text: `A registration is protected for ${protectionDays} days.` },
      ...(auditSeed === undefined
        ? []
        : [{ id: '2', text: 'Some registrations are looked at by hand.' }]),
    ],
    trial: async ({ tx, actor }, { protectionDays }, atMost) => {
      const { rows } = await sql<{ id: string }>`select subject_id as id from public.decisions
        where programme_id = ${actor.programmeId} and kind = 'deal-registration.protection' limit ${atMost}`.execute(
        tx,
      );
      return {
        considered: rows.length,
        changed: rows.length,
        examples: rows.map(({ id }) => ({
          subjectId: id,
          label: 'Deal',
          before: '90 days',
          after: `${protectionDays} days`,
          why: 'Clause 1',
        })),
        summaryText: `${rows.length} past registrations would be protected for ${protectionDays} days.`,
      };
    },
    defaultDocument: { protectionDays: 90, auditSeed: 7 },
    openPart: ({ protectionDays }) => ({ protectionDays }),
  });
}

/** A kind of the vendor's own, whose trial breaks the rule that a trial writes nothing. */
function registerRouting(): void {
  registerPolicyKind<{ note: string }>({
    kind: 'lead-routing',
    audience: 'vendor',
    check: () => [],
    sentences: ({ note }) => [{ id: '1', text: note }],
    trial: async (call) => {
      await decide(call, {
        kind: 'lead-routing.routing',
        subjectId: newId('lead'),
        outcome: 'offered',
      });
      return { considered: 0, changed: 0, examples: [], summaryText: '' };
    },
    defaultDocument: { note: 'Best fit first.' },
  });
}
