/** Who introduces customers and nothing else is paid for that: there is nothing that an exam could show. */
const withoutExams: readonly string[] = ['referral'];

/** Whether nobody asks this partner for an exam or a certificate: it holds no role beside those without any. */
export function sitsNoExams(roles: readonly string[]): boolean {
  return roles.length > 0 && roles.every((role) => withoutExams.includes(role));
}
