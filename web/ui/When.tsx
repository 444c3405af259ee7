import { createContext, use, useEffect, useState } from 'react';
import { serverNow } from '../client/index.ts';
import { Missing, State } from './Marks.tsx';
import type { Tone } from './Marks.tsx';
import { exactly, inFull, onDay, relatively } from './moment.ts';

/** The programme's zone, in which its clocks are told. The shell sets it. */
export const ZoneContext = createContext<string | undefined>(undefined);

export type WhenProps = {
  at: string | Date | null | undefined;
  /** `both`: "14:15, in 52 min"; `exact`: "Mon 22 Feb"; `relative`: "in 52 min". */
  show?: 'both' | 'exact' | 'relative';
};

/** A moment, relative plus exact, by the server's clock; the full date on hover. It moves by itself. */
export function When({ at, show = 'both' }: WhenProps) {
  const timeZone = use(ZoneContext);
  const now = useNow(show !== 'exact');
  if (at === null || at === undefined) return <Missing />;
  const moment = at instanceof Date ? at : new Date(at);
  const exact = exactly(moment, now, { timeZone });
  const relative = relatively(moment, now);
  const text = show === 'both' ? `${exact}, ${relative}` : show === 'exact' ? exact : relative;
  return (
    <time dateTime={moment.toISOString()} title={inFull(moment, { timeZone })}>
      {text}
    </time>
  );
}

/** A promise with a clock: quiet far off, `warn` within `near` hours, `bad` once over. */
export function Deadline({
  at,
  near = 24,
  over,
  children,
}: {
  at: string | null | undefined;
  near?: number;
  over?: string;
  children?: string;
}) {
  const now = useNow(true);
  if (!at) return <Missing />;
  const left = Date.parse(at) - now.getTime();
  const tone: Tone = left < 0 ? 'bad' : left < near * 3_600_000 ? 'warn' : 'info';
  return (
    <State tone={tone} icon="clock">
      <span>
        {left < 0 && over ? over : children} {(left >= 0 || !over) && <When at={at} />}
      </span>
    </State>
  );
}

/** Moments as texts in the programme's zone, by the server's clock: `exactly` ("14:15", "Mon 22 Feb") and `onDay`. */
export function useMoments(): {
  exactly: (at: string | Date) => string;
  onDay: (at: string | Date) => string;
  now: Date;
} {
  const timeZone = use(ZoneContext);
  const now = useNow();
  return {
    now,
    exactly: (at) => exactly(new Date(at), now, { timeZone }),
    onDay: (at) => onDay(new Date(at), now, { timeZone }),
  };
}

/** The server's now, renewed each half minute while `moving`. */
export function useNow(moving = true): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(() => setNow(serverNow()), 30_000);
    return () => clearInterval(timer);
  }, [moving]);
  return now;
}
