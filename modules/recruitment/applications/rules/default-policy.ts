import type { QualificationPolicy } from './policy.ts';

/** The policy that a programme starts with: few questions, clear cases at once, the rest to a person in two days. */
export const defaultQualification: QualificationPolicy = {
  kind: 'recruitment.qualification',
  name: 'Who becomes a partner',
  roles: ['reseller', 'referral', 'service', 'distributor', 'alliance', 'integration', 'influence'],
  questions: [
    {
      name: 'customers',
      label: 'Customers you serve today',
      type: 'number',
      hint: 'Companies that bought from you in the last year; an estimate is enough.',
    },
    {
      name: 'employees',
      label: 'People in your firm',
      type: 'number',
    },
    {
      name: 'sellsToday',
      label: 'We sell or advise in this field already',
      type: 'boolean',
    },
    {
      name: 'contact',
      label: 'Somebody of ours will answer leads within the programme’s clock',
      type: 'boolean',
    },
  ],
  criteria: [
    {
      clause: 'Q1',
      label: 'Reachable at the firm’s own address',
      condition: { field: 'application.workMail', operator: 'is', value: true },
      points: 20,
      must: false,
      text: 'The applicant writes from an address at the firm’s own domain.',
      why: 'It shows without any paper that the applicant speaks for the firm. Firms without a domain go to a person.',
    },
    {
      clause: 'Q2',
      label: 'Answers leads in time',
      condition: { field: 'answers.contact', operator: 'is', value: true },
      points: 30,
      must: true,
      text: 'Somebody answers leads within the programme’s clock.',
      why: 'A lead that waits is lost for everybody; it is the one thing that we cannot do without.',
    },
    {
      clause: 'Q3',
      label: 'Knows the field',
      condition: { field: 'answers.sellsToday', operator: 'is', value: true },
      points: 25,
      must: false,
      text: 'The firm sells or advises in this field already.',
      why: 'Such partners reach their first deal sooner.',
    },
    {
      clause: 'Q4',
      label: 'Serves customers today',
      condition: { field: 'answers.customers', operator: 'gte', value: 5 },
      points: 25,
      must: false,
      text: 'The firm serves at least 5 customers.',
      why: 'Customers of one’s own are where first deals come from.',
    },
  ],
  approval: {
    clause: 'Q5',
    points: 75,
    text: 'From 75 points on an application is approved at once.',
    why: 'Clear cases need not wait for anybody.',
  },
  refusal: {
    clause: 'Q6',
    byRule: true,
    text: 'An application that lacks what must be met is refused at once, and told what would change it.',
    why: 'A quick no with its reason is worth more than a slow one.',
  },
  answer: {
    clause: 'Q7',
    workingDays: 2,
    text: 'Every other application is answered by a person within 2 working days.',
    why: 'A promise with a date, and the same for everybody.',
  },
  again: {
    clause: 'Q8',
    days: 30,
    text: 'Whoever was refused may apply again after 30 days, or at once by an appeal.',
    why: 'A no is about today’s facts.',
  },
};
