import { Page } from '../../../../web/shell/index.ts';
import { ButtonLink, Deadline, DecisionCard } from '../../../../web/ui/index.ts';

/** Handed in: the number and the clock. It reads the same whatever is known about the customer. */
export function Received({
  received,
  customer,
}: {
  received: { id: string; decisionBy: string };
  customer: string;
}) {
  return (
    <Page title={`${customer} is registered`}>
      <div className="register">
        <div className="stack gap-6">
          <DecisionCard by="open" over="Handed in" title="The answer comes at a stated time">
            <p className="row">
              <Deadline at={received.decisionBy} over="Any moment now">
                Answered at
              </Deadline>
            </p>
            <dl className="facts">
              <dt>Number</dt>
              <dd className="mono small">{received.id}</dd>
              <dt>You hear</dt>
              <dd>by mail, and on the deal’s page</dd>
            </dl>
          </DecisionCard>
          <div className="row wrap">
            <ButtonLink main href={`/deals/${received.id}`}>
              Open the deal
            </ButtonLink>
            <ButtonLink href="/deals">All deals</ButtonLink>
          </div>
        </div>
      </div>
    </Page>
  );
}
