import type { ReactNode } from 'react';
import { join } from './join.ts';
import { Why } from './Why.tsx';

export type DecisionCardProps = {
  /** Accent edge when a rule decided, ink when a person did, grey while it is open. */
  by: 'rule' | 'person' | 'open';
  /** Quiet line: "Recommended by rule", "Decided by Stephanie Conroy". */
  over?: ReactNode;
  title: ReactNode;
  /** The stored decision behind it. */
  decision?: string | undefined;
  onAppeal?: (decisionId: string) => void;
  children?: ReactNode;
};

/** A stored decision on a page: the graduated edge, what it is, and "Why?". */
export function DecisionCard({ by, over, title, decision, onAppeal, children }: DecisionCardProps) {
  return (
    <section
      className={join(
        'card decision ruled',
        by === 'rule' && 'by-rule',
        by === 'person' && 'by-person',
      )}
    >
      <div className="row between">
        <span className="small quiet">{over}</span>
        {decision && <Why decision={decision} {...(onAppeal ? { onAppeal } : {})} />}
      </div>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
