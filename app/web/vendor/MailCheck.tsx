import { useQuery } from '@tanstack/react-query';
import { Button, ErrorState, Loading, Notice, State, toast } from '../../../web/ui/index.ts';
import { programmes } from './settings-draft.ts';
import type { RecordCheck } from './settings-draft.ts';

/** Whether mails leave, and whether the sender's domain lets them arrive. */
export function MailCheck() {
  const read = useQuery({ ...programmes.query('GET /mail-check'), retry: false });
  const { server, domain, records = [] } = read.data ?? {};
  return (
    <section className="stack gap-4" aria-live="polite">
      <div className="row between">
        <h2>Do mails arrive?</h2>
        <Button busy={read.isFetching} onClick={() => void read.refetch()}>
          Check again
        </Button>
      </div>
      {read.isPending && <Loading lines={4} />}
      {read.isError && <ErrorState title="The domain could not be checked" problem={read.error} />}
      {read.data && server === null && (
        <Notice tone="warn" title="No mail server is set">
          Mails stay in the outbox, where their links can be copied. Start Fairway with SMTP_URL to
          send them.
        </Notice>
      )}
      {server && <p>Mails are given to {server}.</p>}
      {read.data && domain === null && (
        <p className="hint">Save a sender’s address, and its domain is checked here.</p>
      )}
      {records.map((record) => (
        <OneRecord key={record.kind} record={record} />
      ))}
    </section>
  );
}

const words = {
  good: { tone: 'good', text: 'Good' },
  missing: { tone: 'bad', text: 'Missing' },
  wrong: { tone: 'bad', text: 'Wrong' },
  'not-asked': { tone: 'plain', text: 'Not checked' },
} as const;

function OneRecord({ record }: { record: RecordCheck }) {
  const { tone, text } = words[record.state];
  return (
    <div className="card pad stack gap-4">
      <div className="row between">
        <h3>{record.kind.toUpperCase()}</h3>
        <State tone={tone}>{text}</State>
      </div>
      <p>{record.says}</p>
      {record.found.map((found) => (
        <div key={found} className="stack">
          <span className="hint">Found</span>
          <code className="code wraps">{found}</code>
        </div>
      ))}
      {record.expected && (
        <>
          <Copied label="Name" text={record.name} />
          <Copied label="TXT" text={record.expected} />
        </>
      )}
    </div>
  );
}

function Copied({ label, text }: { label: string; text: string }) {
  return (
    <div className="stack gap-4">
      <span className="row between">
        <span className="hint">{label}</span>
        <Button
          plain
          aria-label={`Copy ${label}`}
          onClick={() => void navigator.clipboard.writeText(text).then(() => toast('Copied'))}
        >
          Copy
        </Button>
      </span>
      <code className="code wraps">{text}</code>
    </div>
  );
}
