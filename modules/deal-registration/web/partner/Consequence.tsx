import { useQuery } from '@tanstack/react-query';
import { DecisionCard, Link, State, When } from '../../../../web/ui/index.ts';
import { deals } from '../client.ts';
import type { OwnDeal } from './own.ts';
import { plain } from '../../rules/pasted/found.ts';
import type { Draft } from './draft.ts';
import type { Terms } from './terms.ts';

/** What registering now leads to, before the button is pressed; others' deals are in none of it. */
export function Consequence({ terms, draft }: { terms: Terms | undefined; draft: Draft }) {
  const open = useQuery(
    deals.query('GET /deal-registrations', {
      query: { 'filter[status][in]': 'submitted,under-review,returned,approved', limit: 200 },
    }),
  );
  const own = (open.data?.data ?? []) as OwnDeal[];
  const twin = own.find((deal) => isSame(deal, draft));
  if (!terms) return null;
  return (
    <>
      <DecisionCard
        by="open"
        over="If you register now"
        title={
          <>
            Answered at <When at={terms.decisionBy} show="exact" />
          </>
        }
      >
        <p className="hint">by rule, or by a person where one is needed.</p>
        <dl className="facts">
          <dt>If approved</dt>
          <dd>protected for {terms.protectionDays} days</dd>
          <dt>Your open deals</dt>
          <dd>
            {own.length}
            {terms.openAtMost === null ? '' : ` of ${terms.openAtMost}`}
          </dd>
        </dl>
        <details className="rules">
          <summary>The rules</summary>
          <ol className="stack gap-3">
            {terms.sentences.map((sentence) => (
              <li key={sentence.id} className="hint">
                <span className="mono">{sentence.id}</span> {sentence.text}
              </li>
            ))}
          </ol>
        </details>
      </DecisionCard>
      {draft.customerName !== '' && open.isSuccess && (
        <ul className="stack">
          <li>
            {twin ? (
              <State tone="warn" icon="warning">
                <span>
                  Among your own open deals:{' '}
                  <Link className="link" href={`/deals/${twin.id}`}>
                    {twin.customerName}
                  </Link>
                </span>
              </State>
            ) : (
              <State tone="good">Not among your own open deals</State>
            )}
          </li>
          <li className="hint">
            Others’ deals are compared after you register. Early proof counts, not speed.
          </li>
        </ul>
      )}
    </>
  );
}

function isSame(deal: OwnDeal, draft: Draft): boolean {
  if (draft.customerName === '') return false;
  const domain = draft.customerDomain || draft.contactEmail.split('@')[1];
  return (
    plain(deal.customerName) === plain(draft.customerName) ||
    (deal.customerDomain !== null && deal.customerDomain === domain?.toLowerCase())
  );
}
