import { useQuery } from '@tanstack/react-query';
import { Page, useSession } from '../../../../web/shell/index.ts';
import { ErrorState, Link, Loading, Pill } from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';
import type { OwnCompany } from './own.ts';
import { ProfileForm } from './ProfileForm.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';
import { isKeeper } from './tabs.ts';

/** The company as leads and visitors meet it: what it does, where, how much it takes, whether it is found. */
export function Screen() {
  const { actor, programme } = useSession();
  const read = useQuery(partners.record('GET /company'));
  const company = read.data?.answer;
  return (
    <Page
      title={actor.organisationName}
      state={company?.listed ? <Pill>In the directory</Pill> : undefined}
      acts={
        company?.listed ? (
          <a className="link" href={`/p/${programme.slug}/partners/${company.slug}`}>
            See the public page
          </a>
        ) : undefined
      }
    >
      <CompanyTabs current="/company" />
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {!company && !read.isError && <Loading lines={6} />}
      {company && (
        <div className="register">
          <ProfileForm
            key={company.version}
            company={company}
            etag={read.data?.etag}
            locked={!isKeeper(actor.kind)}
          />
          <aside className="stack gap-4">
            <Kept company={company} />
          </aside>
        </div>
      )}
    </Page>
  );
}

/** What the vendor keeps; the partner reads it. */
function Kept({ company }: { company: OwnCompany }) {
  const place = [
    company.street,
    company.city,
    company.region?.split('-')[1],
    company.postalCode,
    new Intl.DisplayNames(undefined, { type: 'region', fallback: 'code' }).of(company.country),
  ];
  return (
    <section className="card stack gap-3">
      <h2>Kept by the vendor</h2>
      <dl className="facts">
        <dt>Name</dt>
        <dd>{company.name}</dd>
        <dt>Address</dt>
        <dd>{place.filter(Boolean).join(', ')}</dd>
        <dt>Roles</dt>
        <dd>{company.roles.join(', ').replaceAll('-', ' ')}</dd>
        <dt>Tier</dt>
        <dd>
          <Link className="link" href="/company/standing">
            {company.tier}
          </Link>
        </dd>
        <dt>Partner since</dt>
        <dd>{company.joinedOn?.slice(0, 4) ?? '–'}</dd>
      </dl>
      <p className="hint">Something wrong here? Your channel manager mends it.</p>
    </section>
  );
}
