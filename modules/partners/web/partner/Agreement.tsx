import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page, useSession } from '../../../../web/shell/index.ts';
import {
  Button,
  Checkbox,
  Deadline,
  Empty,
  ErrorState,
  Icon,
  Loading,
  toast,
  When,
} from '../../../../web/ui/index.ts';
import { agreements } from '../client.ts';
import type { OwnAgreement } from '../client.ts';
import { CompanyTabs } from './CompanyTabs.tsx';
import { isKeeper } from './tabs.ts';

/** The agreement: in short, what changed since it was accepted, in full, and the acceptance. */
export function Screen() {
  const { actor } = useSession();
  const read = useQuery(agreements.query('GET /agreement'));
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/agreement" />
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={8} />}
      {read.data && <Agreement own={read.data} />}
    </Page>
  );
}

function Agreement({ own }: { own: OwnAgreement }) {
  const { agreement, accepted, changes, state, acceptBy } = own;
  if (!agreement)
    return <Empty title="There is no agreement yet">The programme has published none.</Empty>;
  return (
    <div className="stack gap-6">
      <section className="stack">
        <h2>
          {agreement.name}, version {agreement.version}
        </h2>
        {state === 'accepted' && accepted ? (
          <p>
            Accepted by {accepted.personName}, <When at={accepted.acceptedAt} />.
          </p>
        ) : (
          <Deadline at={acceptBy} over="Should have been accepted">
            To be accepted by
          </Deadline>
        )}
        {accepted && (
          <p>
            <a
              className="button"
              href={`/v1/agreement-acceptances/${accepted.id}/document`}
              download
            >
              <Icon name="download" />
              Save version {accepted.version}
            </a>
          </p>
        )}
      </section>
      <section className="stack">
        <h3>In short</h3>
        <ul className="bullets">
          {agreement.summary.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {changes.length > 0 && <Changes changes={changes} since={accepted?.version ?? 0} />}
      <section className="stack">
        <h3>In full</h3>
        <ol className="stack gap-4">
          {agreement.clauses.map(({ clause, heading, text }) => (
            <li key={clause}>
              <strong>
                <span className="mono quiet">{clause}</span> {heading}
              </strong>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      {state !== 'accepted' && <Accept policyId={agreement.policyId} version={agreement.version} />}
    </div>
  );
}

function Changes({ changes, since }: { changes: OwnAgreement['changes']; since: number }) {
  const said = { added: 'New', removed: 'No longer there', changed: 'Changed' } as const;
  return (
    <section className="card pad stack">
      <h3>What changed since version {since}</h3>
      <ul className="stack gap-4">
        {changes.map(({ kind, clause, words }) => (
          <li key={clause.clause}>
            <strong>
              {said[kind]}: <span className="mono quiet">{clause.clause}</span> {clause.heading}
            </strong>
            <p>
              {words
                ? words.map(({ kind: how, text }, at) => <Words key={at} how={how} text={text} />)
                : clause.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ how, text }: { how: 'same' | 'removed' | 'added'; text: string }) {
  if (how === 'removed') return <del>{text}</del>;
  return how === 'added' ? <ins>{text}</ins> : text;
}

function Accept({ policyId, version }: { policyId: string; version: number }) {
  const { actor } = useSession();
  const [read, setRead] = useState(false);
  const queries = useQueryClient();
  const accept = useMutation({
    ...agreements.write('POST /agreement/acceptance'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: agreements.key('/agreement') });
      toast(`Version ${version} is accepted. The text is on its way to you by mail.`);
    },
  });
  if (!isKeeper(actor.kind))
    return <p className="hint">An administrator of your company accepts it.</p>;
  return (
    <form
      className="stack gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate({ body: { policyId } });
      }}
    >
      {accept.isError && <ErrorState title="It was not accepted" problem={accept.error} />}
      <Checkbox
        label={`I may accept this for ${actor.organisationName}`}
        checked={read}
        onChange={(event) => setRead(event.target.checked)}
      />
      <div>
        <Button main type="submit" disabled={!read} busy={accept.isPending}>
          Accept the agreement
        </Button>
      </div>
    </form>
  );
}
