import { ensureMembership } from '../../platform/access/index.ts';
import { newId, type Call, type Database } from '../../platform/database/index.ts';
import { publishDefaultPolicies } from '../../platform/decisions/index.ts';
import { addAccountsOf } from '../../modules/accounts/index.ts';
import {
  defaultRegistrationPolicy,
  seedRegistrations,
} from '../../modules/deal-registration/index.ts';
import { seedLeads } from '../../modules/lead-routing/index.ts';
import { addPartners, type Partner } from '../../modules/partners/index.ts';
import { asWorker, createProgramme } from '../demonstration/programme.ts';
import { pick, randomFrom } from './random.ts';
import type { SeedSize } from './sizes.ts';

export type SeedOptions = {
  size: SeedSize;
  seed: number;
  canaries: boolean;
  now: Date;
  say: (text: string) => void;
};
export type SeedReport = {
  programmes: string[];
  partners: number;
  accounts: number;
  leads: number;
  deals: number;
};

/** A text's owner, written into it: whoever reads a foreign one has found a leak. */
type Mark = (owner: string, text: string) => string;

const countries = ['US', 'DE', 'FR', 'GB', 'CA', 'AU', 'NL', 'ES'];
const products = ['Starter', 'Professional', 'Enterprise', 'Service'];
const tiers = ['Registered', 'Silver', 'Gold', 'Platinum'];
const roles = [['reseller'], ['reseller', 'service'], ['referral'], ['distributor'], ['alliance']];
const chunk = 5_000;

/** Generated partners have more open at once than the default policy allows. */
const withoutLimit = {
  ...defaultRegistrationPolicy,
  capacity: {
    clause: 'R2',
    openAtMost: null,
    text: 'A partner may have any number of registrations open at once.',
    why: 'The programme is generated, with as many as its size says.',
  },
};

/** Fills an installation with generated programmes for load and isolation tests; the same seed gives the same data. */
export async function seed(database: Database, options: SeedOptions): Promise<SeedReport> {
  const report: SeedReport = { programmes: [], partners: 0, accounts: 0, leads: 0, deals: 0 };
  for (let number = 1; number <= options.size.programmes; number++) {
    const slug = `programme-${number}`;
    options.say(`Making ${slug} …`);
    const made = await seedProgramme(database, slug, number, options);
    report.programmes.push(slug);
    report.partners += made.partners;
    report.accounts += made.accounts;
    report.leads += made.leads;
    report.deals += made.deals;
  }
  return report;
}

async function seedProgramme(
  database: Database,
  slug: string,
  number: number,
  { size, seed: base, canaries, now }: SeedOptions,
) {
  const random = randomFrom(base * 1000 + number);
  const mark: Mark = canaries
    ? (owner, text) => `${text} canary:${slug}/${owner}:`
    : (_owner, text) => text;
  const programmeId = newId('prog');
  const work = <T>(run: (call: Call) => Promise<T>) => asWorker(database, programmeId, now, run);
  const { vendorId } = await work((call) =>
    createProgramme(call, {
      slug,
      name: mark('vendor', `Programme ${number}`),
      vendorName: mark('vendor', `Vendor ${number}`),
      vendorDomain: `vendor-${number}.example`,
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      description: mark('vendor', 'Generated for tests'),
      sample: false,
    }),
  );
  await ensureMembership(database, {
    programmeId,
    organisationId: vendorId,
    kind: 'vendor.admin',
    email: `admin@vendor-${number}.example`,
    name: mark('vendor', 'Admin'),
    now,
  });
  await work((call) => publishDefaultPolicies(call, { 'deal-registration': withoutLimit }));
  const partners = await work((call) => addPartners(call, partnersOf(size.partners, random, mark)));
  for (const partner of partners) {
    await ensureMembership(database, {
      programmeId,
      organisationId: partner.id,
      kind: 'partner.admin',
      email: `admin@${partner.slug}.programme-${number}.example`,
      name: mark(partner.slug, 'Admin'),
      now,
    });
  }
  const share = (whole: number) => Math.ceil(whole / size.programmes);
  const accounts = await inChunks(share(size.accounts), (count, from) =>
    work((call) => accountsFor(call, partners, from, count, random, mark)),
  );
  const leads = await inChunks(share(size.leads), (count, from) =>
    work((call) => seedLeads(call, leadsOf(partners, from, count, random, mark))),
  );
  const deals = await inChunks(share(size.deals), (count, from) =>
    work((call) => seedRegistrations(call, dealsOf(partners, from, count, random, mark))),
  );
  return { partners: partners.length, accounts, leads, deals };
}

