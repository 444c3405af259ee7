import { defaultRoutingPolicy } from '../../../modules/lead-routing/index.ts';
import { demonstrationRegistrationPolicy } from '../../../modules/deal-registration/index.ts';

/** The policies of the demonstration by kind; kinds that are not here keep their default. */
export const demonstrationPolicies: Record<string, object> = {
  'lead-routing': {
    ...defaultRoutingPolicy,
    name: 'Near, able and in turn',
    rules: [
      {
        clause: 'E0',
        requirement: 'required',
        condition: {
          any: [
            { field: 'lead.isPersonal', operator: 'is', value: false },
            { field: 'partner.acceptsPersonalLeads', operator: 'is', value: true },
          ],
        },
        text: 'A private person is offered to no partner by rule; somebody at Adventure Works answers.',
        lacks: 'the lead is a private person',
        why: 'Addresses at the vendor’s own domain stand for people, not for companies that buy.',
      },
      ...defaultRoutingPolicy.rules,
    ],
    offer: {
      clause: 'O1',
      answerHours: 336,
      text: 'A partner has 14 days to answer an offer; then it goes to the next.',
      why: 'Most partners of the demonstration have nobody who could answer. A real programme gives two days.',
    },
  },
  'deal-registration': demonstrationRegistrationPolicy,
};
