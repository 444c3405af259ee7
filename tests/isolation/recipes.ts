import type { Prober } from './actors.ts';

/**
 * What a schema cannot say about the body that makes an operation do its work. An operation
 * without a line here is tried with the least body that its schema takes.
 */
export type Recipe = (body: Record<string, unknown>, prober: Prober, text: string) => unknown;

/** For one's own side, with a file: nothing of it may ever reach anybody else. */
const said: Recipe = (_body, { side, partner, programme }, text) => ({
  audience: 'own',
  text: side === 'vendor' ? `Note canary:${programme}/secret:` : text,
  files: [
    { name: 'note.txt', content: Buffer.from(`${text} ${partner ?? ''}`).toString('base64') },
  ],
});

/** Another number of days, by which a rule that stands in every programme is tried. */
const onPage: Recipe = ({ changes }) => {
  const [{ policyId } = {}] = changes as { policyId?: string }[];
  const edits = [{ pointer: '/protection/0/days', value: 45 }];
  return { changes: [{ kind: 'deal-registration', policyId, edits }] };
};

export const recipes: Record<string, Recipe> = {
  createSegment: (body, _prober, text) => ({
    ...body,
    name: text,
    condition: { field: 'name', operator: 'contains', value: 'a' },
  }),
  draftPolicy: (_body, _prober, text) => ({ kind: 'lead-routing', title: text, note: text }),
  editPolicy: (_body, _prober, text) => ({ title: text, note: text }),
  registerDeal: ({ leadId }, _prober, text) => ({
    ...(leadId === undefined ? {} : { leadId }),
    customerName: text,
    need: text,
    contactEmail: 'somebody@probe.example',
  }),
  changeDealRegistration: (_body, _prober, text) => ({ need: text, contactName: text }),
  tryProgrammePage: onPage,
  publishProgrammePage: onPage,
  changeRetention: () => ({ mails: 24 }),
  proposePlan: (_body, _prober, text) => ({
    aims: [{ what: text, measure: 'registered-deals', number: 3, until: '2026-12-31' }],
  }),
  saveView: (_body, _prober, text) => ({ list: '/deals', name: text, query: '', shared: true }),
  changeView: (_body, _prober, text) => ({ name: text }),
  chooseDefaultView: ({ viewId }) => ({ list: '/deals', viewId: viewId ?? null }),
  createLead: (body, _prober, text) => ({ ...body, need: text, contactName: text }),
  changeOwnCompany: (_body, _prober, text) => ({ description: text, street: text }),
  changePartner: (_body, _prober, text) => ({ description: text }),
  changePartnerStage: (_body, _prober, text) => ({ stage: 'dormant', reason: text }),
  changeMemberRole: (_body, prober) => ({
    kind: prober.side === 'vendor' ? 'partner.seller' : prober.kind,
  }),
  changePartnerRole: (_body, _prober, text) => ({ role: 'service', change: 'added', reason: text }),
  giveAllianceReferral: (_body, _prober, text) => ({ customerName: text, contactName: text }),
  answerAllianceReferral: (_body, _prober, text) => ({ answer: 'accepted', reason: text }),
  winAllianceReferral: () => ({ amount: { minor: 1000, currency: 'EUR' } }),
  loseAllianceReferral: (_body, _prober, text) => ({ reason: text }),
  declareProductVersion: (_body, _prober, text) => ({ product: text, number: '1' }),
  declareIntegrationTest: ({ productVersionId }, { partner }, text) => ({
    product: text,
    number: '1',
    productVersionId,
    testedOn: '2026-03-01',
    evidenceFile: {
      name: 'report.txt',
      content: Buffer.from(`${text} ${partner ?? ''}`).toString('base64'),
    },
  }),
  withdrawIntegrationTest: (_body, _prober, text) => ({ reason: text }),
  moveDealStage: () => ({ stage: 'proposal' }),
  writeOnDeal: said,
  writeOnLead: said,
  writeOnOffer: said,
  writeOnPartner: said,
  changeComment: (_body, _prober, text) => ({ text }),
  changeNote: (_body, _prober, text) => ({ text }),
  winDeal: () => ({ amount: { minor: 1000, currency: 'EUR' } }),
  countBulkSelection: () => ({ kind: 'partners', filter: { all: [] } }),
  startBulkChange: () => ({
    kind: 'partners',
    action: 'set-facts',
    values: { capacity: 7 },
    filter: { all: [] },
    dryRun: true,
  }),
  startImport: ({ fileId }, _prober, text) => ({
    kind: 'accounts',
    dryRun: true,
    ...(fileId === undefined
      ? { content: `name,city\n${text},Here\n`, fileName: 'a.csv' }
      : { fileId }),
  }),
  invite: ({ organisationId }, prober, text) => ({
    email: `somebody-${text.split(' ').at(-1)}@probe.example`,
    name: text,
    kind:
      organisationId === undefined && prober.side === 'vendor'
        ? 'vendor.marketer'
        : 'partner.seller',
    ...(organisationId === undefined ? {} : { organisationId }),
  }),
};

/** Operations whose body cannot be made here, because a secret that is sent elsewhere is in it. */
export const needsSecret = new Set(['signInWithCode', 'signInWithPasskey', 'addPasskey']);
