import { State } from '../../../../web/ui/index.ts';

/** What applies to a partner that introduces customers, and what does not; the same words on both sides. */
export function ReferralTerms({ sitsNoExams }: { sitsNoExams: boolean }) {
  return (
    <dl className="facts" aria-label="Referral: what applies and what does not">
      <dt>
        <State tone="good">Applies to referral</State>
      </dt>
      <dd>
        Introduces customers, each registered as a deal, and is paid for what comes of it, as
        agreed. The lowest tier is held without any orders.
      </dd>
      <dt>
        <State icon="close">Does not apply</State>
      </dt>
      <dd>
        {sitsNoExams
          ? 'No exams and no certificates: steps of the path that ask for one are left out.'
          : 'No exams and no certificates for this role. Those of the other roles stay.'}
      </dd>
    </dl>
  );
}
