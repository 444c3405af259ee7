import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page, useSession } from '../../../../web/shell/index.ts';
import {
  Button,
  Deadline,
  Empty,
  ErrorState,
  Field,
  Link,
  Loading,
  Textarea,
  toast,
  useNow,
  When,
  Why,
} from '../../../../web/ui/index.ts';
import { recruitment } from '../client.ts';
import type { OwnApplication } from '../client.ts';
import { Criteria } from '../Criteria.tsx';
import { AssessVendor } from './AssessVendor.tsx';

/** How the own application stands: the answer or its clock, the score, and what can be done. */
export function Screen() {
  return (
    <Page title="Your application">
      <YourApplication />
    </Page>
  );
}

export function YourApplication() {
  const read = useQuery(recruitment.query('GET /application'));
  if (read.isError) return <ErrorState problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading lines={6} />;
  const { application } = read.data;
  if (!application)
    return <Empty title="Your company came in without an application">Nothing is open.</Empty>;
  return (
    <div className="stack gap-6">
      <Standing application={application} />
      {application.status === 'asked' && <Reply application={application} />}
      <section className="stack">
        <div className="row between">
          <h2>
            {application.points} of {application.pointsOf} points
          </h2>
          <Why decision={application.decisionId} />
        </div>
        <Criteria criteria={application.criteria} />
      </section>
      {application.moves.includes('withdraw') && <Withdraw />}
      <AssessVendor />
    </div>
  );
}

function Standing({ application }: { application: OwnApplication }) {
  const { status, decisionBy, decidedAt } = application;
  const { slug } = useSession().programme;
  const now = useNow();
  if (status === 'approved')
    return (
      <section className="card pad stack">
        <h2>You are a partner</h2>
        <p>
          Approved <When at={decidedAt} />. Leads can be offered to you, and you can register deals.
        </p>
        <p>
          <Link className="button main" href="/register">
            Register your first deal
          </Link>
        </p>
      </section>
    );
  if (status === 'refused')
    return (
      <section className="card pad stack">
        <h2>Your application was refused</h2>
        <p>
          Decided <When at={decidedAt} />. “Why?” says by which rule, what would change it, and how
          to appeal. You may apply again from <When at={application.againFrom} />.
        </p>
        {application.againFrom !== null && Date.parse(application.againFrom) <= now.getTime() && (
          <p>
            <Link className="button" href={`/p/${slug}/apply`}>
              Apply again
            </Link>
          </p>
        )}
      </section>
    );
  if (status === 'withdrawn')
    return (
      <section className="card pad stack">
        <h2>You took your application back</h2>
        <p>
          <Link className="button" href={`/p/${slug}/apply`}>
            Apply again
          </Link>
        </p>
      </section>
    );
  return (
    <section className="card pad stack">
      <h2>{status === 'asked' ? 'You were asked something' : 'A person looks at it'}</h2>
      {decisionBy ? (
        <Deadline at={decisionBy} over="The answer is overdue">
          You have an answer by
        </Deadline>
      ) : (
        <p className="quiet">The clock goes on with your reply.</p>
      )}
    </section>
  );
}

function Reply({ application }: { application: OwnApplication }) {
  const [text, setText] = useState('');
  const queries = useQueryClient();
  const reply = useMutation({
    ...recruitment.write('POST /application/reply'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: recruitment.key('/application') });
      toast('Sent. The clock goes on.');
    },
  });
  return (
    <form
      className="card pad stack gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        reply.mutate({ body: { reply: text } });
      }}
    >
      <p>
        <strong>{application.question}</strong>
      </p>
      <Field label="Your reply">
        <Textarea
          rows={4}
          required
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {reply.isError && <ErrorState title="Nothing was sent" problem={reply.error} />}
      <Button main type="submit" busy={reply.isPending}>
        Send reply
      </Button>
    </form>
  );
}

function Withdraw() {
  const [sure, setSure] = useState(false);
  const queries = useQueryClient();
  const withdraw = useMutation({
    ...recruitment.write('POST /application/withdrawal'),
    onSuccess: () => queries.invalidateQueries({ queryKey: recruitment.key('/application') }),
  });
  return (
    <section className="stack">
      {withdraw.isError && <ErrorState title="It was not taken back" problem={withdraw.error} />}
      {sure ? (
        <p className="row wrap gap-3">
          <span>Nobody decides it then; you may apply again.</span>
          <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({})}>
            Take it back
          </Button>
          <Button plain onClick={() => setSure(false)}>
            Keep it
          </Button>
        </p>
      ) : (
        <p>
          <Button plain onClick={() => setSure(true)}>
            Take the application back…
          </Button>
        </p>
      )}
    </section>
  );
}
