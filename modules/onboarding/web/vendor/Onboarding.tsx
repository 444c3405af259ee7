import { useQuery } from '@tanstack/react-query';
import { Page, useListUrl } from '../../../../web/shell/index.ts';
import {
  Bar,
  ButtonLink,
  Empty,
  ErrorState,
  Link,
  Loading,
  Segments,
  When,
} from '../../../../web/ui/index.ts';
import { onboarding } from '../client.ts';
import type { Figures } from '../client.ts';

const periods = [
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '3650', label: 'All' },
];

/** Where partners stall on the way to their first deal, and who is late. */
export function Screen() {
  const url = useListUrl();
  const days = url.search.days ?? '365';
  const read = useQuery(
    onboarding.query('GET /onboarding-figures', { query: { days: Number(days) } }),
  );
  return (
    <Page title="Onboarding" acts={<ButtonLink href="/onboarding/path">Edit the path</ButtonLink>}>
      <div className="scroll">
        <div className="pad stack gap-8">
          <Segments
            label="Joined within"
            value={days}
            onChange={(value) => url.set('days', value)}
            choices={periods}
          />
          {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
          {read.isPending && <Loading lines={8} />}
          {read.data && read.data.partners === 0 && (
            <Empty title="Nobody is on the path">
              Partners come here once somebody of theirs has access.
            </Empty>
          )}
          {read.data && read.data.partners > 0 && <Path figures={read.data} />}
        </div>
      </div>
    </Page>
  );
}

function Path({ figures: { partners, finished, steps, stalled } }: { figures: Figures }) {
  return (
    <>
      <section className="stack">
        <h2>
          {finished} of {partners} have registered a deal
        </h2>
        <table className="table titled" aria-label="Steps of the path">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Done</th>
              <th scope="col" className="num">
                Late
              </th>
              <th scope="col" className="num">
                Median days
              </th>
              <th scope="col" className="num only-wide">
                Middle half
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.clause}>
                <th scope="row">
                  <span className="mono quiet">{step.clause}</span> {step.title}
                </th>
                <td>
                  <Bar share={step.done / Math.max(1, step.partners)} />
                  <span className="num">
                    {step.done} of {step.partners}
                  </span>
                </td>
                <td className="num">{step.overdue}</td>
                <td className="num">{step.days ? step.days.median : '–'}</td>
                <td className="num only-wide">
                  {step.days ? `${step.days.low} to ${step.days.high}` : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="stack">
        <h2>{stalled.length === 0 ? 'Nobody is late' : `${stalled.length} are late`}</h2>
        <ul className="criteria" aria-label="Partners that are late">
          {stalled.map(({ partnerId, partnerName, clause, title, dueAt }) => (
            <li key={partnerId}>
              <span className="grow">
                <Link className="name" href={`/partners/${partnerId}`}>
                  {partnerName}
                </Link>
                <span className="hint">
                  {clause} {title}
                </span>
              </span>
              <span className="small quiet">
                was due <When at={dueAt} show="relative" />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
