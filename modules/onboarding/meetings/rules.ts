export type MeetingStatus = 'open' | 'proposed' | 'confirmed' | 'held' | 'cancelled';

type Meeting = {
  readonly status: MeetingStatus;
  readonly proposedSide: 'vendor' | 'partner' | null;
  readonly startsAt: string | null;
};

/** While it is neither over nor cancelled either side proposes another time. */
export function mayPropose({ status }: Meeting): boolean {
  return status === 'open' || status === 'proposed' || status === 'confirmed';
}

/** What the other side proposed, as long as its time is to come. */
export function mayConfirm({ status, proposedSide, startsAt }: Meeting, side: string, now: Date) {
  return (
    status === 'proposed' &&
    (side === 'vendor' || side === 'partner') &&
    proposedSide !== side &&
    startsAt !== null &&
    new Date(startsAt) > now
  );
}

export function mayCancel(meeting: Meeting): boolean {
  return mayPropose(meeting);
}

/** When it is over; null while no time is proposed. */
export function endOf({
  startsAt,
  minutes,
}: {
  startsAt: string | null;
  minutes: number | null;
}): Date | null {
  if (startsAt === null || minutes === null) return null;
  return new Date(Date.parse(startsAt) + minutes * 60_000);
}
