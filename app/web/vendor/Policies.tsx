import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Page, useSession } from '../../../web/shell/index.ts';
import { Button, Empty, ErrorState, Link, Loading, Pill, When } from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Policy } from './clients.ts';
import { sayPolicyKind } from './words.ts';

/** The programme's rules: of each kind the version in force, the drafts, and what held before. */
export function Screen() {
  const read = useQuery(platform.query('GET /policies', { query: { limit: 200 } }));
  // The vendor's desk always gets the vendor's telling.
  const policies = (read.data?.data ?? []) as Policy[];
  const kinds = [...new Set(policies.map((policy) => policy.kind))];
  return (
    <Page title="Policies">
      <div className="scroll">
        {read.isError && (
          <ErrorState
            title="The policies could not be loaded"
            problem={read.error}
            onRetry={() => void read.refetch()}
          />
        )}
        <div className="pad stack gap-8 measure">
          {read.isPending && <Loading lines={6} />}
          {read.isSuccess && policies.length === 0 && (
            <Empty title="No policy yet">A programme begins with one of each kind.</Empty>
          )}
          {kinds.map((kind) => (
            <PolicyKind
              key={kind}
              kind={kind}
              policies={policies.filter((policy) => policy.kind === kind)}
            />
          ))}
        </div>
      </div>
    </Page>
  );
}

function PolicyKind({ kind, policies }: { kind: string; policies: Policy[] }) {
  const inForce = policies.find((policy) => policy.inForce);
  return (
    <section>
      <div className="section-title">
        <h2>{sayPolicyKind(kind)}</h2>
        <DraftChange kind={kind} />
      </div>
      {inForce && (
        <p className="hint">
          {inForce.sentences.length} sentences.{' '}
          {inForce.audience === 'partners' ? 'Partners may read it.' : 'Only this desk reads it.'}
        </p>
      )}
      <ul className="promises">
        {policies.map((policy) => (
          <li key={policy.id}>
            <span className="grow">
              <Link className="name" href={`/policies/${policy.id}`}>
                {policy.title},{' '}
                {policy.status === 'draft' || policy.status === 'trial' ? 'draft' : 'version'}{' '}
                {policy.number}
              </Link>
              <span className="hint">
                {policy.note || `By ${policy.publishedBy?.name ?? policy.createdBy.name}`}
              </span>
            </span>
            <PolicyPill policy={policy} />
            <span className="quiet">
              {policy.effectiveAt ? (
                <>
                  since <When at={policy.effectiveAt} show="exact" />
                </>
              ) : (
                <>
                  begun <When at={policy.createdAt} show="relative" />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a policy stands. */
export function PolicyPill({ policy }: { policy: Policy }) {
  if (policy.inForce) return <Pill icon="check">In force</Pill>;
  if (policy.status === 'published') return <Pill tone="info">Comes into force</Pill>;
  if (policy.status === 'superseded') return <Pill>Was in force</Pill>;
  return (
    <Pill tone={policy.problems.length > 0 ? 'bad' : 'info'} icon="edit">
      {policy.status === 'trial' ? 'Draft, tried' : 'Draft'}
    </Pill>
  );
}

/** Begins a draft from the version in force and goes there. */
export function DraftChange({ kind }: { kind: string }) {
  const { actor } = useSession();
  const router = useRouter();
  const queries = useQueryClient();
  const draft = useMutation({
    ...platform.write('POST /policies'),
    onSuccess: (policy) => {
      void queries.invalidateQueries({ queryKey: platform.key('/policies') });
      router.history.push(`/policies/${policy.id}`);
    },
  });
  if (!['vendor.admin', 'vendor.channel-manager'].includes(actor.kind)) return null;
  return (
    <span className="row">
      {draft.isError && <span className="problem">The draft was not begun.</span>}
      <Button icon="edit" busy={draft.isPending} onClick={() => draft.mutate({ body: { kind } })}>
        Draft a change
      </Button>
    </span>
  );
}
