import { useState } from 'react';
import { useSession } from '../../../../web/shell/index.ts';
import { Button, Deadline, ErrorState, Icon, Link, When, Why } from '../../../../web/ui/index.ts';
import type { OwnOffer } from './own.ts';
import { useAcceptance } from './answering.ts';
import { DeclineForm } from './DeclineForm.tsx';
import { describe } from './words.ts';

/** An open offer with its two answers in place: the first errand of a partner's day. */
export function OfferErrand({ offer, main = false }: { offer: OwnOffer; main?: boolean }) {
  const { teaser } = offer;
  return (
    <div className="errand ruled by-rule stack gap-3">
      <div>
        <Link className="name" href={`/offers/${offer.id}`}>
          <strong>{headline(offer)}</strong>
        </Link>
        <p className="hint">
          {[describe(teaser), teaser.employees ? `${teaser.employees} people` : '']
            .filter(Boolean)
            .join(' · ')}
          {describe(teaser) && '. '}
          <Why decision={offer.decisionId}>Why me?</Why>
        </p>
      </div>
      <Deadline at={offer.answerBy} near={48} over="Time to answer passed">
        Answer by
      </Deadline>
      <OfferAnswers offer={offer} main={main} />
    </div>
  );
}

/** Accept or decline. Accepting opens the contact at once. */
export function OfferAnswers({ offer, main }: { offer: OwnOffer; main: boolean }) {
  const [declining, setDeclining] = useState(false);
  const accept = useAcceptance(offer);
  const { kind } = useSession().actor;
  // Marketers and influencers read offers; those who sell or administer answer them.
  if (!/\.(admin|seller)$/.test(kind))
    return <p className="hint">Your colleagues in sales answer this.</p>;
  return (
    <>
      {accept.isError && <ErrorState problem={accept.error} title="The lead was not accepted" />}
      <div className="row answers">
        <Button
          main={main}
          className="grow"
          busy={accept.isPending}
          onClick={() => accept.mutate({ params: { id: offer.id } })}
        >
          Accept lead
        </Button>
        <Button onClick={() => setDeclining(true)}>Decline</Button>
      </div>
      {declining && <DeclineForm offer={offer} onClose={() => setDeclining(false)} />}
    </>
  );
}

/** The same offer as one line that leads to its page. */
export function OfferLine({ offer }: { offer: OwnOffer }) {
  return (
    <Link className="errand row" href={`/offers/${offer.id}`}>
      <span className="grow">
        <strong className="clamp">{offer.teaser.companyName}</strong>
        <span className="hint block">
          {describe(offer.teaser)}
          {describe(offer.teaser) && '. '}Answer by <When at={offer.answerBy} show="exact" />.
        </span>
      </span>
      <Icon name="right" />
    </Link>
  );
}

function headline({ teaser }: OwnOffer): string {
  const wish = teaser.product ?? teaser.need;
  return wish ? `${teaser.companyName}: ${wish}` : `${teaser.companyName} looks for a partner`;
}
