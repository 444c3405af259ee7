import type { ReactNode } from 'react';
import { InlineValue } from './InlineValue.tsx';
import { Missing } from './Marks.tsx';
import type { EditableField, InlineRecord, Versioned } from './save-field.ts';

/** A fact that is only shown. */
export type ShownFact = { label: string; value: ReactNode };
export type InlineFact = (EditableField & { shown?: ReactNode }) | ShownFact;

/**
 * The facts of a record, each edited where it stands: a press or Enter opens it, Enter or Tab saves, Escape gives the
 * old value back. A change that somebody else made meanwhile is shown beside one's own, never overwritten unseen.
 */
export function InlineFacts<R extends Versioned>(props: InlineRecord<R> & { facts: InlineFact[] }) {
  return (
    <dl className="facts">
      {props.facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            {'value' in fact ? (
              fact.value || <Missing />
            ) : (
              <InlineValue {...props} field={fact} shown={fact.shown} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
