import type { ReactNode } from 'react';
import { Link, Missing, Money, When } from '../../../../web/ui/index.ts';
import type { Deal } from '../client.ts';
import { DealState } from './DealState.tsx';
import type { Claim } from './use-claims.ts';

const rows: { head: string; cell: (deal: Deal) => ReactNode }[] = [
  { head: 'Registered', cell: (deal) => <When at={deal.submittedAt ?? deal.createdAt} /> },
  { head: 'State', cell: (deal) => <DealState deal={deal} /> },
  { head: 'From a lead', cell: (deal) => (deal.leadId ? 'Yes, offered and accepted' : 'No') },
  {
    head: 'Named contact',
    cell: (deal) => deal.contactName ?? <span className="faint">None</span>,
  },
  { head: 'Need', cell: (deal) => deal.need },
  { head: 'Amount', cell: (deal) => (deal.amount ? <Money value={deal.amount} /> : <Missing />) },
  {
    head: 'Protected until',
    cell: (deal) =>
      deal.protection ? <When at={deal.protection.until} show="exact" /> : <Missing />,
  },
];

/** Claims on the same customer side by side; on a phone one below the other. */
export function Claims({ claims, own }: { claims: Claim[]; own: string }) {
  const reason = claims.find((claim) => claim.reason !== null)?.reason;
  return (
    <section className="stack">
      <div className="section-title">
        <h2>
          {claims.length === 2 ? 'Two partners claim' : `${claims.length} partners claim`} the same
          customer
        </h2>
      </div>
      {reason && <p className="hint">{reason}. The earliest stands first.</p>}
      <div className="card flush only-wide">
        <table className="table two-line claims" aria-label="Claims side by side">
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">What</span>
              </th>
              {claims.map(({ deal }, position) => (
                <th key={deal.id} scope="col">
                  <ClaimHead deal={deal} position={position} isOwn={deal.id === own} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ head, cell }) => (
              <tr key={head}>
                <th scope="row" className="quiet">
                  {head}
                </th>
                {claims.map(({ deal }) => (
                  <td key={deal.id}>{cell(deal)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="only-narrow">
        {claims.map(({ deal }, position) => (
          <div key={deal.id} className="errand">
            <ClaimHead deal={deal} position={position} isOwn={deal.id === own} />
            <dl className="facts">
              {rows.map(({ head, cell }) => (
                <div key={head}>
                  <dt>{head}</dt>
                  <dd>{cell(deal)}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}

function ClaimHead({ deal, position, isOwn }: { deal: Deal; position: number; isOwn: boolean }) {
  return (
    <span className="claim-head">
      <i className={position === 0 ? 'swatch first' : 'swatch rival'} aria-hidden="true" />
      {isOwn ? (
        <strong>{deal.partnerName}</strong>
      ) : (
        <Link className="link" href={`/deals/${deal.id}`}>
          <strong>{deal.partnerName}</strong>
        </Link>
      )}
      <span className="small quiet">
        {isOwn ? `${deal.partnerTier}, this one` : deal.partnerTier}
      </span>
    </span>
  );
}
