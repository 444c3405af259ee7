import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page } from '../../../web/shell/index.ts';
import {
  Button,
  Dialog,
  Empty,
  ErrorState,
  Link,
  Loading,
  State,
  toast,
  When,
} from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import { MakeKey } from './MakeKey.tsx';

/** Keys, documents and a first request that works as it stands. */
export function Screen() {
  const [making, setMaking] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  return (
    <Page
      title="Developers"
      acts={
        <Button main icon="plus" onClick={() => setMaking(true)}>
          Make a key
        </Button>
      }
    >
      <div className="scroll">
        <div className="pad stack gap-8 measure">
          {token && <NewToken token={token} onClose={() => setToken(null)} />}
          <Keys onMake={() => setMaking(true)} />
          <Requests token={token} />
          <section>
            <div className="section-title">
              <h2>Documents</h2>
            </div>
            <ul className="promises">
              <li>
                <span className="grow">
                  <a className="name" href="/docs">
                    API reference
                  </a>
                  <span className="hint">
                    Every operation with who may call it, what it takes and how it refuses.
                  </span>
                </span>
              </li>
              <li>
                <span className="grow">
                  <a className="name" href="/openapi.json">
                    openapi.json
                  </a>
                  <span className="hint">OpenAPI 3.1, for generators and for your editor.</span>
                </span>
              </li>
              <li>
                <span className="grow">
                  <Link className="name" href="/audit?surface=api">
                    What was done by API
                  </Link>
                  <span className="hint">The journal, narrowed to this surface.</span>
                </span>
              </li>
            </ul>
          </section>
        </div>
      </div>
      {making && <MakeKey onClose={() => setMaking(false)} onMade={setToken} />}
    </Page>
  );
}

function NewToken({ token, onClose }: { token: string; onClose: () => void }) {
  return (
    <section className="card stack">
      <div className="row between">
        <h2>Your new key, shown once</h2>
        <Button onClick={onClose}>I have kept it</Button>
      </div>
      <p className="hint">It is stored nowhere in readable form. Lost is lost: make another one.</p>
      <Copyable text={token} label="Copy key" />
    </section>
  );
}

/** Code with its copy button. */
export function Copyable({ text, label = 'Copy' }: { text: string; label?: string }) {
  return (
    <div className="stack gap-1">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <pre className="code" tabIndex={0}>
        {text}
      </pre>
      <div>
        <Button
          plain
          icon="copy"
          onClick={() => void navigator.clipboard.writeText(text).then(() => toast('Copied'))}
        >
          {label}
        </Button>
      </div>
    </div>
  );
}

function Requests({ token }: { token: string | null }) {
  const at = location.origin;
  const key = token ?? '$FAIRWAY_KEY';
  return (
    <section className="stack gap-4">
      <div className="section-title">
        <h2>First requests</h2>
      </div>
      <div className="stack">
        <h3>Read partners</h3>
        <Copyable
          text={`curl -g '${at}/v1/partners?filter[tier]=Gold&limit=5' \\\n  -H "Authorization: Bearer ${key}"`}
        />
      </div>
      <div className="stack">
        <h3>Hand in a lead</h3>
        <Copyable
          text={`curl ${at}/v1/leads \\\n  -H "Authorization: Bearer ${key}" \\\n  -H 'Content-Type: application/json' -H "Idempotency-Key: $(uuidgen)" \\\n  -d '{"companyName": "Alpine Ski House", "contactEmail": "ana@alpineskihouse.com", "country": "US"}'`}
        />
      </div>
    </section>
  );
}

function Keys({ onMake }: { onMake: () => void }) {
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  const read = useInfiniteQuery(platform.pages('GET /api-keys'));
  const rows = read.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section>
      <div className="section-title">
        <h2>API keys</h2>
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={3} />}
      {read.isSuccess && rows.length === 0 && (
        <Empty title="No key yet" act={<Button onClick={onMake}>Make a key</Button>}>
          A key acts for this organisation, reads or writes, and ends by itself on its day.
        </Empty>
      )}
      <ul className="promises">
        {rows.map((key) => (
          <li key={key.id}>
            <span className="grow">
              <strong>{key.name}</strong> <span className="mono small quiet">…{key.hint}</span>
              <span className="hint">
                {key.scopes.join(' and ')}, made by {key.createdBy},{' '}
                {key.lastUsedAt ? (
                  <>
                    last used <When at={key.lastUsedAt} show="relative" />
                  </>
                ) : (
                  'never used'
                )}
              </span>
            </span>
            {key.endedAt ? (
              <State tone="plain" icon="close">
                Ended <When at={key.endedAt} show="exact" />
              </State>
            ) : (
              <>
                <span className="quiet">
                  until <When at={key.expiresAt} show="exact" />
                </span>
                <Button onClick={() => setEnding(key)}>End…</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {ending && <EndKey ending={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

function EndKey({
  ending,
  onClose,
}: {
  ending: { id: string; name: string };
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const end = useMutation({
    ...platform.write('POST /api-keys/{id}/end'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: platform.key('/api-keys') });
      toast(`The key “${ending.name}” is ended`);
      onClose();
    },
  });
  return (
    <Dialog
      title={`End the key “${ending.name}” at once`}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            danger
            busy={end.isPending}
            onClick={() => end.mutate({ params: { id: ending.id } })}
          >
            End key
          </Button>
        </>
      }
    >
      <p className="hint">Whatever uses it is refused from the next request on.</p>
      {end.isError && <ErrorState title="The key was not ended" problem={end.error} />}
    </Dialog>
  );
}
