import { useQuery } from '@tanstack/react-query';
import { recruitment } from '../client.ts';
import { assessmentWords } from '../words.ts';

/** What firms that applied think of the programme: averages over whole groups of five, or why there are none yet. */
export function AssessmentSummary() {
  const { data } = useQuery(recruitment.query('GET /assessment-summary'));
  if (!data) return null;
  const { summary, groupSize } = data;
  if (!summary)
    return (
      <p className="small quiet pad">
        What applicants think of the programme is shown here once {groupSize} firms have said so.
      </p>
    );
  return (
    <section className="stack pad" aria-label="What applicants think of the programme">
      <h2>What applicants think, of 5</h2>
      <dl className="facts">
        {(Object.keys(assessmentWords) as (keyof typeof assessmentWords)[]).map((name) => (
          <div key={name}>
            <dt>{assessmentWords[name]}</dt>
            <dd>{summary[name].toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">
        Averages of {summary.firms} firms. They grow by {groupSize} at a time, so that no firm’s own
        answer can be read from them.
      </p>
    </section>
  );
}
