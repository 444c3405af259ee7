import { useInfiniteQuery } from '@tanstack/react-query';
import { Page, useListUrl } from '../../../web/shell/index.ts';
import type { ListUrl } from '../../../web/shell/index.ts';
import { Chip, Empty, Link, Missing, Select, SidePanel, When } from '../../../web/ui/index.ts';
import { TableList } from '../../../web/ui/TableList.tsx';
import type { Column } from '../../../web/ui/Table.tsx';
import { platform } from './clients.ts';
import type { Event } from './clients.ts';
import { sayActorKind, sayCode, saySurface, surfaceOptions } from './words.ts';

const narrowing = {
  organisation: 'Partner',
  subject: 'Record',
  person: 'Person',
  type: 'Event',
  surface: 'Where',
} as const;
type Narrowing = keyof typeof narrowing;

/** The sealed journal: everything that happened, by whom, from where. */
export function Screen() {
  const url = useListUrl();
  const asked = (Object.keys(narrowing) as Narrowing[]).filter((name) => url.search[name]);
  const list = useInfiniteQuery(
    platform.pages('GET /events', {
      query: {
        ...Object.fromEntries(asked.map((name) => [name, url.search[name]])),
        sort: '-position',
        limit: 100,
      },
    }),
  );
  // The vendor's desk always gets the vendor's telling.
  const rows = (list.data?.pages.flatMap((page) => page.data) ?? []) as Event[];
  const open = rows.find((row) => row.id === url.search.open);
  return (
    <Page title="Audit" aside="newest first">
      <div className="toolbar">
        {asked.map((name) => (
          <Chip
            key={name}
            name={narrowing[name]}
            text={sayValue(name, url, rows)}
            onRemove={() => url.set(name, undefined)}
          >
            {sayValue(name, url, rows)}
          </Chip>
        ))}
        <SurfaceSelect url={url} />
        <span className="grow" />
        <p className="hint">
          Each event is sealed onto the one before. <span className="mono">fairway verify</span>{' '}
          proves that none was changed.
        </p>
      </div>
      <div className="split" data-density="compact">
        <div className="main-area">
          <TableList
            label="Events"
            list={list}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            nameOf={(row) => row.title}
            onOpen={(row) => url.set('open', row.id === open?.id ? undefined : row.id)}
            openId={open?.id}
            errorTitle="The journal could not be loaded"
            empty={<Empty title="No event fits">Remove a filter to see more.</Empty>}
          />
        </div>
        {open && <EventPanel event={open} url={url} onClose={() => url.set('open', undefined)} />}
      </div>
    </Page>
  );
}

function SurfaceSelect({ url }: { url: ListUrl }) {
  return (
    <span>
      <Select
        aria-label="Where it was done"
        value={url.search.surface ?? ''}
        options={[{ value: '', label: 'Done anywhere' }, ...surfaceOptions]}
        onChange={(event) => url.set('surface', event.target.value || undefined)}
      />
    </span>
  );
}

function sayValue(name: Narrowing, url: ListUrl, rows: Event[]): string {
  const value = url.search[name] ?? '';
  if (name === 'surface') return saySurface(value);
  if (name === 'type') return sayCode(value);
  if (name === 'person')
    return rows.find((row) => row.actor.personId === value)?.actor.name ?? value;
  return `${value.slice(0, 16)}…`;
}

function EventPanel({ event, url, onClose }: { event: Event; url: ListUrl; onClose: () => void }) {
  const record = recordOf(event.subjectId);
  const decision = event.facts.decisionId;
  const narrow = (name: Narrowing, value: string, label: string) => (
    <button type="button" className="link" onClick={() => url.set(name, value)}>
      {label}
    </button>
  );
  return (
    <SidePanel label={event.title} title={event.title} over={sayCode(event.type)} onClose={onClose}>
      <section>
        <dl className="facts">
          <dt>When</dt>
          <dd>
            <When at={event.at} />
          </dd>
          <dt>Who</dt>
          <dd>
            {event.actor.personId
              ? narrow('person', event.actor.personId, event.actor.name)
              : event.actor.name}
            , {sayActorKind(event.actor.kind)}
          </dd>
          <dt>Where</dt>
          <dd>{saySurface(event.surface)}</dd>
          <dt>Record</dt>
          <dd>
            {record ? (
              <Link className="link mono" href={record}>
                {event.subjectId}
              </Link>
            ) : (
              <span className="mono">{event.subjectId}</span>
            )}
          </dd>
          {typeof decision === 'string' && (
            <>
              <dt>Decision</dt>
              <dd>
                <Link className="link mono" href={`/decisions/${decision}`}>
                  {decision}
                </Link>
              </dd>
            </>
          )}
          <dt>Request</dt>
          <dd className="mono">{event.requestId}</dd>
          <dt>Place</dt>
          <dd>{event.position.toLocaleString()} in the chain</dd>
          <dt>Seal</dt>
          <dd className="mono">{event.hash}</dd>
        </dl>
      </section>
      <section className="stack">
        {narrow('subject', event.subjectId, 'Everything about this record')}
        {narrow('type', event.type, 'All events of this kind')}
        {event.organisationId &&
          narrow('organisation', event.organisationId, 'Everything about this partner')}
      </section>
    </SidePanel>
  );
}

function recordOf(id: string): string | undefined {
  const [prefix] = id.split('_');
  return {
    deal: `/deals/${id}`,
    lead: `/leads?view=all&open=${id}`,
    org: `/partners/${id}`,
    pol: `/policies/${id}`,
    imp: `/imports/${id}`,
  }[prefix];
}

const columns: Column<Event>[] = [
  {
    id: 'title',
    head: 'What happened',
    cell: (row) => (
      <Link className="name" href={`/audit?subject=${row.subjectId}`} title={row.title}>
        {row.title}
      </Link>
    ),
  },
  { id: 'who', head: 'Who', width: '14rem', cell: (row) => row.actor.name },
  {
    id: 'kind',
    head: 'As',
    width: '12rem',
    quiet: true,
    cell: (row) => sayActorKind(row.actor.kind),
  },
  {
    id: 'surface',
    head: 'Where',
    width: '9rem',
    quiet: true,
    cell: (row) => (row.surface ? saySurface(row.surface) : <Missing />),
  },
  {
    id: 'when',
    head: 'When',
    width: '12rem',
    quiet: true,
    narrow: true,
    cell: (row) => <When at={row.at} show="exact" />,
  },
];
