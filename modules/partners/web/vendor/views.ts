import { queryString } from '../../../../web/client/index.ts';
import type { Filter, ListUrl } from '../../../../web/shell/index.ts';
import type { Segment } from '../client.ts';

export type View = { href: string; label: string; segmentId?: string };

/** The views that every programme has; segments follow them. */
const standing: View[] = [
  { href: '/partners', label: 'All' },
  { href: '/partners?filter[revenue][gt]=0&sort=-revenue', label: 'Selling' },
  { href: '/partners?filter[pendingTier][isNotEmpty]=true', label: 'Tier moves to confirm' },
];

export function viewsOf(segments: Segment[]): View[] {
  return [
    ...standing,
    ...segments.map((segment) => ({
      href: hrefOf(segment.condition),
      label: segment.name,
      segmentId: segment.id,
    })),
  ];
}

/** Whether the address asks for the same filters as the view; the order of the list does not matter. */
export function isCurrent(view: View, url: ListUrl): boolean {
  const asked = new URL(view.href, location.origin).searchParams;
  asked.delete('sort');
  const present = new URLSearchParams(
    Object.entries(url.search).filter(([name]) => name.startsWith('filter')),
  );
  asked.sort();
  present.sort();
  return asked.toString() === present.toString();
}

type Comparison = { field: string; operator: string; value?: unknown };

/** A condition as the list's address: plain filters where it is a row of comparisons, JSON otherwise. */
function hrefOf(condition: unknown): string {
  const row = comparisonsOf(condition);
  const search = row
    ? Object.fromEntries(
        row.map(({ field, operator, value }) => [
          operator === 'is' ? `filter[${field}]` : `filter[${field}][${operator}]`,
          sayValue(value),
        ]),
      )
    : { filter: JSON.stringify(condition) };
  return `/partners?${queryString(search)}`;
}

function comparisonsOf(condition: unknown): Comparison[] | null {
  if (typeof condition !== 'object' || condition === null) return null;
  if ('field' in condition && 'operator' in condition) return [condition as Comparison];
  if (!('all' in condition) || !Array.isArray(condition.all)) return null;
  const parts = condition.all as unknown[];
  const plain = parts.every(
    (part) => typeof part === 'object' && part !== null && 'field' in part && 'operator' in part,
  );
  return plain ? (parts as Comparison[]) : null;
}

function sayValue(value: unknown): string {
  if (value === undefined) return 'true';
  if (Array.isArray(value)) return value.map(escaped).join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function escaped(value: unknown): string {
  return String(value).replaceAll('\\', '\\\\').replaceAll(',', '\\,');
}

const lists = new Set(['in', 'notIn', 'between', 'hasAny', 'hasAll', 'hasNone']);
const empty = new Set(['isEmpty', 'isNotEmpty']);

/** The filters of the address as a condition to be saved; numbers by the field's type. */
export function conditionOf(filters: Filter[], isNumber: (field: string) => boolean) {
  const typed = (field: string, value: string) => (isNumber(field) ? Number(value) : value);
  return {
    all: filters.map(({ field, operator, value }) => {
      if (empty.has(operator)) return { field, operator };
      if (operator.startsWith('within')) return { field, operator, value: Number(value) };
      if (!lists.has(operator)) return { field, operator, value: typed(field, value) };
      return { field, operator, value: value.split(',').map((one) => typed(field, one.trim())) };
    }),
  };
}
