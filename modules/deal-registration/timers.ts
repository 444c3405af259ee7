/** When the partner is told. */
export const releaseTimer = 'deal-registration.release';
/** When protection ends; the status knew before, this writes it down. */
export const expiryTimer = 'deal-registration.expiry';
