import { z } from 'zod';
import {
  bulkAction,
  type BulkKind,
  type RowChange,
  type RowPlan,
} from '../../../platform/bulk/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import { countryCode, text } from '../../../platform/http/contract.ts';
import type { RecordTable, StoredRow } from '../../../platform/imports/index.ts';
import { partnerFields } from '../fields.ts';
import { changePartners, partnerTable } from '../imports/partner-table.ts';
import { applyRoleChange } from '../roles/actions.ts';
import { hindrance, rolesAfter, type RoleChange } from '../roles/rules.ts';
import { partnerRoles } from '../roles/names.ts';

const managers = ['vendor.admin', 'vendor.channel-manager'] as const;
const editors = [...managers, 'api-key'] as const;

const table: RecordTable = {
  ...partnerTable,
  columns: { ...partnerTable.columns, mergedInto: 'text' },
};

const facts = z
  .strictObject({
    territory: text(100).nullable().optional(),
    businessType: text(100).nullable().optional(),
    country: countryCode.optional(),
    region: text(20).nullable().optional(),
    capacity: z.int().min(0).max(100_000).nullable().optional(),
    listed: z.boolean().optional(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    error: 'Name a fact to set.',
  });

const role = z.strictObject({ role: z.enum(partnerRoles), reason: text(1000) });
type Role = z.output<typeof role>;

const nameOf = (row: StoredRow) => String(row.values['name'] ?? row.id);

/** One that was merged into another takes no change any more. */
function unlessMerged(row: StoredRow, plan: () => RowPlan): RowPlan {
  if ((row.values['mergedInto'] ?? null) === null) return plan();
  return {
    refused: {
      code: 'partners.merged',
      message: 'It was merged into another partner, which has its records now.',
    },
  };
}

const setFacts = bulkAction({
  action: 'set-facts',
  title: 'Set facts of partners',
  may: editors,
  values: facts,
  plan: (row, values) =>
    unlessMerged(row, () => ({
      // A key that was not given is undefined: it asks for nothing.
      wanted: JSON.parse(JSON.stringify(values)) as Record<
        string,
        string | number | boolean | null
      >,
    })),
  write: (call, changes) => changePartners(call, changes),
  undo: (call, changes) =>
    changePartners(
      call,
      changes.map(({ id, before, after }) => ({ id, before: after, after: before })),
    ),
});

const turns = (change: RoleChange['change'], action: string, title: string) =>
  bulkAction({
    action,
    title,
    may: managers,
    values: role,
    plan: (row, values) => unlessMerged(row, () => planRole(row, { ...values, change })),
    write: (call, changes, values) => applyAll(call, changes, values, change, values.reason),
    undo: (call, changes, values) =>
      applyAll(
        call,
        changes,
        values,
        change === 'added' ? 'dropped' : 'added',
        `Taken back: ${values.reason}`.slice(0, 1000),
      ),
  });

function planRole(row: StoredRow, change: RoleChange): RowPlan {
  const held = row.values['roles'] as readonly string[]; // a list in its table
  const code = hindrance(held, change);
  if (code === 'partners.last-role')
    return {
      refused: {
        code,
        message: 'It is the only role of this partner. Add another one first.',
      },
    };
  return { wanted: { roles: code ? held : rolesAfter(held, change) } };
}

/** Each is a decision of its own, which its partner reads. */
async function applyAll(
  call: Call,
  changes: readonly RowChange[],
  values: Role,
  change: RoleChange['change'],
  reason: string,
): Promise<void> {
  for (const { id } of changes)
    await applyRoleChange(call, id, { role: values.role, change, reason });
}

/** What the channel does to many partners at once. */
export const partnerBulk: BulkKind = {
  kind: 'partners',
  title: 'Partners',
  catalogue: partnerFields,
  table,
  labelOf: nameOf,
  actions: [
    setFacts,
    turns('added', 'add-role', 'Add a role to partners'),
    turns('dropped', 'drop-role', 'Drop a role of partners'),
  ],
};
