import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '../../web/client/index.ts';
import type { Answer } from '../../web/client/index.ts';
import { notificationCount, Page, useListUrl } from '../../web/shell/index.ts';
import {
  Button,
  Empty,
  ErrorState,
  Icon,
  Link,
  Loading,
  Menu,
  Pill,
  Tabs,
  toast,
  When,
} from '../../web/ui/index.ts';
import type { contract } from '../../platform/notifications/contract.ts';
import { NotificationChoices } from './NotificationChoices.tsx';
import { sayReason } from './notification-words.ts';

export const notifications = createClient<typeof contract>();
type Notification = Answer<typeof contract, 'GET /notifications'>['data'][number];

/** What somebody was told, to read and put away; and how they want to hear of what. */
export function Screen() {
  const { search } = useListUrl();
  const view = search.view === 'done' ? 'done' : 'open';
  const choosing = search.view === 'choices';
  return (
    <Page title="Notifications">
      <Tabs
        label="Notifications"
        tabs={[
          { href: '/notifications', label: 'To read', current: !choosing && view === 'open' },
          { href: '/notifications?view=done', label: 'Earlier', current: view === 'done' },
          { href: '/notifications?view=choices', label: 'What you hear of', current: choosing },
        ]}
      />
      <div className="scroll">
        <div className="pad stack gap-4 measure">
          {choosing ? <NotificationChoices /> : <Told key={view} view={view} />}
        </div>
      </div>
    </Page>
  );
}

function Told({ view }: { view: 'open' | 'done' }) {
  const key = notifications.key('/notifications');
  const read = useInfiniteQuery({
    queryKey: [...key, view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      notifications.api('GET /notifications', {
        query: { view, ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: (last) => (last.more ? last.data.at(-1)?.id : undefined),
  });
  const queries = useQueryClient();
  const renew = () => {
    void queries.invalidateQueries({ queryKey: key });
    void queries.invalidateQueries({ queryKey: notificationCount });
  };
  const putAwayAll = useMutation({
    ...notifications.write('POST /notifications/done'),
    onSuccess: renew,
  });
  const lines = read.data?.pages.flatMap(({ data }) => data) ?? [];
  if (read.isPending) return <Loading lines={6} />;
  if (read.isError)
    return (
      <ErrorState
        title="The notifications could not be loaded"
        problem={read.error}
        onRetry={() => void read.refetch()}
      />
    );
  if (lines.length === 0) return <NothingTold view={view} />;
  return (
    <>
      {view === 'open' && lines.length > 1 && (
        <div>
          <Button busy={putAwayAll.isPending} onClick={() => putAwayAll.mutate({})}>
            Put all away
          </Button>
        </div>
      )}
      <ul className="promises" aria-label="Notifications">
        {lines.map((line) => (
          <Line key={line.id} line={line} onChange={renew} />
        ))}
      </ul>
      {read.hasNextPage && (
        <div>
          <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            Show older ones
          </Button>
        </div>
      )}
    </>
  );
}

function NothingTold({ view }: { view: 'open' | 'done' }) {
  if (view === 'done')
    return <Empty title="Nothing is put away">What you have read and put away stays here.</Empty>;
  return (
    <Empty title="Nothing to read">
      Here stands what is given to you, decided about you, or written to you: one line each, with
      the reason.
    </Empty>
  );
}

function Line({ line, onChange }: { line: Notification; onChange: () => void }) {
  const move = line.doneAt === null ? 'done' : 'open';
  const act = useMutation({
    ...notifications.write(`POST /notifications/{id}/${move}`),
    onSuccess: onChange,
  });
  return (
    <li>
      <span className="grow">
        <Link
          className="name"
          href={line.href}
          onClick={() => line.doneAt === null && act.mutate({ params: { id: line.id } })}
        >
          {line.title}
        </Link>
        <span className="hint">
          <Pill>{sayReason(line.reason)}</Pill> <When at={line.createdAt} show="relative" />
        </span>
      </span>
      <Button busy={act.isPending} onClick={() => act.mutate({ params: { id: line.id } })}>
        {move === 'done' ? 'Put away' : 'Take back'}
      </Button>
      <Fewer reason={line.reason} />
    </li>
  );
}

/** One step quieter for this reason; what was told stays. */
function Fewer({ reason }: { reason: Notification['reason'] }) {
  const [done, setDone] = useState(false);
  const queries = useQueryClient();
  const quieter = useMutation({
    mutationFn: async () => {
      const { reasons } = await notifications.api('GET /notification-choices', {});
      const how = reasons.find((one) => one.reason === reason)?.how;
      const less = how === 'at-once' ? ('digest' as const) : ('here' as const);
      await notifications.api('POST /notification-choices', {
        body: { reasons: [{ reason, how: less }] },
      });
      return less;
    },
    onSuccess: (less) => {
      setDone(true);
      void queries.invalidateQueries({ queryKey: notifications.key('/notification-choices') });
      toast(
        less === 'digest'
          ? 'Such things come in your digest from now on.'
          : 'Such things are told here alone from now on.',
      );
    },
  });
  return (
    <Menu label="More" button={<Icon name="more" />} className="button plain icon-only">
      <button type="button" disabled={done} onClick={() => quieter.mutate()}>
        <span className="grow">Fewer like this</span>
      </button>
    </Menu>
  );
}
