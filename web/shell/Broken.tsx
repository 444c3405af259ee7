import type { ErrorComponentProps } from '@tanstack/react-router';
import { ButtonLink } from '../ui/Button.tsx';
import { ErrorState } from '../ui/States.tsx';
import { shellWords } from './words.ts';

export function NotFound() {
  return (
    <div className="empty">
      <div>
        <h1>{shellWords.notFoundTitle}</h1>
        <p className="hint">{shellWords.notFoundWhy}</p>
      </div>
      <ButtonLink href="/">{shellWords.notFoundAct}</ButtonLink>
    </div>
  );
}

export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <ErrorState
      problem={error}
      title={shellWords.brokenTitle}
      why={shellWords.brokenWhy}
      onRetry={reset}
    />
  );
}
