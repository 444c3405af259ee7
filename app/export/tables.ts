import { sql, type RawBuilder } from 'kysely';

/**
 * What an export takes along, table by table: a test fails when a table is neither here nor among those left out,
 * so nobody forgets to decide. The order is that of the files.
 */
export type ExportedTable = {
  table: string;
  /** Columns that never leave: secrets, and what only this installation can use. */
  without?: readonly string[];
  /** Belongs to the programme and is the same for everybody: not part of a partner's own data. */
  ofProgramme?: true;
  /** A partner's own, which even the vendor's export has not. */
  ofPartner?: true;
  /** Of its rows those that are a partner's own in the same way; a condition on its columns. */
  rowsOfPartner?: RawBuilder<boolean>;
};

/** Files on what a partner's people write for themselves. */
export const filesOfPartner = sql<boolean>`(purpose = 'note' and organisation_id is not null)`;

export const exportedTables: readonly ExportedTable[] = [
  { table: 'programmes', ofProgramme: true },
  { table: 'brands', ofProgramme: true },
  { table: 'organisations' },
  { table: 'partners' },
  { table: 'partner_roles' },
  { table: 'alliance_referrals' },
  { table: 'product_versions', ofProgramme: true },
  { table: 'integration_tests' },
  { table: 'integration_confirmations' },
  { table: 'partnerships' },
  { table: 'memberships' },
  { table: 'invitations' },
  { table: 'join_requests' },
  { table: 'applications' },
  { table: 'prospects', ofProgramme: true },
  { table: 'earnings_estimates', ofProgramme: true },
  { table: 'agreement_acceptances' },
  { table: 'partner_plans' },
  { table: 'meetings' },
  // What a single firm says of the vendor is its own to take along, and never the vendor's to read.
  { table: 'vendor_assessments', ofPartner: true },
  { table: 'assessment_summaries', ofProgramme: true },
  { table: 'segments' },
  { table: 'territories', ofProgramme: true },
  { table: 'landscape_states', ofProgramme: true },
  { table: 'accounts' },
  { table: 'account_sites' },
  { table: 'account_merges' },
  { table: 'products', ofProgramme: true },
  { table: 'price_periods', ofProgramme: true },
  { table: 'order_lines' },
  { table: 'leads' },
  { table: 'lead_offers' },
  { table: 'deal_registrations' },
  { table: 'deal_registration_verdicts' },
  { table: 'comments' },
  { table: 'vendor_notes', ofProgramme: true },
  // What a partner's people write for themselves is its own to take along.
  { table: 'partner_notes', ofPartner: true },
  { table: 'policies' },
  { table: 'policy_publications', ofProgramme: true },
  { table: 'decisions' },
  { table: 'decision_parties' },
  { table: 'appeals' },
  { table: 'record_versions' },
  { table: 'populations' },
  { table: 'events' },
  { table: 'seals' },
  { table: 'visibility' },
  { table: 'files', without: ['storage_key'], rowsOfPartner: filesOfPartner },
  { table: 'imports' },
  { table: 'import_keys' },
  { table: 'import_changes' },
  { table: 'bulk_changes' },
  { table: 'bulk_change_rows' },
  // Their texts may hold codes and links that open an account, and the last one ends somebody's digest.
  { table: 'mails', without: ['text_body', 'html_body', 'attachments', 'unsubscribe_url'] },
  { table: 'api_keys', without: ['token_hash'] },
  { table: 'background_jobs' },
];

/** Tables that no export has, each with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  idempotency_keys: 'Answers kept for repeated requests; the records themselves are exported.',
  outbox: 'Events that wait to be told; they are among the events.',
  reaction_runs: 'Which reaction ran; it means nothing elsewhere.',
  timers: 'When something becomes due follows from the records.',
  notifications:
    'What single people were told; the events themselves are exported, and it is among the data about the person.',
  notification_choices: 'How a person hears of things; it is among the data about that person.',
  saved_views: 'How a person looks at lists; it is among the data about that person.',
  view_defaults: 'How a person looks at lists; it is among the data about that person.',
  unsealed_events: 'Events that wait for their seal; they are among the events.',
};
