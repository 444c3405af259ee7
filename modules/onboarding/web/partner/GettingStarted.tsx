import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../../web/shell/index.ts';
import { Button, Icon, Link, When } from '../../../../web/ui/index.ts';
import { onboarding } from '../client.ts';

const atMost = 5;
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
        {progress.steps
          .slice(0, atMost)
          .map(({ clause, title, why, href, doneAt, dueAt, overdue }) => (
            <li key={clause} className={doneAt ? 'met' : 'open'}>
              <Icon name={doneAt ? 'check' : 'clock'} />
              <span className="grow">
                {doneAt ? (
                  <>
                    <span>{title}</span> <span className="sr">Done.</span>
                  </>
                ) : (
                  <>
                    <Link className="link" href={href}>
                      {title}
                    </Link>
                    <span className="hint">{why}</span>
                  </>
                )}
              </span>
              <span className="small quiet">
                {doneAt ? 'done' : overdue ? 'late' : <When at={dueAt} show="relative" />}
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
