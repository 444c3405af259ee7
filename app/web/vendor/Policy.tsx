import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Page, useListUrl, useScreenParams } from '../../../web/shell/index.ts';
import { ErrorState, Loading, Tabs, When } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Policy } from './clients.ts';
import { DraftChange, PolicyPill } from './Policies.tsx';
import { PolicyClauses } from './PolicyClauses.tsx';
import { PolicyDifferences } from './PolicyDifferences.tsx';
import { PolicyJson } from './PolicyJson.tsx';
import { PolicyTrial } from './PolicyTrial.tsx';
import { PublishPolicy } from './PublishPolicy.tsx';
import { sayPolicyKind } from './words.ts';

/** One policy: as sentences, against the one in force, and as the document itself. */
export function Screen() {
  const { id } = useScreenParams();
  const read = useQuery(platform.record('GET /policies/{id}', { params: { id } }));
  if (!read.data)
    return (
      <Page title="Policy">
        <div className="scroll">
          {read.isError ? (
            <ErrorState
              title="The policy could not be loaded"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          ) : (
            <Loading lines={8} />
          )}
        </div>
      </Page>
    );
  // The vendor's desk always gets the vendor's telling.
  const policy = read.data.answer as Policy;
  return <PolicyPage key={policy.version} policy={policy} etag={read.data.etag} />;
}

function PolicyPage({ policy, etag }: { policy: Policy; etag: string | undefined }) {
  const url = useListUrl();
  const isDraft = policy.status === 'draft' || policy.status === 'trial';
  const view = url.search.view ?? 'sentences';
  const [document, setDocument] = useState<Record<string, unknown>>(policy.document);
  const href = `/policies/${policy.id}`;
  return (
    <Page
      title={`${policy.title}, ${isDraft ? 'draft' : 'version'} ${policy.number}`}
      state={<PolicyPill policy={policy} />}
      acts={!isDraft && <DraftChange kind={policy.kind} />}
    >
      <Tabs
        label="Views"
        tabs={[
          {
            href,
            label: 'Sentences',
            count: policy.sentences.length,
            current: view === 'sentences',
          },
          ...(policy.inForce
            ? []
            : [
                {
                  href: `${href}?view=differences`,
                  label: 'Against the one in force',
                  current: view === 'differences',
                },
              ]),
          { href: `${href}?view=json`, label: 'Document', current: view === 'json' },
        ]}
      />
      <div className="split stands">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
        <div className="main-area pad" tabIndex={0} role="group" aria-label={policy.title}>
          {view === 'sentences' && (
            <PolicyClauses
              policy={policy}
              etag={etag}
              document={document}
              onDocument={isDraft ? setDocument : undefined}
            />
          )}
          {view === 'differences' && <PolicyDifferences id={policy.id} />}
          {view === 'json' && <PolicyJson policy={policy} etag={etag} isDraft={isDraft} />}
        </div>
        {isDraft ? (
          <aside className="panel panel-why" aria-label="Trial and publication">
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
            <div className="scroll" tabIndex={0} role="group" aria-label="Trial and publication">
              <PolicyTrial policy={policy} isSaved={document === policy.document} />
              <PublishPolicy policy={policy} isSaved={document === policy.document} />
            </div>
          </aside>
        ) : (
          <aside className="panel panel-peek" aria-label="About this version">
            <section>
              <PolicyFacts policy={policy} />
            </section>
          </aside>
        )}
      </div>
    </Page>
  );
}

function PolicyFacts({ policy }: { policy: Policy }) {
  return (
    <dl className="facts">
      <dt>Kind</dt>
      <dd>{sayPolicyKind(policy.kind)}</dd>
      <dt>Who reads it</dt>
      <dd>{policy.audience === 'partners' ? 'Partners and this desk' : 'This desk'}</dd>
      <dt>In force since</dt>
      <dd>
        <When at={policy.effectiveAt} show="exact" />
      </dd>
      <dt>Published by</dt>
      <dd>{policy.publishedBy?.name}</dd>
      {policy.note && (
        <>
          <dt>Note</dt>
          <dd>{policy.note}</dd>
        </>
      )}
      {policy.tried && (
        <>
          <dt>Tried</dt>
          <dd>{policy.tried.summaryText}</dd>
        </>
      )}
    </dl>
  );
}
