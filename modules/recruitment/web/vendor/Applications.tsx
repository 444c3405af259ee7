import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  FilterBar,
  Page,
  shownColumns,
  useListUrl,
  useSession,
} from '../../../../web/shell/index.ts';
import type { FilterField } from '../../../../web/shell/index.ts';
import { ButtonLink, Empty, Link, State, Tabs, When, useNow } from '../../../../web/ui/index.ts';
import { TableList } from '../../../../web/ui/TableList.tsx';
import type { Column } from '../../../../web/ui/Table.tsx';
import { recruitment } from '../client.ts';
import type { ApplicationLine } from '../client.ts';
import { AssessmentSummary } from './AssessmentSummary.tsx';
import { ApplicationPanel } from './ApplicationPanel.tsx';
import { sayCountry, sayRole, statusTones, statusWords } from './words.ts';

const views = [
  { label: 'All', status: undefined },
  { label: 'To decide', status: 'under-review' },
  { label: 'Asked', status: 'asked' },
  { label: 'Approved', status: 'approved' },
  { label: 'Refused', status: 'refused' },
] as const;

/** Firms that want to become partners: their score, the clock, and the decision beside the row. */
export function Screen() {
  const { programme } = useSession();
  const url = useListUrl({ sort: '-submittedAt' });
  const list = useInfiniteQuery(
    recruitment.pages('GET /applications', { query: { ...url.query, limit: 100 } }),
  );
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const openId = url.search.open;
  const opened = useQuery({
    ...recruitment.query('GET /applications/{id}', { params: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  const asked = url.search['filter[status]'];
  const close = () => url.set('open', undefined);
  return (
    <Page
      title="Applications"
      aside={list.isPending ? '' : `${rows.length.toLocaleString()} shown`}
      acts={<ButtonLink href={`/p/${programme.slug}/apply`}>See the page</ButtonLink>}
    >
      <Tabs
        label="Views"
        tabs={views.map(({ label, status }) => ({
          href: status ? `/applications?filter[status]=${status}` : '/applications',
          label,
          current: asked === status,
        }))}
      />
      <FilterBar fields={fields} url={url} columns={columns} />
      <div className="split">
        <div className="main-area">
          <TableList
            label="Applications"
            list={list}
            rows={rows}
            columns={shownColumns(columns, url)}
            idOf={(row) => row.id}
            nameOf={(row) => row.companyName}
            onOpen={(row) => url.set('open', row.id === openId ? undefined : row.id)}
            openId={openId}
            sort={url.sort}
            onSort={url.setSort}
            errorTitle="The applications could not be loaded"
            empty={<NoApplications filtered={url.filters.length > 0} slug={programme.slug} />}
          />
          <AssessmentSummary />
        </div>
        {openId !== undefined && opened.data && (
          <ApplicationPanel key={openId} application={opened.data} onClose={close} />
        )}
      </div>
    </Page>
  );
}

function NoApplications({ filtered, slug }: { filtered: boolean; slug: string }) {
  if (filtered)
    return (
      <Empty
        title="No application fits this view"
        act={<ButtonLink href="/applications">Show all</ButtonLink>}
      >
        Remove a filter, or look at all of them.
      </Empty>
    );
  return (
    <Empty
      title="Firms that apply appear here"
      act={<ButtonLink href={`/p/${slug}/apply`}>See the page</ButtonLink>}
    >
      Clear cases are decided by your published criteria; the others wait here, each with its clock.
    </Empty>
  );
}

const fields: FilterField[] = [
  { field: 'companyName', label: 'Company', type: 'text' },
  { field: 'country', label: 'Country', type: 'text' },
  {
    field: 'status',
    label: 'Status',
    type: 'enum',
    options: Object.entries(statusWords).map(([value, label]) => ({ value, label })),
  },
];

const columns: Column<ApplicationLine>[] = [
  {
    id: 'company',
    head: 'Company',
    sort: 'companyName',
    cell: (row) => (
      <>
        <Link className="name" href={`/applications?open=${row.id}`}>
          {row.companyName}
        </Link>{' '}
        <span className="small quiet">
          {row.roles.map(sayRole).join(', ')}, {sayCountry(row.country)}
        </span>
      </>
    ),
  },
  {
    id: 'points',
    head: 'Points',
    width: '6rem',
    end: true,
    sort: 'points',
    cell: (row) => `${row.points} of ${row.pointsOf}`,
  },
  {
    id: 'submitted',
    head: 'Applied',
    width: '8rem',
    quiet: true,
    sort: 'submittedAt',
    cell: (row) => <When at={row.submittedAt} show="relative" />,
  },
  {
    id: 'status',
    head: 'Answer',
    width: '11rem',
    narrow: true,
    cell: (row) =>
      row.decisionBy ? (
        <AnswerBy at={row.decisionBy} />
      ) : (
        <State tone={statusTones[row.status]}>{statusWords[row.status]}</State>
      ),
  },
];

/** The exact moment stands in the panel; a row has room for how long it still is. */
function AnswerBy({ at }: { at: string }) {
  const now = useNow();
  const over = Date.parse(at) < now.getTime();
  return (
    <State tone={over ? 'bad' : 'info'} icon="clock">
      <span>
        {over ? 'Overdue, ' : 'Due '}
        <When at={at} show="relative" />
      </span>
    </State>
  );
}
