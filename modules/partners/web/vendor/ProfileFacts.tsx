import type { ReactNode } from 'react';
import { Missing, When } from '../../../../web/ui/index.ts';
import { useTerritoryName } from '../territories.ts';
import type { PartnerRecord } from '../client.ts';

/** What is known of a partner; a missing fact is a dash. */
export function ProfileFacts({ partner }: { partner: PartnerRecord }) {
  const territory = useTerritoryName()(partner.territory);
  const list = (values: readonly string[]) => (values.length > 0 ? values.join(', ') : null);
  const rows: [string, ReactNode][] = [
    [
      'Place',
      [partner.street, partner.postalCode, partner.city, partner.region, partner.country]
        .filter(Boolean)
        .join(', '),
    ],
    ['Territory', territory],
    ['Employees', partner.employees?.toLocaleString()],
    ['Capacity', partner.capacity === null ? null : `${partner.capacity} open leads at once`],
    ['Specialisations', list(partner.specialisations)],
    ['Industries', list(partner.industries)],
    ['Languages', list(partner.languages)],
    ['Regions served', list(partner.regionsServed)],
    ['Telephone', partner.phone],
    ['Website', partner.website ?? partner.domain],
    ['In the directory', partner.listed ? 'Yes' : 'No'],
    ['Added', <When key="added" at={partner.createdAt} show="exact" />],
  ];
  return (
    <>
      <div className="section-title">
        <h3>Profile</h3>
      </div>
      <dl className="facts">
        {rows.map(([head, value]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{value || <Missing />}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
