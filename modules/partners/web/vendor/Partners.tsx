import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  FilterBar,
  Page,
  shownColumns,
  useCommand,
  useListUrl,
  useSession,
} from '../../../../web/shell/index.ts';
import type { FilterField, ListUrl } from '../../../../web/shell/index.ts';
import { Button, ButtonLink, Chip, Empty, Tabs } from '../../../../web/ui/index.ts';
import { TableList } from '../../../../web/ui/TableList.tsx';
import { useTerritoryOptions } from '../territories.ts';
import { partners } from '../client.ts';
import type { PartnerField } from '../client.ts';
import { useBulkPartners } from './BulkPartners.tsx';
import { usePartnerColumns } from './columns.tsx';
import { InvitePartners } from './InvitePartners.tsx';
import { PartnerPeek } from './PartnerPeek.tsx';
import { DeleteView, SaveView } from './SaveView.tsx';
import { useTierLadder } from './tiers.ts';
import { isCurrent, viewsOf } from './views.ts';

/** All partners: saved views, filters in the address, a peek beside the row. */
export function Screen() {
  const url = useListUrl({ sort: 'name' });
  const mayInvite = /\.(admin|channel-manager)$/.test(useSession().actor.kind);
  const [saving, setSaving] = useState(false);
  const columns = usePartnerColumns();
  const fields = useFields();
  const segments = useQuery(partners.query('GET /segments'));
  const views = viewsOf(segments.data?.data ?? []);
  const current = views.find((view) => isCurrent(view, url));
  const condition = url.search.filter;
  const list = useInfiniteQuery(
    partners.pages('GET /partners', {
      query: { ...url.query, ...(condition ? { filter: condition } : {}), limit: 100 },
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const bulk = useBulkPartners(url, fields, rows, list.hasNextPage);
  const open = rows.find((row) => row.id === url.search.open);
  useCommand(
    useMemo(
      () => [
        { label: 'Save these partners as a segment', icon: 'plus', run: () => setSaving(true) },
      ],
      [],
    ),
  );
  return (
    <Page
      title="Partners"
      aside={sayShown(rows.length, list.hasNextPage, list.isPending)}
      acts={
        mayInvite ? (
          <Button icon="plus" onClick={() => url.set('invite', '1')}>
            Invite partners
          </Button>
        ) : undefined
      }
    >
      {mayInvite && url.search.invite && (
        <InvitePartners onClose={() => url.set('invite', undefined)} />
      )}
      <Tabs
        label="Views"
        tabs={views.map((view) => ({
          href: view.href,
          label: view.label,
          current: view === current,
        }))}
      />
      <FilterBar fields={fields} url={url} columns={columns}>
        {condition && <WholeCondition url={url} />}
        {!current && url.filters.length > 0 && (
          <Button plain icon="plus" onClick={() => setSaving(true)}>
            Save as segment
          </Button>
        )}
        {current?.segmentId && <DeleteView id={current.segmentId} name={current.label} />}
        <ButtonLink href="/imports?kind=partners" icon="upload">
          Import
        </ButtonLink>
      </FilterBar>
      <div className="split" data-density="compact">
        <div className="main-area">
          <TableList
            label="Partners"
            list={list}
            rows={rows}
            columns={shownColumns(columns, url)}
            idOf={(row) => row.id}
            nameOf={(row) => row.name}
            onOpen={(row) => url.set('open', row.id === open?.id ? undefined : row.id)}
            openId={open?.id}
            sort={url.sort}
            onSort={url.setSort}
            {...(mayInvite ? { selection: bulk.selection } : {})}
            errorTitle="The partners could not be loaded"
            empty={<NoPartners filtered={url.filters.length > 0 || condition !== undefined} />}
          />
        </div>
        {open && (
          <PartnerPeek key={open.id} partner={open} onClose={() => url.set('open', undefined)} />
        )}
      </div>
      {bulk.dialog}
      {saving && <SaveView url={url} fields={fields} onClose={() => setSaving(false)} />}
    </Page>
  );
}

function sayShown(count: number, more: boolean, pending: boolean): string {
  if (pending) return '';
  return more ? `the first ${count.toLocaleString()}` : `${count.toLocaleString()} in this view`;
}

/** A saved condition that is more than a row of filters: shown whole, to be removed whole. */
function WholeCondition({ url }: { url: ListUrl }) {
  const segments = useQuery(partners.query('GET /segments'));
  const said = segments.data?.data.find(
    (segment) => JSON.stringify(segment.condition) === url.search.filter,
  )?.sentence;
  return (
    <Chip text={said ?? 'own condition'} onRemove={() => url.set('filter', undefined)}>
      {said ?? 'Own condition'}
    </Chip>
  );
}

function NoPartners({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Empty
        title="No partner fits this view"
        act={<ButtonLink href="/partners">Show all partners</ButtonLink>}
      >
        Remove a filter, or look at all of them.
      </Empty>
    );
  }
  return (
    <Empty
      title="Your partners appear here"
      act={
        <ButtonLink main href="/imports?kind=partners">
          Import partners
        </ButtonLink>
      }
    >
      Drop a CSV: the columns are guessed, you see what would change before anything does, and it
      can be taken back.
    </Empty>
  );
}

/** The fields of the filter editor, with names for the values that this programme knows. */
function useFields(): FilterField[] {
  const { data } = useQuery({ ...partners.query('GET /partner-fields'), staleTime: 300_000 });
  const ladder = useTierLadder();
  const territories = useTerritoryOptions();
  return useMemo(
    () => (data?.data ?? []).map((field) => fieldOf(field, ladder, territories)),
    [data, ladder, territories],
  );
}

function fieldOf(
  field: PartnerField,
  ladder: string[],
  territories: { value: string; label: string }[],
): FilterField {
  const named = Object.entries(field.values ?? {}).map(([value, label]) => ({ value, label }));
  const tiers = ladder.map((tier) => ({ value: tier, label: tier }));
  const known: Record<string, { value: string; label: string }[]> = {
    tier: tiers,
    pendingTier: tiers,
    territory: territories,
  };
  const options = known[field.name] ?? named;
  const type = known[field.name] ? 'enum' : (field.type as FilterField['type']);
  return {
    field: field.name,
    label: field.label,
    type,
    ...(options.length > 0 ? { options } : {}),
  };
}