async function inChunks(
  total: number,
  make: (count: number, from: number) => Promise<number>,
): Promise<number> {
  let made = 0;
  for (let from = 0; from < total; from += chunk)
    made += await make(Math.min(chunk, total - from), from);
  return made;
}

/** Slugs follow from names: partner-001, partner-002, … */
function partnersOf(count: number, random: () => number, mark: Mark) {
  return Array.from({ length: count }, (_, index) => {
    const name = `partner-${String(index + 1).padStart(3, '0')}`;
    return {
      name: mark(name, name),
      slug: name,
      // What the public directory shows is everybody's to read; here nothing is.
      listed: false,
      country: pick(random, countries),
      city: mark(name, 'Town'),
      roles: pick(random, roles),
      employees: 1 + Math.floor(random() * 500),
      specialisations: [pick(random, products)],
      description: mark(name, 'A partner'),
      capacity: 5 + Math.floor(random() * 20),
      tier: pick(random, tiers),
      businessType: mark(name, 'Reseller'),
    };
  });
}

const partnerAt = (partners: readonly Partner[], index: number): Partner => {
  const partner = partners[index % partners.length];
  if (!partner) throw new RangeError('A programme without partners has no records.');
  return partner;
};

function accountsFor(
  call: Call,
  partners: readonly Partner[],
  from: number,
  count: number,
  random: () => number,
  mark: Mark,
): Promise<number> {
  return addAccountsOf(
    call,
    Array.from({ length: count }, (_, index) => {
      const partner = partnerAt(partners, from + index);
      return {
        organisationId: partner.id,
        name: mark(partner.slug, `Customer ${from + index}`),
        domain: `customer-${from + index}.example`,
        city: mark(partner.slug, 'Town'),
        country: pick(random, countries),
      };
    }),
  );
}

function leadsOf(
  partners: readonly Partner[],
  from: number,
  count: number,
  random: () => number,
  mark: Mark,
) {
  return Array.from({ length: count }, (_, index) => {
    const partner = partnerAt(partners, from + index);
    const state = pick(random, ['new', 'offered', 'accepted', 'accepted', 'declined'] as const);
    const owner = state === 'accepted' ? partner.slug : 'vendor';
    return {
      state,
      organisationId: partner.id,
      companyName: mark(state === 'new' ? 'vendor' : partner.slug, `Prospect ${from + index}`),
      contactName: mark(owner, 'Contact'),
      contactEmail: `contact${from + index}@prospect-${from + index}.example`,
      city: mark(state === 'new' ? 'vendor' : partner.slug, 'Town'),
      country: pick(random, countries),
      need: mark(state === 'new' ? 'vendor' : partner.slug, 'A need'),
    };
  });
}

function dealsOf(
  partners: readonly Partner[],
  from: number,
  count: number,
  random: () => number,
  mark: Mark,
) {
  return Array.from({ length: count }, (_, index) => {
    const partner = partnerAt(partners, from + index);
    const status = pick(random, [
      'submitted',
      'under-review',
      'approved',
      'approved',
      'returned',
      'rejected',
      'closed',
      'closed',
    ] as const);
    return {
      organisationId: partner.id,
      status,
      customerName: mark(partner.slug, `Customer ${from + index}`),
      customerDomain: `customer-${from + index}.example`,
      contactName: mark(partner.slug, 'Contact'),
      contactEmail: `contact@customer-${from + index}.example`,
      need: mark(partner.slug, 'A need'),
      product: pick(random, products),
      amountMinor: Math.floor(random() * 10_000_000),
      daysAgo: Math.floor(random() * 300),
    };
  });
}
