import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import { Bars } from '../../../web/charts/index.ts';
import { Page, useListUrl } from '../../../web/shell/index.ts';
import {
  Button,
  ButtonLink,
  Empty,
  ErrorState,
  Loading,
  Money,
  Tabs,
} from '../../../web/ui/index.ts';
import { sayRole } from '../../../modules/recruitment/web/vendor/words.ts';
import type { contract } from '../../profile-proposal/contract.ts';
import { platform } from './clients.ts';

const proposals = createClient<typeof contract>();
type Proposal = Answer<typeof contract, 'GET /profile-proposal'>;
type Wish = Proposal['wishes'][number];

const roles = ['reseller', 'service', 'referral', 'distributor'] as const;

/** Whom to look for, learned from who succeeded; nothing of it binds before it is drafted, tried and published. */
export function Screen() {
  const asked = useListUrl().search.role;
  const role = roles.find((one) => one === asked) ?? 'reseller';
  const read = useQuery(proposals.query('GET /profile-proposal', { query: { role } }));
  return (
    <Page title="Learned from who succeeded" crumbs={[{ href: '/prospects', label: 'Prospects' }]}>
      <Tabs
        label="Roles"
        tabs={roles.map((one) => ({
          href: `/prospects/learned?role=${one}`,
          label: sayRole(one),
          current: one === role,
        }))}
      />
      <div className="scroll">
        <div className="pad stack gap-8 measure">
          {read.isPending && <Loading lines={10} />}
          {read.isError && (
            <ErrorState
              title="The proposal could not be made"
              problem={read.error}
              onRetry={() => void read.refetch()}
            />
          )}
          {read.data && <Told proposal={read.data} />}
        </div>
      </div>
    </Page>
  );
}

function Told({ proposal }: { proposal: Proposal }) {
  const { firms, succeeded, from, tried, fewestFirms, wishes } = proposal;
  if (wishes.length === 0)
    return (
      <Empty
        title="The records show nothing that chance could not"
        act={<ButtonLink href="/policies">Write the profile yourself</ButtonLink>}
      >
        {`${firms} partners of this role have twelve months of orders on record, ${tried} conditions could be tried. A condition needs ${fewestFirms} partners on either side.`}
      </Empty>
    );
  return (
    <>
      <section className="stack">
        <p>
          Of {firms} partners with twelve months of orders on record, the best third ({succeeded})
          earned in dealer margin at least <Money value={from} short />.
        </p>
        <p className="hint">
          {`${tried} conditions were tried. Of the wishes proposed, on average at most one in twenty is a false alarm. They go with success; whether they bring it, no record says.`}
        </p>
      </section>
      {wishes.map((wish) => (
        <Finding key={wish.clause} wish={wish} />
      ))}
      <Draft document={proposal.document} />
    </>
  );
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function Finding({ wish }: { wish: Wish }) {
  const { clause, text, weight, lift } = wish;
  const line = (id: string, label: string, side: Wish['with']) => ({
    id,
    label,
    value: (side.succeeded / side.firms) * 100,
    text: `${percent(side.succeeded / side.firms)} (${side.succeeded} of ${side.firms})`,
    low: Math.round(side.low * 100),
    high: Math.round(side.high * 100),
    on: id === 'with',
  });
  return (
    <Bars
      title={`${text}: ${lift.low.toFixed(1)} to ${lift.high.toFixed(1)} times as often in the best third`}
      under={`Share in the best third, with 95 % confidence. Proposed weight: ${weight} of 100.`}
      unit="Share in the best third"
      top={100}
      lines={[line('with', 'With it', wish.with), line('without', 'Others', wish.without)]}
      key={clause}
    />
  );
}

function Draft({ document }: { document: Proposal['document'] }) {
  const router = useRouter();
  const queries = useQueryClient();
  const draft = useMutation({
    ...platform.write('POST /policies'),
    onSuccess: (policy) => {
      void queries.invalidateQueries({ queryKey: platform.key('/policies') });
      router.history.push(`/policies/${policy.id}`);
    },
  });
  return (
    <section className="stack">
      {draft.isError && <ErrorState title="The draft was not begun" problem={draft.error} />}
      <div>
        <Button
          main
          busy={draft.isPending}
          onClick={() =>
            draft.mutate({
              body: { kind: 'recruitment.profile', ...(document ? { document } : {}) },
            })
          }
        >
          Draft this profile
        </Button>
      </div>
      <p className="hint">You change it, try it on your prospects and publish it, or drop it.</p>
    </section>
  );
}
