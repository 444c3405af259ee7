import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { createClient } from '../../../web/client/index.ts';
import { useSession } from '../../../web/shell/index.ts';
import { Button, ButtonLink, Icon, Link } from '../../../web/ui/index.ts';
import type { contract, setupSteps } from '../../first-run/steps-contract.ts';

const ShareProgramme = lazy(() =>
  import('./ShareProgramme.tsx').then((module) => ({ default: module.ShareProgramme })),
);

const programmes = createClient<typeof contract>();

type Step = (typeof setupSteps)[number];
const said: Record<Step, { title: string; hint: string; href: string; act: string }> = {
  partner: {
    title: 'Bring in the first partner',
    hint: 'Paste mail addresses, import a list, or send your page for applications around.',
    href: '/partners?invite=1',
    act: 'Invite partners',
  },
  team: {
    title: 'Invite a colleague',
    hint: 'Appeals are answered by somebody who did not decide: that takes two.',
    href: '/team',
    act: 'Open the team',
  },
  rules: {
    title: 'Read your programme, and change what does not fit',
    hint: 'Every number has its reason beside it, and is tried on past records before it binds anybody.',
    href: '/programme',
    act: 'Read it on one page',
  },
  mail: {
    title: 'Let mails leave',
    hint: 'Until SMTP_URL is set, every mail lies in the outbox with its link, so nothing is held up.',
    href: '/settings',
    act: 'Set the sender',
  },
  deal: {
    title: 'See the first lead or deal arrive',
    hint: 'By your form for customers, an import, or a partner that registers.',
    href: '/leads',
    act: 'Open leads',
  },
};

const key = (slug: string) => `fairway.setup-steps.${slug}`;

/** Five steps to a working channel. They tick themselves; whoever knows the way puts them away. */
export function SetupSteps() {
  const { actor, programme } = useSession();
  const [away, setAway] = useState(() => localStorage.getItem(key(programme.slug)) === 'away');
  const [sharing, setSharing] = useState(false);
  const { data } = useQuery({ ...programmes.query('GET /setup-steps'), enabled: !away });
  const steps = data?.data ?? [];
  // Also while there are none yet.
  if (away || steps.every(({ done }) => done)) return null;
  const next = steps.find(({ done }) => !done)?.step;
  return (
    <section className="card pad stack gap-4">
      <div className="row between">
        <h2>
          {steps.filter(({ done }) => done).length} of {steps.length} steps to a working channel
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
        {steps.map(({ step, done }) => (
          <li key={step} className={done ? 'met' : 'open'}>
            <Icon name={done ? 'check' : 'clock'} />
            <span className="grow">
              <strong>{said[step].title}</strong> {done && <span className="sr">Done.</span>}
              {!done && <span className="hint">{said[step].hint}</span>}
            </span>
            {!done &&
              (step === next ? (
                <ButtonLink main href={said[step].href}>
                  {said[step].act}
                </ButtonLink>
              ) : (
                <Link className="link small" href={said[step].href}>
                  {said[step].act}
                </Link>
              ))}
          </li>
        ))}
      </ol>
      {actor.kind === 'vendor.admin' && (
        <p className="hint">
          Make it look like yours:{' '}
          <Link className="link" href="/brand">
            colour, logo and name
          </Link>
        </p>
      )}
      <div className="row wrap gap-3">
        <Button icon="link" onClick={() => setSharing(true)}>
          Send your page around
        </Button>
        <a className="link small" href={`/p/${programme.slug}/apply`}>
          Look at the page for applications
        </a>
      </div>
      {sharing && (
        <Suspense>
          <ShareProgramme onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </section>
  );
}
