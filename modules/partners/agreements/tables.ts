export type AcceptanceRow = {
  id: string;
  organisationId: string;
  policyId: string;
  /** The agreement's number among its versions. */
  policyVersion: number;
  country: string;
  personId: string;
  personName: string;
  /** SHA-256 of the text that was accepted. */
  digest: string;
  surface: string;
  acceptedAt: string;
};
