import { useQuery } from '@tanstack/react-query';
import { MainAct, Page, useScreenParams } from '../../../../web/shell/index.ts';
import {
  ButtonLink,
  Deadline,
  DecisionCard,
  Empty,
  ErrorState,
  Loading,
  Pill,
} from '../../../../web/ui/index.ts';
import { Conversation } from '../../../conversation/web/index.ts';
import { leadRouting } from '../client.ts';
import type { OwnOffer } from './own.ts';
import { KnownFacts } from './KnownFacts.tsx';
import { LeadContact } from './LeadContact.tsx';
import { OfferAnswers } from './OfferErrand.tsx';
import { statusWords } from './words.ts';

const crumbs = [{ href: '/leads', label: 'Leads' }];

/** Where the mailed link lands: what is known, the clock, why me, two answers; afterwards the contact. */
export function Screen() {
  const { id } = useScreenParams();
  const read = useQuery(leadRouting.query('GET /offers/{id}', { params: { id } }));
  if (read.isError)
    return (
      <Page title="Lead" crumbs={crumbs}>
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      </Page>
    );
  // A partner's answer has no partner's name in it, so the wider shape is the vendor's alone.
  const offer = read.data as OwnOffer | undefined;
  if (!offer)
    return (
      <Page title="Lead" crumbs={crumbs}>
        <Loading lines={6} />
      </Page>
    );
  const tone = offer.status === 'open' ? 'warn' : offer.status === 'accepted' ? 'good' : 'plain';
  return (
    <Page
      title={offer.teaser.companyName}
      crumbs={crumbs}
      state={
        offer.status === 'open' ? undefined : <Pill tone={tone}>{statusWords[offer.status]}</Pill>
      }
    >
      <div className="register">
        <div className="stack gap-6">
          {offer.status === 'accepted' ? (
            <Accepted leadId={offer.leadId} />
          ) : (
            <Teaser offer={offer} />
          )}
          <Conversation kind="offer" id={offer.id} />
        </div>
        <aside className="stack gap-4">
          <WhyMe offer={offer} />
        </aside>
      </div>
    </Page>
  );
}

function Teaser({ offer }: { offer: OwnOffer }) {
  const { teaser } = offer;
  return (
    <>
      <section className="card stack gap-4">
        <h2>{teaser.need ?? 'What they need is not written down yet'}</h2>
        <KnownFacts lead={teaser} />
        {offer.status === 'open' && (
          <p className="hint">Name, mail and phone of the contact open as soon as you accept.</p>
        )}
      </section>
      {offer.status === 'open' ? (
        <MainAct>
          <OfferAnswers offer={offer} main />
        </MainAct>
      ) : (
        <Empty title={statusWords[offer.status]}>
          {offer.status === 'declined'
            ? (offer.declineNote ?? 'You passed it on.')
            : 'It went to the next partner that fits.'}
        </Empty>
      )}
    </>
  );
}

/** The contact, and the shortest way on: a deal of this lead needs no field. */
function Accepted({ leadId }: { leadId: string }) {
  const read = useQuery(leadRouting.query('GET /leads/{id}', { params: { id: leadId } }));
  if (read.isError) return <ErrorState problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={4} />;
  return (
    <>
      <LeadContact lead={read.data} />
      {read.data.status === 'accepted' && (
        <MainAct>
          <ButtonLink main href={`/register?lead=${leadId}`}>
            Register a deal from this
          </ButtonLink>
        </MainAct>
      )}
      {read.data.status === 'converted' && <ButtonLink href="/deals">See your deals</ButtonLink>}
    </>
  );
}

function WhyMe({ offer }: { offer: OwnOffer }) {
  const open = offer.status === 'open';
  return (
    <DecisionCard
      by="rule"
      over={open ? 'Offered to you alone' : 'Why this came to you'}
      title={offer.score === null ? 'Chosen by the vendor' : `Fit ${offer.score.toFixed(1)} of 100`}
      decision={offer.decisionId}
    >
      {open ? (
        <div className="stack">
          <Deadline at={offer.answerBy} near={48} over="Time to answer passed">
            Answer by
          </Deadline>
          <p className="hint">Without an answer it passes to the next partner.</p>
        </div>
      ) : (
        <p className="hint">
          The parts of the score and the clause that decided stand under “Why?”.
        </p>
      )}
    </DecisionCard>
  );
}
