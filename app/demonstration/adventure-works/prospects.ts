import { regionCode } from './places.ts';
import { sampleRows } from './sample-rows.ts';

/** Prospects at the vendor's own domain gave a private interest, not that of a company. */
export const VENDOR_DOMAIN = 'adventure-works.com';

export type ProspectPerson = {
  prospectKey: number;
  firstName: string;
  lastName: string;
  occupation: string;
  city: string;
  regionCode: string;
  postalCode: string;
};

export type Prospect = ProspectPerson & {
  country: 'US';
  /** As the source writes it, in lower case: any `local@label`, dotless ones too. */
  email: string;
  /** False when the domain has no dot, so that no mail server outside can be found for it. */
  deliverable: boolean;
  kind: 'company' | 'personal';
  /** The customer: mail domain and city. Null for a personal lead. */
  account: { domain: string; name: string; city: string; regionCode: string } | null;
  /** Others who gave the same address, in the order of the source; they make no lead of their own. */
  joined: ProspectPerson[];
};

/**
 * The 1,373 prospects as 1,352 leads: 21 repeat the address of an earlier one and are joined to
 * it. Company names are those that Microsoft gives its sample domains.
 */
export async function readProspects(): Promise<Prospect[]> {
  const prospects = new Map<string, Prospect>();
  for await (const row of sampleRows('prospects.csv')) {
    const email = row.text('EmailAddress').toLowerCase();
    const person = {
      prospectKey: row.integer('ProspectKey'),
      firstName: row.text('FirstName'),
      lastName: row.text('LastName'),
      occupation: row.text('Occupation'),
      city: row.text('City'),
      regionCode: regionCode('US', row.text('StateProvinceCode')),
      postalCode: row.text('PostalCode'),
    };
    const earlier = prospects.get(email);
    if (earlier) earlier.joined.push(person);
    else prospects.set(email, prospectOf(person, email));
  }
  return [...prospects.values()];
}

function prospectOf(person: ProspectPerson, email: string): Prospect {
  const match = /^[^@\s]+@([^@\s]+)$/.exec(email);
  const domain = match?.[1];
  if (domain === undefined) throw new Error(`prospects.csv: “${email}” is no address.`);
  const personal = domain === VENDOR_DOMAIN;
  const { city, regionCode: region } = person;
  return {
    ...person,
    country: 'US',
    email,
    deliverable: domain.includes('.'),
    kind: personal ? 'personal' : 'company',
    account: personal ? null : { domain, name: companyName(domain), city, regionCode: region },
    joined: [],
  };
}

/** Microsoft's fictitious companies by the first label of their domains. */
const COMPANIES: Record<string, string> = {
  adatum: 'A. Datum Corporation',
  alpineskihouse: 'Alpine Ski House',
  baldwinmuseumofscience: 'Baldwin Museum of Science',
  blueyonderairlines: 'Blue Yonder Airlines',
  cohovineyard: 'Coho Vineyard',
  consolidatedmessenger: 'Consolidated Messenger',
  contoso: 'Contoso',
  cpandl: 'City Power & Light',
  fabrikam: 'Fabrikam',
  fineartschool: 'School of Fine Art',
  humongousinsurance: 'Humongous Insurance',
  litwareinc: 'Litware',
  lucernepublishing: 'Lucerne Publishing',
  margiestravel: "Margie's Travel",
  northwindtraders: 'Northwind Traders',
  proseware: 'Proseware',
  'thephone-company': 'The Phone Company',
  treyresearch: 'Trey Research',
  wingtiptoys: 'Wingtip Toys',
  woodgrovebank: 'Woodgrove Bank',
};

function companyName(domain: string): string {
  const label = domain.split('.')[0] ?? domain;
  return COMPANIES[label] ?? label;
}
