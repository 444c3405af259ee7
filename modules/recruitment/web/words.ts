/** What each role means, in the words of a firm that chooses. */
export const roleWords: Readonly<Record<string, string>> = {
  reseller: 'We resell',
  distributor: 'We distribute to resellers',
  referral: 'We introduce customers',
  alliance: 'We work side by side as vendors',
  integration: 'We integrate our product with yours',
  service: 'We install, advise and support',
  influence: 'We review, teach or report',
  'knowledge-contributor': 'We contribute knowledge',
  'community-connector': 'We connect a community',
};

/** What a firm is asked about the vendor. */
export const assessmentWords = {
  terms: 'The terms were clear',
  pace: 'The answer came fast enough',
  recommendation: 'I would recommend the programme',
} as const;

/** From "not at all" to "wholly". */
export const marks = ['1', '2', '3', '4', '5'] as const;
