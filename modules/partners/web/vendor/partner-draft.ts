import type { Parting } from '../../../../web/ui/Conflict.tsx';
import type { PartnerRecord } from '../client.ts';

export const editable = [
  { name: 'capacity', label: 'Capacity', hint: 'Open leads at once.', type: 'number' },
  { name: 'employees', label: 'Employees', hint: undefined, type: 'number' },
  { name: 'specialisations', label: 'Specialisations', hint: 'Part them by commas.', type: 'text' },
  { name: 'industries', label: 'Industries', hint: 'Part them by commas.', type: 'text' },
  {
    name: 'regionsServed',
    label: 'Regions served',
    hint: 'Countries or regions such as US or US-WA, parted by commas.',
    type: 'text',
  },
  { name: 'phone', label: 'Telephone', hint: undefined, type: 'tel' },
  { name: 'website', label: 'Website', hint: undefined, type: 'text' },
] as const;

type Name = (typeof editable)[number]['name'] | 'listed';
/** Every editable value as the text in its field. */
export type Draft = Record<Name, string>;

const lists = new Set<Name>(['specialisations', 'industries', 'regionsServed']);
const numbers = new Set<Name>(['capacity', 'employees']);

export function draftOf(partner: PartnerRecord): Draft {
  return {
    capacity: partner.capacity === null ? '' : String(partner.capacity),
    employees: partner.employees === null ? '' : String(partner.employees),
    specialisations: partner.specialisations.join(', '),
    industries: partner.industries.join(', '),
    regionsServed: partner.regionsServed.join(', '),
    phone: partner.phone ?? '',
    website: partner.website ?? '',
    listed: partner.listed ? 'yes' : 'no',
  };
}

/** What the draft changes of the record it stands on; an emptied text or number is taken away. */
export function bodyOf(draft: Draft, base: PartnerRecord): Record<string, unknown> {
  const before = draftOf(base);
  const changed = (Object.keys(draft) as Name[]).filter((name) => draft[name] !== before[name]);
  return Object.fromEntries(
    changed.flatMap((name): [string, unknown][] => {
      const text = draft[name].trim();
      if (name === 'listed') return [[name, text === 'yes']];
      if (lists.has(name))
        return [
          [
            name,
            text
              .split(',')
              .map((one) => one.trim())
              .filter(Boolean),
          ],
        ];
      if (text === '') return [[name, null]];
      return [[name, numbers.has(name) ? Number(text) : text]];
    }),
  );
}

/** Where what I typed and what somebody else saved meanwhile part. */
export function partingOf(draft: Draft, base: PartnerRecord, theirs: PartnerRecord): Parting[] {
  const [before, now] = [draftOf(base), draftOf(theirs)];
  const label = (name: Name) =>
    editable.find((one) => one.name === name)?.label ?? 'In the directory';
  return (Object.keys(draft) as Name[])
    .filter((name) => draft[name] !== before[name] && draft[name] !== now[name])
    .map((name) => ({ label: label(name), mine: draft[name], theirs: now[name] }));
}

/** What I changed, on top of what was saved meanwhile: nothing that I left alone is set back. */
export function mergedOf(draft: Draft, base: PartnerRecord, theirs: PartnerRecord): Draft {
  const [before, now] = [draftOf(base), draftOf(theirs)];
  const names = Object.keys(draft) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, draft[name] === before[name] ? now[name] : draft[name]]),
  ) as Draft;
}
