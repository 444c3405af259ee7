import type { CSSProperties, ReactNode } from 'react';
import { join } from '../ui/join.ts';
import { useMoments } from '../ui/When.tsx';

export type WindowPart = {
  /** Days, or any other measure of length. */
  length: number;
  label: string;
  /** `past` is over, `held` stands, `maybe` would need an act. */
  kind: 'past' | 'held' | 'maybe';
};

export type WindowBarProps = {
  title: ReactNode;
  /** Quiet words at the end of the title: "90 of 135 days". */
  aside?: ReactNode;
  parts: WindowPart[];
  /** The moments at the edges, one more than parts. */
  edges: (string | Date)[];
};

/** A protection window: what has passed, what is held, what may be added. The words say it all. */
export function WindowBar({ title, aside, parts, edges }: WindowBarProps) {
  const { onDay } = useMoments();
  const total = parts.reduce((sum, part) => sum + part.length, 0) || 1;
  return (
    <section>
      <div className="section-title">
        <h2 className="minor">{title}</h2>
        {aside && <span className="small quiet">{aside}</span>}
      </div>
      <div className="window">
        {parts.map((part) => (
          <span
            key={part.kind + part.label}
            title={part.label}
            className={join(part.kind === 'past' && 'past', part.kind === 'maybe' && 'maybe')}
            style={{ '--v': part.length } as CSSProperties}
          >
            {part.kind === 'maybe' ? <b>{part.label}</b> : part.label}
          </span>
        ))}
      </div>
      <div className="window-edges">
        {edges.map((edge, position) => {
          const before = parts.slice(0, position).reduce((sum, part) => sum + part.length, 0);
          const at = new Date(edge);
          return (
            <time
              key={at.getTime()}
              dateTime={at.toISOString()}
              style={{ '--x': `${(before / total) * 100}%` } as CSSProperties}
            >
              {onDay(at)}
            </time>
          );
        })}
      </div>
    </section>
  );
}
