import { useState } from 'react';
import { BulkDialog } from '../../../../web/shell/BulkDialog.tsx';
import type { BulkChoice } from '../../../../web/shell/BulkDialog.tsx';
import { useBulkSelection } from '../../../../web/shell/bulk.ts';
import type { FilterField, ListUrl } from '../../../../web/shell/index.ts';
import { Button } from '../../../../web/ui/index.ts';
import type { Option } from '../../../../web/ui/index.ts';
import { partnerRoles } from '../../roles/names.ts';
import type { PartnerLine } from '../client.ts';
import { sayRole } from '../RoleTurns.tsx';
import { useTerritoryName, useTerritoryOptions } from '../territories.ts';
import { conditionOf } from './views.ts';

/** Selecting partners in the list and changing them at once: what the table needs, and the dialog while it is open. */
export function useBulkPartners(
  url: ListUrl,
  fields: FilterField[],
  rows: PartnerLine[],
  more: boolean,
) {
  const [open, setOpen] = useState(false);
  const territories = useTerritoryOptions();
  const territoryName = useTerritoryName();
  const { selection, chosen, count, clear } = useBulkSelection({
    kind: 'partners',
    ids: rows.map(({ id }) => id),
    more,
    filter: filterOf(url, fields),
  });
  const acts = (
    <Button plain icon="edit" onClick={() => setOpen(true)}>
      Change…
    </Button>
  );
  const value = (name: string, said: unknown): string => {
    if (name === 'territory') return territoryName(said as string | null) ?? ''; // a key, or none
    if (typeof said === 'boolean') return said ? 'Yes' : 'No';
    if (Array.isArray(said)) return said.map((one) => sayRole(String(one))).join(', ');
    return said === null ? '' : String(said as string | number);
  };
  const dialog = open && (
    <BulkDialog
      title={count === 1 ? 'Change 1 partner' : `Change ${count.toLocaleString()} partners`}
      kind="partners"
      chosen={chosen}
      choices={choicesOf(territories)}
      words={{ field: (name) => labels[name] ?? name, value }}
      onClose={(changed) => {
        setOpen(false);
        if (changed) clear();
      }}
    />
  );
  return { selection: { ...selection, acts }, dialog };
}

/** The list's filters as the condition that chooses the same partners. */
function filterOf(url: ListUrl, fields: FilterField[]): unknown {
  const whole = url.search.filter;
  if (whole) {
    try {
      return JSON.parse(whole);
    } catch {
      // The list says what is wrong with it.
    }
  }
  const isNumber = (name: string) => fields.find(({ field }) => field === name)?.type === 'number';
  return conditionOf(url.filters, isNumber);
}

const labels: Record<string, string> = {
  territory: 'Territory',
  businessType: 'Type of business',
  country: 'Country',
  region: 'Region',
  capacity: 'Capacity',
  listed: 'In the directory',
  roles: 'Roles',
};

const roleOptions = partnerRoles.map((role) => ({ value: role, label: sayRole(role) }));
const role = { name: 'role', label: 'Role', options: roleOptions, required: true };
const reasonHint = 'Each partner reads it word for word.';

function choicesOf(territories: Option[]): BulkChoice[] {
  const does = 'set-facts';
  const withNone = [{ value: '', label: 'None' }, ...territories];
  return [
    {
      label: 'Territory',
      does,
      field: {
        name: 'territory',
        label: 'New territory',
        ...(territories.length > 0 ? { options: withNone } : {}),
      },
    },
    {
      label: 'Type of business',
      does,
      field: { name: 'businessType', label: 'New type of business' },
    },
    {
      label: 'Region',
      does,
      field: { name: 'region', label: 'New region', kind: 'code' },
    },
    {
      label: 'Country',
      does,
      field: {
        name: 'country',
        label: 'New country',
        kind: 'code',
        required: true,
        hint: 'Two letters, such as US.',
      },
    },
    {
      label: 'Capacity',
      does,
      field: { name: 'capacity', label: 'New capacity', kind: 'number' },
    },
    {
      label: 'In the directory',
      does,
      field: {
        name: 'listed',
        label: 'Shown in the public directory',
        kind: 'yesNo',
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
      },
    },
    { label: 'Add a role', does: 'add-role', field: role, reasonHint },
    { label: 'Drop a role', does: 'drop-role', field: role, reasonHint },
  ];
}
