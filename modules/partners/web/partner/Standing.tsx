import { useQuery } from '@tanstack/react-query';
import { decisionQuery } from '../../../../web/client/decision.ts';
import { createClient } from '../../../../web/client/index.ts';
import { sayFact } from '../../../../web/ui/telling.ts';
import { Page, useSession } from '../../../../web/shell/index.ts';
import {
  Bar,
  ErrorState,
  Loading,
  Notice,
  Icon,
  Tier,
  When,
  Why,
} from '../../../../web/ui/index.ts';
import type { Telling } from '../../../../web/ui/index.ts';
import type { policyContract } from '../../../../platform/decisions/policy-contract.ts';
import { partners } from '../client.ts';
import { ReferralTerms } from '../roles/ReferralTerms.tsx';
import { RoleTurns } from '../RoleTurns.tsx';
import type { OwnCompany } from './own.ts';
import { CompanyTabs } from './CompanyTabs.tsx';

const policies = createClient<typeof policyContract>();

/** Where the company stands by the rule of the day, and what one more changes. */
export function Screen() {
  const { actor } = useSession();
  const company = useQuery(partners.query('GET /company'));
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/standing" />
      {company.isError && (
        <ErrorState problem={company.error} onRetry={() => void company.refetch()} />
      )}
      {company.isPending && <Loading lines={6} />}
      {company.data && (
        <div className="register">
          <div className="stack gap-8">
            <Points company={company.data} />
            <Further company={company.data} />
            <OwnRoles company={company.data} />
          </div>
          <aside className="stack gap-4">
            <Ladder company={company.data} />
          </aside>
        </div>
      )}
    </Page>
  );
}

function useTelling(company: OwnCompany): Telling | undefined {
  const id = company.tierDecisionId;
  const read = useQuery({ ...decisionQuery(id ?? ''), enabled: id !== null });
  // Every stored decision has the shape that the panel draws.
  return read.data as Telling | undefined;
}

function Points({ company }: { company: OwnCompany }) {
  const telling = useTelling(company);
  const parts = telling?.parts ?? [];
  const facts = Array.isArray(telling?.facts) ? telling.facts : [];
  const sum = parts.reduce((total, part) => total + part.value, 0);
  const most = parts.reduce((total, part) => total + part.weight, 0);
  return (
    <section className="stack gap-4">
      <div className="row between">
        <h2>
          {company.tier}
          {most > 0 && `, ${sum} of ${most} points`}
        </h2>
        {company.tierDecisionId && <Why decision={company.tierDecisionId} />}
      </div>
      {company.pendingTier && (
        <Notice tone="warn" title={`${company.pendingTier} is proposed`}>
          Results stayed below the tier. A person at the vendor decides; you hear by mail.
        </Notice>
      )}
      {parts.length > 0 && (
        <ul className="point-list">
          {parts.map((part) => (
            <li key={part.name}>
              <span className="sentence">{part.name}</span>
              <Bar tone="strong" share={part.weight === 0 ? 0 : part.value / part.weight} />
              <span className="num">
                {part.value} <span className="quiet">of {part.weight}</span>
              </span>
              <small className="quiet">
                {sayFact(facts.find((fact) => fact.name === part.name)?.value)}
              </small>
            </li>
          ))}
        </ul>
      )}
      {telling && (
        <p className="hint">
          Reckoned <When at={telling.decidedAt} show="exact" /> from your recorded orders.
        </p>
      )}
    </section>
  );
}

function Further({ company }: { company: OwnCompany }) {
  const telling = useTelling(company);
  if (!telling) return null;
  const changes = telling.wouldChange ?? [];
  const lacking = (telling.explanation ?? []).filter((sentence) => sentence.includes('lacking'));
  return (
    <section className="stack gap-3">
      <h2>What leads further</h2>
      {changes.length === 0 && lacking.length === 0 && (
        <p className="hint">You hold the highest tier.</p>
      )}
      <ul className="stack gap-3">
        {lacking.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {changes.map((change) => (
          <li key={change.fact + String(change.to)}>
            <span className="row top">
              <Icon name="up" />
              <span>{change.text}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the company is to the vendor, since when, and what it was before. */
function OwnRoles({ company }: { company: OwnCompany }) {
  const read = useQuery(partners.query('GET /partners/{id}/roles', { params: { id: company.id } }));
  return (
    <section className="stack gap-3">
      <h2>Your roles</h2>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading lines={2} />}
      {read.data && <RoleTurns turns={read.data.data} />}
      {read.data && company.roles.includes('referral') && (
        <ReferralTerms sitsNoExams={read.data.sitsNoExams} />
      )}
    </section>
  );
}

/** The tiers as published, from the highest, the own one marked; beneath them the clauses word for word. */
function Ladder({ company }: { company: OwnCompany }) {
  const read = useQuery(
    policies.query('GET /policies', {
      query: { 'filter[kind]': 'partners.tiers', 'filter[inForce]': 'true' },
    }),
  );
  const policy = read.data?.data[0];
  if (!policy) return read.isError ? <ErrorState problem={read.error} /> : <Loading lines={6} />;
  const tiers = tiersOf(policy.document);
  return (
    <section className="card stack gap-4">
      <div className="row between">
        <h2>{policy.title}</h2>
        <span className="small quiet">
          Version {policy.number}
          {policy.effectiveAt && (
            <>
              , since <When at={policy.effectiveAt} show="exact" />
            </>
          )}
        </span>
      </div>
      <ol className="ladder">
        {tiers.map((tier, place) => (
          <li key={tier.tier} aria-current={tier.tier === company.tier ? 'true' : undefined}>
            <Tier level={tiers.length - place} steps={tiers.length}>
              {tier.tier}
            </Tier>
            {tier.tier === company.tier && <span className="small quiet">you are here</span>}
            <p className="hint">{tier.text}</p>
          </li>
        ))}
      </ol>
      <details className="rules">
        <summary>All clauses</summary>
        <ol className="stack gap-3">
          {policy.sentences.map((sentence) => (
            <li key={sentence.id} className="hint">
              <span className="mono">{sentence.id}</span> {sentence.text}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function tiersOf(document: Record<string, unknown>): { tier: string; text: string }[] {
  // A published document has been checked against its kind.
  const { tiers = [] } = document as { tiers?: { tier: string; text?: string }[] };
  return tiers.map(({ tier, text = '' }) => ({ tier, text })).toReversed();
}
