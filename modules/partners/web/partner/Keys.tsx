import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient, Problem } from '../../../../web/client/index.ts';
import {
  Button,
  Checkbox,
  Dialog,
  ErrorState,
  Field,
  Input,
  Loading,
  Select,
  toast,
  When,
} from '../../../../web/ui/index.ts';
import type { contract } from '../../../../platform/access/contract.ts';

const access = createClient<typeof contract>();

/** Keys for programs of the company; a token is shown once. */
export function Keys() {
  const [making, setMaking] = useState(false);
  const queries = useQueryClient();
  const read = useQuery(access.query('GET /api-keys'));
  const end = useMutation({
    ...access.write('POST /api-keys/{id}/end'),
    onSuccess: () => queries.invalidateQueries({ queryKey: access.key('/api-keys') }),
  });
  const live = read.data?.data.filter((key) => key.endedAt === null) ?? [];
  return (
    <section className="stack gap-3">
      <div className="row between">
        <h2>API keys</h2>
        <Button icon="plus" onClick={() => setMaking(true)}>
          Make a key
        </Button>
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {end.isError && <ErrorState problem={end.error} title="The key was not ended" />}
      {read.isPending && <Loading lines={2} />}
      {read.isSuccess && live.length === 0 && (
        <p className="hint">
          None. A key lets your own system register deals and read leads, by the{' '}
          <a className="link" href="/docs">
            documented operations
          </a>
          .
        </p>
      )}
      {live.length > 0 && (
        <ul className="people card flush" aria-label="API keys">
          {live.map((key) => (
            <li key={key.id}>
              <span className="grow">
                <strong>{key.name}</strong>
                <small>
                  <span className="mono">…{key.hint}</span> · {key.scopes.join(' and ')} · until{' '}
                  <When at={key.expiresAt} show="exact" /> ·{' '}
                  {key.lastUsedAt ? (
                    <>
                      used <When at={key.lastUsedAt} show="relative" />
                    </>
                  ) : (
                    'never used'
                  )}
                </small>
              </span>
              <Button plain onClick={() => end.mutate({ params: { id: key.id } })}>
                End
              </Button>
            </li>
          ))}
        </ul>
      )}
      {making && <MakeKey onClose={() => setMaking(false)} />}
    </section>
  );
}

function MakeKey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [mayWrite, setMayWrite] = useState(true);
  const [days, setDays] = useState('90');
  const queries = useQueryClient();
  const make = useMutation({
    ...access.write('POST /api-keys'),
    onSuccess: () => queries.invalidateQueries({ queryKey: access.key('/api-keys') }),
  });
  const problems = make.error instanceof Problem ? make.error.fields : {};
  if (make.data) return <NewToken token={make.data.token} onClose={onClose} />;
  return (
    <Dialog
      title="Make an API key"
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            main
            busy={make.isPending}
            onClick={() =>
              make.mutate({
                body: {
                  name,
                  scopes: mayWrite ? ['read', 'write'] : ['read'],
                  expiresInDays: Number(days),
                },
              })
            }
          >
            Make key
          </Button>
        </>
      }
    >
      {make.isError && Object.keys(problems).length === 0 && (
        <ErrorState problem={make.error} title="The key was not made" />
      )}
      <Field label="What is it for?" error={problems.name}>
        <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Good for" error={problems.expiresInDays}>
        <Select
          value={days}
          onChange={(event) => setDays(event.target.value)}
          options={['30', '90', '180', '365'].map((value) => ({ value, label: `${value} days` }))}
        />
      </Field>
      <Checkbox
        label="May also change things"
        hint="Register deals and answer leads. Without it the key only reads."
        checked={mayWrite}
        onChange={(event) => setMayWrite(event.target.checked)}
      />
    </Dialog>
  );
}

function NewToken({ token, onClose }: { token: string | null; onClose: () => void }) {
  const copy = () => void navigator.clipboard.writeText(token ?? '').then(() => toast('Copied'));
  return (
    <Dialog
      title="Keep this token now"
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Done</Button>
          {token && (
            <Button main icon="copy" onClick={copy}>
              Copy token
            </Button>
          )}
        </>
      }
    >
      <p className="hint">It is shown this once and kept nowhere.</p>
      <p className="mono token">
        {token ?? 'This request was repeated; the token was shown the first time.'}
      </p>
    </Dialog>
  );
}
