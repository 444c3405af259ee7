import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { FilterBar, Page, useListUrl } from '../../../web/shell/index.ts';
import type { FilterField } from '../../../web/shell/index.ts';
import {
  Button,
  Empty,
  ErrorState,
  Link,
  Loading,
  Notice,
  SidePanel,
  State,
  toast,
  When,
} from '../../../web/ui/index.ts';
import { TableList } from '../../../web/ui/TableList.tsx';
import type { Column } from '../../../web/ui/Table.tsx';
import { platform } from './clients.ts';
import type { Mail } from './clients.ts';
import { mailStates, sayCode } from './words.ts';

/** Every mail the product wrote. Without a mail server they stay here, and their links can be copied. */
export function Screen() {
  const url = useListUrl();
  const list = useInfiniteQuery(
    platform.pages('GET /mails', { query: { ...url.query, limit: 100 } }),
  );
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  const open = rows.find((row) => row.id === url.search.open);
  const isKept = rows.some((row) => row.status === 'outbox');
  return (
    <Page title="Mail outbox" aside={list.isPending ? '' : `${rows.length.toLocaleString()} shown`}>
      <FilterBar fields={fields} url={url} />
      {isKept && (
        <Notice title="No mail server is set, so mails are kept here">
          Open one to read it and copy its link. Set SMTP_URL, and they are sent from then on.
        </Notice>
      )}
      <div className="split">
        <div className="main-area">
          <TableList
            label="Mails"
            list={list}
            rows={rows}
            columns={columns}
            idOf={(row) => row.id}
            nameOf={(row) => row.subject}
            onOpen={(row) => url.set('open', row.id === open?.id ? undefined : row.id)}
            openId={open?.id}
            errorTitle="The mails could not be loaded"
            empty={
              <Empty title={url.filters.length > 0 ? 'No mail fits' : 'No mail was written yet'}>
                Offers, decisions and sign-in codes are written by the product itself.
              </Empty>
            }
          />
        </div>
        {open && <MailPanel key={open.id} mail={open} onClose={() => url.set('open', undefined)} />}
      </div>
    </Page>
  );
}

function MailPanel({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const read = useQuery(platform.query('GET /mails/{id}', { params: { id: mail.id } }));
  const links = [...new Set(read.data?.text?.match(/https?:\/\/[^\s<>")]+/g) ?? [])];
  return (
    <SidePanel
      label={mail.subject}
      title={mail.subject}
      over={mail.to}
      under={<MailState mail={mail} />}
      width="why"
      onClose={onClose}
    >
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={6} />}
      {mail.lastError && (
        <section>
          <h3>The mail server said</h3>
          <p className="hint">{mail.lastError}</p>
        </section>
      )}
      {links.length > 0 && (
        <section>
          <div className="section-title">
            <h3>{links.length === 1 ? 'Link' : 'Links'}</h3>
          </div>
          <ul className="stack">
            {links.map((link) => (
              <li key={link} className="row between">
                <span className="mono small clip" title={link}>
                  {link}
                </span>
                <Button icon="copy" onClick={() => copy(link)}>
                  Copy
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {read.data && (
        <section>
          {read.data.withheld !== 'nothing' && (
            <p className="hint">
              {read.data.withheld === 'all'
                ? 'This mail lets its reader in, so only they may see it.'
                : 'Links that let their reader in are left out.'}
            </p>
          )}
          {read.data.text && <pre className="code wraps">{read.data.text}</pre>}
        </section>
      )}
    </SidePanel>
  );
}

function copy(link: string): void {
  void navigator.clipboard.writeText(link).then(() => toast('Copied'));
}

function MailState({ mail }: { mail: Mail }) {
  const { word, tone } = mailStates[mail.status];
  return <State tone={tone}>{word}</State>;
}

const columns: Column<Mail>[] = [
  {
    id: 'subject',
    head: 'Subject',
    cell: (row) => (
      <Link className="name" href={`/mails?open=${row.id}`}>
        {row.subject}
      </Link>
    ),
  },
  { id: 'to', head: 'To', width: '18rem', cell: (row) => row.to },
  { id: 'kind', head: 'Kind', width: '13rem', quiet: true, cell: (row) => sayCode(row.template) },
  {
    id: 'state',
    head: 'State',
    width: '9rem',
    narrow: true,
    cell: (row) => <MailState mail={row} />,
  },
  {
    id: 'made',
    head: 'Written',
    width: '11rem',
    quiet: true,
    cell: (row) => <When at={row.createdAt} show="exact" />,
  },
];

const fields: FilterField[] = [
  { field: 'to', label: 'To', type: 'text' },
  { field: 'subject', label: 'Subject', type: 'text' },
  {
    field: 'status',
    label: 'State',
    type: 'enum',
    options: Object.entries(mailStates).map(([value, { word }]) => ({ value, label: word })),
  },
  { field: 'template', label: 'Kind', type: 'text' },
  { field: 'createdAt', label: 'Written', type: 'moment' },
];
