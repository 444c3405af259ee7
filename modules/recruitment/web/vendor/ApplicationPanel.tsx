import { Deadline, Link, SidePanel, State, When, Why } from '../../../../web/ui/index.ts';
import type { Application } from '../client.ts';
import { Criteria } from '../Criteria.tsx';
import { DecideApplication } from './DecideApplication.tsx';
import { sayCountry, sayRole, statusTones, statusWords } from './words.ts';

/** One application: what was said, how it scores, firms that may be the same, and the decision. */
export function ApplicationPanel({
  application,
  onClose,
  onDone,
}: {
  application: Application;
  onClose: () => void;
  onDone?: () => void;
}) {
  const { companyName, status, decisionBy, decisionId, points, pointsOf } = application;
  return (
    <SidePanel
      label={companyName}
      title={companyName}
      over={`${application.roles.map(sayRole).join(', ')}, ${sayCountry(application.country)}`}
      under={
        decisionBy ? (
          <Deadline at={decisionBy} over="Overdue" />
        ) : (
          <State tone={statusTones[status]}>{statusWords[status]}</State>
        )
      }
      onClose={onClose}
      width="why"
      ruled="open"
    >
      <section className="stack">
        <div className="row between">
          <h3>
            {points} of {pointsOf} points
          </h3>
          <Why decision={decisionId} />
        </div>
        <Criteria criteria={application.criteria} />
      </section>
      <section className="stack">
        <h3>What they say</h3>
        <Said application={application} />
      </section>
      <Similar application={application} />
      {application.moves.length > 0 && (
        <section>
          <DecideApplication
            key={application.version}
            application={application}
            {...(onDone ? { onDone } : {})}
          />
        </section>
      )}
    </SidePanel>
  );
}

function Said({ application }: { application: Application }) {
  const { applicantName, applicantEmail, answers, submittedAt, question, reply } = application;
  return (
    <dl className="asked">
      <div>
        <dt>Applicant</dt>
        <dd>
          {applicantName}, {applicantEmail}
        </dd>
      </div>
      <div>
        <dt>Applied</dt>
        <dd>
          <When at={submittedAt} />
        </dd>
      </div>
      {answers.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>{sayAnswer(value)}</dd>
        </div>
      ))}
      {question !== null && (
        <div>
          <dt>You asked</dt>
          <dd>{question}</dd>
        </div>
      )}
      {reply !== null && (
        <div>
          <dt>Reply</dt>
          <dd>{reply}</dd>
        </div>
      )}
    </dl>
  );
}

function sayAnswer(value: string | number | boolean | null): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'number' ? value.toLocaleString() : value;
}

function Similar({ application: { similar } }: { application: Application }) {
  if (similar.length === 0) return null;
  return (
    <section className="stack">
      <h3>May be the same firm</h3>
      <ul>
        {similar.map(({ id, name, country, stage }) => (
          <li key={id}>
            <Link className="link" href={`/partners/${id}`}>
              {name}
            </Link>{' '}
            <span className="small quiet">
              {sayCountry(country)}, {stage}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
