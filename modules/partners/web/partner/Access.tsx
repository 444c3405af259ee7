import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient } from '../../../../web/client/index.ts';
import { Page, useSession } from '../../../../web/shell/index.ts';
import { Button, ErrorState, Loading, When } from '../../../../web/ui/index.ts';
import type { contract } from '../../../../platform/access/contract.ts';
import { Keys } from './Keys.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';
import { isKeeper } from './tabs.ts';

const access = createClient<typeof contract>();

/** Where one is signed in, and the keys with which programs act for the company. */
export function Screen() {
  const { actor } = useSession();
  return (
    <Page title={actor.organisationName}>
      <CompanyTabs current="/company/access" />
      <Sessions />
      {isKeeper(actor.kind) && <Keys />}
    </Page>
  );
}

function Sessions() {
  const queries = useQueryClient();
  const read = useQuery(access.query('GET /sessions'));
  const end = useMutation({
    ...access.write('POST /sessions/{id}/end'),
    onSuccess: () => queries.invalidateQueries({ queryKey: access.key('/sessions') }),
  });
  return (
    <section className="stack gap-3">
      <h2>Where you are signed in</h2>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {end.isError && <ErrorState problem={end.error} title="It was not signed out" />}
      {read.isPending && <Loading lines={3} />}
      <ul className="people card flush" aria-label="Sessions">
        {read.data?.data.map((session) => (
          <li key={session.id}>
            <span className="grow">
              <strong className="clip">{deviceName(session.device)}</strong>
              <small>
                since <When at={session.createdAt} show="exact" />, until{' '}
                <When at={session.expiresAt} show="exact" />
              </small>
            </span>
            {session.current ? (
              <span className="quiet">this one</span>
            ) : (
              <Button plain onClick={() => end.mutate({ params: { id: session.id } })}>
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** A browser's own description in two words; what is not known is shown as it is. */
export function deviceName(device: string | null): string {
  if (!device) return 'Unknown device';
  const browser = browsers.find(([mark]) => device.includes(mark))?.[1];
  const system = systems.find(([mark]) => device.includes(mark))?.[1];
  return [browser, system].filter(Boolean).join(' on ') || device;
}
