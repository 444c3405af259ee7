import type { Tone } from '../../../web/ui/index.ts';

/** Kinds of actor as a reader knows them. */
const actorKinds: Record<string, string> = {
  'vendor.admin': 'Administrator',
  'vendor.channel-manager': 'Channel manager',
  'vendor.marketer': 'Marketer',
  'vendor.finance': 'Finance',
  'vendor.seller': 'Seller',
  'partner.admin': 'Partner administrator',
  'partner.seller': 'Partner seller',
  'distributor.admin': 'Distributor administrator',
  'distributor.seller': 'Distributor seller',
  influencer: 'Influencer',
  'api-key': 'API key',
  worker: 'Background work',
  host: 'Host',
  anonymous: 'Visitor',
};

export function sayActorKind(kind: string): string {
  return actorKinds[kind] ?? sayCode(kind);
}

const surfaces: Record<string, string> = {
  web: 'Browser',
  api: 'API',
  worker: 'By itself',
  mail: 'Mail',
  cli: 'Command line',
  mcp: 'Agent',
};

export function saySurface(surface: string): string {
  return surfaces[surface] ?? sayCode(surface);
}
export const surfaceOptions = Object.entries(surfaces).map(([value, label]) => ({ value, label }));

const policyKinds: Record<string, string> = {
  'lead-routing': 'Lead routing',
  'deal-registration': 'Deal registration',
  'partners.tiers': 'Tiers',
  'partners.agreement': 'Partner agreement',
  'onboarding.path': 'From joining to the first deal',
  'recruitment.qualification': 'Who becomes a partner',
  'recruitment.profile': 'Whom we look for',
};

export function sayPolicyKind(kind: string): string {
  return policyKinds[kind] ?? sayCode(kind);
}

/** `tier-fall` or `partners.changed` → "Tier fall", "Partners changed". */
export function sayCode(code: string): string {
  return code.replaceAll(/[-._]/g, ' ').replace(/^./, (letter) => letter.toLocaleUpperCase());
}

export const jobStates: Record<string, { word: string; tone: Tone }> = {
  queued: { word: 'Queued', tone: 'plain' },
  running: { word: 'Running', tone: 'info' },
  done: { word: 'Done', tone: 'plain' },
  failed: { word: 'Failed', tone: 'bad' },
  cancelled: { word: 'Cancelled', tone: 'plain' },
};

export const mailStates: Record<string, { word: string; tone: Tone }> = {
  queued: { word: 'Queued', tone: 'plain' },
  sent: { word: 'Sent', tone: 'plain' },
  failed: { word: 'Failed', tone: 'bad' },
  outbox: { word: 'Kept here', tone: 'info' },
};

export const importStates: Record<string, { word: string; tone: Tone }> = {
  checking: { word: 'Being checked', tone: 'info' },
  checked: { word: 'Ready to run', tone: 'warn' },
  running: { word: 'Running', tone: 'info' },
  done: { word: 'Done', tone: 'plain' },
  refused: { word: 'Refused', tone: 'bad' },
  undoing: { word: 'Being taken back', tone: 'info' },
  undone: { word: 'Taken back', tone: 'plain' },
  failed: { word: 'Failed', tone: 'bad' },
};
