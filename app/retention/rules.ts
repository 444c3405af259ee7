/** What is deleted once its time has come. Decisions, events and what replays them stay for good. */
export const retentionKinds = ['mails', 'notifications', 'prospects'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** Whole months after which a record goes; null: it is kept for good. */
export type Retention = Record<RetentionKind, number | null>;
export type KeptRetention = Retention & {
  /** Nothing is deleted before, so that a slip can be taken back. */
  from: string | null;
  /** Its own: whoever changes the other settings meanwhile is in nobody's way. */
  version: number;
};

/** With which a new programme begins. */
export const usualRetention: Retention = { mails: 24, notifications: 12, prospects: 24 };

/** How long a change waits before anything is deleted by it. */
export const graceHours = 24;

/** @param settings of a programme; one that says nothing keeps everything */
export function retentionOf(settings: Record<string, unknown>): KeptRetention {
  const said = (settings['retention'] ?? {}) as Partial<KeptRetention>;
  return {
    mails: said.mails ?? null,
    notifications: said.notifications ?? null,
    prospects: said.prospects ?? null,
    from: said.from ?? null,
    version: said.version ?? 1,
  };
}

/** A change waits a day if anything goes sooner by it than before; otherwise what waited goes on waiting. */
export function changed(before: KeptRetention, after: Retention, now: Date): KeptRetention {
  const sooner = retentionKinds.some(
    (kind) => (after[kind] ?? Infinity) < (before[kind] ?? Infinity),
  );
  const from = sooner
    ? new Date(now.getTime() + graceHours * 3_600_000).toISOString()
    : before.from;
  return { ...after, from, version: before.version + 1 };
}

/** Whether a day of grace is still running. */
export function waits({ from }: Pick<KeptRetention, 'from'>, now: Date): boolean {
  return from !== null && new Date(from) > now;
}
