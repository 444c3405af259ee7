import { useEffect, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { Problem } from '../client/index.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { join } from './join.ts';
import { words } from './words.ts';

/** What will be here, why it is good, one act; `sample` is shown greyed above. */
export function Empty({
  title,
  children,
  act,
  sample,
}: {
  title: string;
  children?: ReactNode;
  act?: ReactNode;
  sample?: ReactNode;
}) {
  return (
    <>
      {sample && (
        <div className="ghost" inert>
          {sample}
        </div>
      )}
      <div className="empty">
        <div>
          <h2>{title}</h2>
          {children && <p className="hint">{children}</p>}
        </div>
        {act && <div className="row">{act}</div>}
      </div>
    </>
  );
}

/** Nothing for 400 ms, then bones in the final shape, or `lines` of them. */
export function Loading({ lines = 4, shape }: { lines?: number; shape?: ReactNode }) {
  const shown = useAfter(400);
  return (
    <div aria-busy="true" role="status">
      <span className="sr">{words.loading}</span>
      {shown && (shape ?? <Bones lines={lines} />)}
    </div>
  );
}

/** True once this many milliseconds have passed. */
export function useAfter(wait: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), wait);
    return () => clearTimeout(timer);
  }, [wait]);
  return passed;
}

export function Bone({ width = '100%' }: { width?: string }) {
  return <span className="bone" style={{ '--v': width } as CSSProperties} />;
}

function Bones({ lines }: { lines: number }) {
  return (
    <div className="stack gap-4 pad">
      {Array.from({ length: lines }, (_, line) => (
        // oxlint-disable-next-line react/no-array-index-key -- bones have no identity
        <Bone key={line} width={`${[62, 48, 74, 55, 68][line % 5]}%`} />
      ))}
    </div>
  );
}

export type ErrorStateProps = {
  problem: unknown;
  /** What could not be done, in the screen's words. */
  title?: string;
  why?: string;
  onRetry?: (() => void) | undefined;
};

/** What happened, why, what to do, trace id, try again. The last good rows may stay beneath it. */
export function ErrorState({ problem, title = words.errorTitle, why, onRetry }: ErrorStateProps) {
  const known = problem instanceof Problem ? problem : undefined;
  const detail = why ?? known?.detail ?? known?.title ?? words.errorFallback;
  return (
    <Notice
      tone="bad"
      title={title}
      act={
        onRetry && (
          <Button icon="again" onClick={onRetry}>
            {words.tryAgain}
          </Button>
        )
      }
    >
      {detail}
      {known?.requestId && (
        <>
          <br />
          {words.trace} <span className="mono">{known.requestId}</span>
        </>
      )}
      {!known && problem instanceof Error && <span className="mono"> {problem.message}</span>}
    </Notice>
  );
}

/** A band across the top of a part: something broke (`bad`), is due (`warn`), or should be known (`info`). */
export function Notice({
  tone = 'info',
  title,
  children,
  act,
}: {
  tone?: 'info' | 'warn' | 'bad';
  title: string;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div
      className={join('notice', tone !== 'bad' && tone)}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      <Icon name={tone === 'info' ? 'info' : 'warning'} />
      <div>
        <strong>{title}</strong>
        {children && <div className="quiet">{children}</div>}
      </div>
      {act}
    </div>
  );
}
