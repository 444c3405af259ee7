import type { EventTitle } from '../../platform/journal/index.ts';

/** How the events of partners read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  'partners.added': 'Partner added',
  'partners.changed': 'Partner changed',
  'partners.agreement-accepted': ({ facts }) =>
    `Agreement accepted, version ${String(facts['version'])}`,
  'partners.stage-changed': ({ facts }) =>
    facts['to'] === 'left'
      ? `Partnership ended: ${String(facts['reason'])}`
      : `Partnership ${String(facts['to'])}: ${String(facts['reason'])}`,
  'partners.role-changed': ({ facts }) =>
    `Role ${String(facts['role']).replaceAll('-', ' ')} ${String(facts['change'])}: ${String(facts['reason'])}`,
  'partners.referral-given': ({ facts }) =>
    facts['givenBy'] === 'vendor'
      ? `The vendor referred ${String(facts['customerName'])}`
      : `The partner referred ${String(facts['customerName'])}`,
  'partners.referral-moved': ({ facts }) =>
    `Referral of ${String(facts['customerName'])}: ${String(facts['status'])}`,
  'partners.test-declared': ({ facts }) => `Declared as tested: ${saidTest(facts)}`,
  'partners.test-confirmed': ({ facts }) => `Test confirmed: ${saidTest(facts)}`,
  'partners.test-withdrawn': ({ facts }) => `Test withdrawn: ${saidTest(facts)}`,
  'partners.version-declared': ({ facts }) =>
    `Version ${String(facts['number'])} of ${String(facts['product'])} declared`,
  'partners.version-taken-back': ({ facts }) =>
    `Version ${String(facts['number'])} of ${String(facts['product'])} taken back`,
  'partners.merged': ({ facts }) => `Merged into ${String(facts['into'])}`,
  'partners.took-over': ({ facts }) => `Took over ${String(facts['from'])}`,
  'partners.joined': 'A partner from now on',
  'partners.profile-changed': 'Company profile changed',
  'partners.tier-reached': ({ facts }) => `Moved up to ${String(facts['to'])}`,
  'partners.tier-fall-proposed': ({ facts }) =>
    `Proposed to move from ${String(facts['from'])} to ${String(facts['to'])}`,
  'partners.tier-fall-confirmed': ({ facts }) => `Moved to ${String(facts['to'])}`,
  'partners.tier-fall-rejected': ({ facts }) => `Stays ${String(facts['from'])}`,
  'partners.partnership-joined': ({ facts }) =>
    `Joined ${String(facts['partnership'])} as ${String(facts['tier'])}`,
  'partners.partnership-left': ({ facts }) => `Left ${String(facts['partnership'])}`,
  'partners.tier-moved': ({ facts: { partnership, from, to } }) =>
    `${typeof partnership === 'string' ? `${partnership}:` : 'Moved'} from ${String(from)} to ${String(to)}`,
};

const saidTest = (facts: Record<string, unknown>) =>
  `${String(facts['product'])} ${String(facts['number'])} – ${String(facts['vendorProduct'])} ${String(facts['vendorNumber'])}`;
