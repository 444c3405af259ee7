import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ErrorState, Segments, toast } from '../../../../web/ui/index.ts';
import { recruitment } from '../client.ts';
import { assessmentWords, marks } from '../words.ts';

type Name = keyof typeof assessmentWords;
const names = Object.keys(assessmentWords) as Name[];

/** Three questions about the vendor, once the application is decided; nobody has to answer them. */
export function AssessVendor() {
  const read = useQuery(recruitment.query('GET /application/assessment'));
  if (read.data?.given)
    return (
      <p className="quiet">Thank you. The vendor reads averages of five firms or more only.</p>
    );
  return read.data?.open ? <Questions /> : null;
}

function Questions() {
  const [given, setGiven] = useState<Partial<Record<Name, string>>>({});
  const queries = useQueryClient();
  const assess = useMutation({
    ...recruitment.write('POST /application/assessment'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: recruitment.key('/application/assessment') });
      toast('Kept. Thank you.');
    },
  });
  const { terms, pace, recommendation } = given;
  const whole = terms && pace && recommendation;
  return (
    <form
      className="card pad stack gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole)
          assess.mutate({
            body: {
              terms: Number(terms),
              pace: Number(pace),
              recommendation: Number(recommendation),
            },
          });
      }}
    >
      <div>
        <h2>How was it for you?</h2>
        <p className="quiet">
          Optional, once. Your answers are never shown singly: the vendor reads averages over groups
          of five firms. 1 is not at all, 5 is wholly.
        </p>
      </div>
      {names.map((name) => (
        <div key={name} className="stack">
          <p>{assessmentWords[name]}</p>
          <Segments
            label={assessmentWords[name]}
            choices={marks.map((mark) => ({ value: mark, label: mark }))}
            value={given[name] ?? ''}
            onChange={(value) => setGiven({ ...given, [name]: value })}
          />
        </div>
      ))}
      {assess.isError && <ErrorState title="Nothing was kept" problem={assess.error} />}
      <p>
        <Button type="submit" busy={assess.isPending} disabled={!whole}>
          Send answers
        </Button>
      </p>
    </form>
  );
}
