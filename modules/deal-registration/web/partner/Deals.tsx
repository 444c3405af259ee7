import { useInfiniteQuery } from '@tanstack/react-query';
import { MissingView, Page, useListUrl, ViewMenu } from '../../../../web/shell/index.ts';
import {
  Bar,
  Button,
  ButtonLink,
  Deadline,
  Empty,
  ErrorState,
  Icon,
  Link,
  Loading,
  Money,
  State,
  Tabs,
} from '../../../../web/ui/index.ts';
import { deals } from '../client.ts';
import type { OwnDeal } from './own.ts';
import { stageWords, stateOf } from './words.ts';

const views = {
  open: { label: 'Open', statuses: 'submitted,under-review,approved,returned,rejected,expired' },
  closed: { label: 'Closed', statuses: 'closed' },
  past: { label: 'Given up', statuses: 'declined,withdrawn' },
} as const;
type View = keyof typeof views;

/** All deals of the partner: what state the claim is in, how far the sale is, how long it is protected. */
export function Screen() {
  const url = useListUrl({ sort: '-createdAt' });
  const asked = url.search.view;
  const view: View = asked === 'closed' || asked === 'past' ? asked : 'open';
  const list = useInfiniteQuery(
    deals.pages('GET /deal-registrations', {
      query: { 'filter[status][in]': views[view].statuses, sort: url.sort, limit: 50 },
    }),
  );
  // On this side every row is the owner's shape.
  const rows = (list.data?.pages.flatMap((page) => page.data) ?? []) as OwnDeal[];
  return (
    <Page
      title="Deals"
      acts={
        <ButtonLink main icon="plus" href="/register">
          Register a deal
        </ButtonLink>
      }
    >
      <Tabs
        label="Which deals"
        tabs={Object.entries(views).map(([name, { label }]) => ({
          href: name === 'open' ? '/deals' : `/deals?view=${name}`,
          label,
          current: name === view,
        }))}
      />
      <div className="row">
        <ViewMenu url={url} />
      </div>
      <MissingView url={url} />
      {list.isError && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading lines={6} />}
      {list.isSuccess && rows.length === 0 && <Nothing view={view} />}
      {rows.length > 0 && (
        <ul className="deal-list card flush" aria-label={`${views[view].label} deals`}>
          {rows.map((deal) => (
            <DealLine key={deal.id} deal={deal} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Load more
        </Button>
      )}
    </Page>
  );
}

function Nothing({ view }: { view: View }) {
  if (view !== 'open') return <Empty title="Nothing here yet">Deals that end are kept here.</Empty>;
  return (
    <Empty
      title="Deals you register appear here"
      act={<ButtonLink href="/register">Register your first deal</ButtonLink>}
    >
      Three fields, or one pasted mail. The answer comes at a stated time.
    </Empty>
  );
}

function DealLine({ deal }: { deal: OwnDeal }) {
  const state = stateOf(deal);
  return (
    <li>
      <Link href={`/deals/${deal.id}`}>
        <span className="who">
          <strong className="clamp">{deal.customerName}</strong>
          <small className="clip">{deal.need}</small>
        </span>
        <span className="only-wide quiet num">
          {deal.amount ? <Money value={deal.amount} short /> : ''}
        </span>
        <span className="only-wide quiet">{deal.closedAs ? '' : stageWords[deal.stage]}</span>
        <span className="how">
          <State tone={state.tone} icon={state.icon}>
            {state.word}
          </State>
          <Clock deal={deal} />
        </span>
        <Icon name="right" />
      </Link>
    </li>
  );
}

/** Days of protection left as an ageing bar, or the promised answer. */
function Clock({ deal }: { deal: OwnDeal }) {
  if (deal.status === 'submitted') return <Deadline at={deal.decisionBy}>By</Deadline>;
  if (deal.status !== 'approved' || !deal.protection) return null;
  const { from, until, daysLeft } = deal.protection;
  const days = Math.max(1, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000));
  return (
    <span className="age">
      <Bar share={daysLeft / days} tone={daysLeft <= 14 ? 'warn' : 'plain'} />
      <small className={daysLeft <= 14 ? 'warn' : 'quiet'}>
        {daysLeft === 1 ? '1 day left' : `${daysLeft} days left`}
      </small>
    </span>
  );
}
