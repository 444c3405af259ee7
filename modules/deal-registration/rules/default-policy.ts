import type { RegistrationPolicy } from './policy.ts';

/** The policy that a programme starts with. Every clause says why it is so. */
export const defaultRegistrationPolicy: RegistrationPolicy = {
  kind: 'deal-registration',
  name: 'Register early, protected for 90 days',
  required: {
    clause: 'R1',
    fields: [],
    text: 'A registration needs the name of the customer, the need and the mail address of a contact.',
    why: 'Three fields can be filled in on the phone; everything else can follow.',
  },
  capacity: {
    clause: 'R2',
    openAtMost: 25,
    byTier: { Silver: 50, Gold: 100, Platinum: 200 },
    text: 'A partner may have 25 registrations open at once, in Silver 50, in Gold 100, in Platinum 200.',
    why: 'A limit keeps anybody from registering a whole phone book; whoever sells more gets more.',
  },
  release: {
    clause: 'R3',
    intervalMinutes: 60,
    tickMinutes: 15,
    text: 'The answer is told at the first quarter of an hour after one hour has passed, the same for every registration.',
    why: 'Were some answers faster than others, their time would tell who else works with the customer.',
  },
  review: {
    clause: 'R4',
    share: 0.1,
    text: 'One in ten registrations that a rule would approve is drawn by lot for a person to look at.',
    why: 'Being looked at then says nothing about the customer, and the rules stay checked.',
  },
  outcomes: [
    {
      clause: 'R5',
      condition: { field: 'registration.missing', operator: 'isNotEmpty' },
      outcome: 'return',
      reasonCode: 'information-missing',
      text: 'A registration with missing fields is returned with their names.',
      why: 'Returned is not rejected: nothing is lost but the time to fill them in.',
    },
    {
      clause: 'R6',
      condition: { field: 'partner.stage', operator: 'isNot', value: 'active' },
      outcome: 'reject',
      reasonCode: 'not-eligible',
      text: 'Only partners whose partnership is active can register deals.',
      why: 'Protection is a promise both sides have to be bound to.',
    },
    {
      clause: 'R7',
      condition: {
        any: [
          { field: 'customer.claimedByAnother', operator: 'is', value: true },
          { field: 'customer.claimedBySame', operator: 'is', value: true },
          { field: 'customer.workedByVendor', operator: 'is', value: true },
          { field: 'customer.isOwnCompany', operator: 'is', value: true },
        ],
      },
      outcome: 'review',
      text: 'Where somebody else may have a claim on the customer, the vendor included, a person decides.',
      why: 'No rule should take a customer away from anybody; evidence weighs more than minutes.',
    },
    {
      clause: 'R8',
      condition: { field: 'customer.isUncertain', operator: 'is', value: true },
      outcome: 'review',
      text: 'Where the customer cannot be told apart from others, a person decides.',
      why: 'Protecting the wrong company would block a right claim for months.',
    },
    {
      clause: 'R9',
      condition: { field: 'registration.fromLead', operator: 'is', value: true },
      outcome: 'approve',
      text: 'What a partner registers from a lead that it was given and accepted is approved.',
      why: 'The vendor chose the partner for this customer already.',
    },
  ],
  otherwise: {
    clause: 'R10',
    outcome: 'approve',
    text: 'A registration against which nothing speaks is approved.',
    why: 'Waiting helps nobody when no other claim exists.',
  },
  protection: [
    {
      clause: 'R11',
      condition: { field: 'registration.dealType', operator: 'is', value: 'renewal' },
      days: 60,
      text: 'Renewals are protected for 60 days.',
      why: 'A renewal is decided within weeks, and the customer should stay free to choose.',
    },
    {
      clause: 'R12',
      condition: { field: 'partner.tier', operator: 'in', value: ['Gold', 'Platinum'] },
      days: 120,
      text: 'Deals of Gold and Platinum partners are protected for 120 days.',
      why: 'They run the larger projects, which take longer.',
    },
    {
      clause: 'R13',
      days: 90,
      text: 'All other deals are protected for 90 days.',
      why: 'Three months are the usual time from need to order.',
    },
  ],
  extension: {
    clause: 'R14',
    daysAtMost: 45,
    extensionsAtMost: 1,
    evidence: true,
    text: 'Protection can be prolonged once by up to 45 days, with evidence of what was done for the customer.',
    why: 'A live deal should not lapse for a date; a dead one should not block others.',
  },
  resubmission: {
    clause: 'R15',
    atMost: 3,
    text: 'A rejected registration can be corrected and handed in again three times.',
    why: 'Mistakes can be mended; endless tries are no mistakes.',
  },
  reminder: {
    clause: 'R16',
    daysBefore: [14, 3],
    text: 'Partner and channel manager are reminded 14 and 3 days before protection ends.',
    why: 'Two weeks leave time to act, three days to ask for more.',
  },
};

/** The policy of the demonstration: the same with answers every minute, so that a visitor sees them come. */
export const demonstrationRegistrationPolicy: RegistrationPolicy = {
  ...defaultRegistrationPolicy,
  release: {
    clause: 'R3',
    intervalMinutes: 0,
    tickMinutes: 1,
    text: 'The answer is told at the next full minute, the same for every registration.',
    why: 'In the demonstration nobody should have to wait; a real programme gives itself an hour.',
  },
};
