import { Fragment } from 'react';
import type { OwnLead, OwnOffer } from './own.ts';
import { countryName, regionName } from './words.ts';

/** What is known of a customer, as label and value; what is not known takes no line. */
export function KnownFacts({ lead }: { lead: OwnOffer['teaser'] | OwnLead }) {
  const place = [
    lead.city,
    regionName(lead.region),
    'postalCode' in lead ? lead.postalCode : null,
    countryName(lead.country),
  ];
  const known: [string, string | null | undefined][] = [
    ['Where', place.filter(Boolean).join(', ')],
    ['Industry', lead.industry],
    ['People', lead.employees?.toLocaleString()],
    ['Product', lead.product],
    ['Language', 'language' in lead ? lead.language : null],
  ];
  return (
    <dl className="facts">
      {known.map(
        ([label, value]) =>
          value && (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
