import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../../web/shell/index.ts';
import { Button, Icon, Link, When } from '../../../../web/ui/index.ts';
import { onboarding } from '../client.ts';
import type { OwnStep } from '../client.ts';
import { nextSteps } from './next-steps.ts';
import { sayOwner } from '../words.ts';

const key = (slug: string) => `fairway.getting-started.${slug}`;

/** The way to the first deal, at most five steps; they tick themselves. */
export function GettingStarted() {
  const { programme } = useSession();
  const [away, setAway] = useState(() => localStorage.getItem(key(programme.slug)) === 'away');
  const { data } = useQuery({ ...onboarding.query('GET /onboarding'), enabled: !away });
  const progress = data?.progress;
  // Whoever has registered a deal knows the way.
  if (away || !progress || progress.steps.at(-1)?.doneAt) return null;
  return (
    <section className="card pad stack">
      <div className="row between">
        <h2>
          {progress.done} of {progress.steps.length} to your first deal
        </h2>
        <Button
          plain
          onClick={() => {
            localStorage.setItem(key(programme.slug), 'away');
            setAway(true);
          }}
        >
          Put away
        </Button>
      </div>
      <ol className="criteria" aria-label="Steps">
        {nextSteps(progress.steps).map((step) => (
          <StepLine key={step.clause} step={step} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step }: { step: OwnStep }) {
  const { title, href, doneAt, dueAt, overdue } = step;
  return (
    <li className={doneAt ? 'met' : 'open'}>
      <Icon name={doneAt ? 'check' : 'clock'} />
      <span className="grow">
        {doneAt ? (
          <>
            <span>{title}</span> <span className="sr">Done.</span>
          </>
        ) : (
          <>
            {step.owner.startsWith('vendor.') ? (
              <span>{title}</span>
            ) : (
              <Link className="link" href={href}>
                {title}
              </Link>
            )}
            <OpenStep step={step} />
          </>
        )}
      </span>
      <span className="small quiet">
        {doneAt ? 'done' : overdue ? 'late' : <When at={dueAt} show="relative" />}
      </span>
    </li>
  );
}

/** Why, how and by whom. */
function OpenStep({ step: { why, guide, link, owner, waitsFor } }: { step: OwnStep }) {
  return (
    <>
      <span className="hint">{why}</span>
      {guide && <span className="hint">{guide}</span>}
      {link && (
        <a className="link block small" href={link.url} target="_blank" rel="noreferrer">
          {link.label}
        </a>
      )}
      <span className="hint">{sayOwner(owner)}</span>
      {waitsFor.length > 0 && <span className="hint">Comes after: {waitsFor.join(', ')}</span>}
    </>
  );
}
