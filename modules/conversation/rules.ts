/** What was written beside a record, as far as the rules ask. */
export type Written = {
  readonly authorId: string;
  readonly createdAt: string;
  readonly deletedAt: string | null;
};

/** So long a person may mend what it wrote; later others have relied on it, and a further word is clearer. */
export const editHours = 24;

const hourMs = 3_600_000;

/** Only one's own words, while they are fresh and stand. */
export function mayEdit(written: Written, personId: string | null, now: Date): boolean {
  return mayDelete(written, personId) && !isTooLate(written, now);
}

/** Only one's own words, at any time; a marker stays. */
export function mayDelete(written: Written, personId: string | null): boolean {
  return written.deletedAt === null && written.authorId === personId;
}

/** Whether the time to mend is over. */
export function isTooLate(written: Written, now: Date): boolean {
  return now.getTime() >= Date.parse(written.createdAt) + editHours * hourMs;
}
