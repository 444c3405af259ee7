import { useListUrl, Page } from '../../../web/shell/index.ts';
import { Asked, ButtonLink, Empty, ErrorState, Link, Tabs, When } from '../../../web/ui/index.ts';
import { Table, TableBones } from '../../../web/ui/Table.tsx';
import type { Column } from '../../../web/ui/Table.tsx';
import { InboxPanel } from './InboxPanel.tsx';
import { kinds, kindWords, useWaiting } from './waiting.ts';
import type { Waiting } from './waiting.ts';

/** One list of what needs a person, each with its reason and its acts beside it. */
export function Screen() {
  const url = useListUrl();
  const { items, isPending, error, refetch } = useWaiting();
  const asked = url.search.kind;
  const shown = asked ? items.filter((item) => item.kind === asked) : items;
  const open = items.find((item) => item.id === url.search.open);
  const next = () => {
    const place = shown.findIndex((item) => item.id === open?.id);
    url.set('open', shown[place + 1]?.id);
  };
  return (
    <Page title="Inbox" aside={isPending ? '' : `${items.length} need a person`}>
      <Tabs
        label="Kinds"
        tabs={[
          { href: '/inbox', label: 'All', count: items.length || undefined, current: !asked },
          ...Object.entries(kinds).map(([kind, label]) => ({
            href: `/inbox?kind=${kind}`,
            label,
            count: items.filter((item) => item.kind === kind).length || undefined,
            current: asked === kind,
          })),
        ]}
      />
      <div className="split">
        <div className="main-area">
          {error !== null && (
            <ErrorState title="The inbox is not complete" problem={error} onRetry={refetch} />
          )}
          {isPending && shown.length === 0 && <TableBones columns={columns} />}
          {!isPending && shown.length === 0 && <NothingWaits />}
          {shown.length > 0 && (
            <Table
              label="What needs a person"
              rows={shown}
              columns={columns}
              idOf={(row) => row.id}
              nameOf={(row) => row.title}
              onOpen={(row) => url.set('open', row.id === open?.id ? undefined : row.id)}
              openId={open?.id}
            />
          )}
        </div>
        {open && (
          <InboxPanel
            key={open.id}
            item={open}
            onClose={() => url.set('open', undefined)}
            onDone={next}
          />
        )}
      </div>
    </Page>
  );
}

function NothingWaits() {
  return (
    <Empty title="Nothing waits for you" act={<ButtonLink href="/">Go to Home</ButtonLink>}>
      What the rules cannot settle comes here: registrations that several partners claim, leads
      nobody could be found for, appeals, and falls of a tier.
    </Empty>
  );
}

const columns: Column<Waiting>[] = [
  {
    id: 'title',
    head: 'Who and what',
    width: '34%',
    cell: (row) => (
      <>
        <Link className="name" href={`/inbox?open=${row.id}`}>
          {row.title}
        </Link>{' '}
        <span className="small quiet">{row.who}</span>
      </>
    ),
  },
  { id: 'kind', head: 'Kind', width: '8rem', quiet: true, cell: (row) => kindWords[row.kind] },
  {
    id: 'reason',
    head: 'Why it is here',
    narrow: true,
    cell: (row) =>
      row.decisionId ? <Asked decision={row.decisionId}>{row.reason}</Asked> : row.reason,
  },
  {
    id: 'since',
    head: 'Waits since',
    width: '10rem',
    quiet: true,
    cell: (row) => <When at={row.since} show="relative" />,
  },
];
