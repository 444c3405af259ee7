import { useQuery } from '@tanstack/react-query';
import { decisionQuery } from '../../../web/client/decision.ts';
import { Bar, Link, Why } from '../../../web/ui/index.ts';
import type { Telling } from '../../../web/ui/index.ts';
import type { OwnCompany } from '../../../modules/partners/web/partner/own.ts';

/** The tier and what one more changes, from the stored decision. */
export function Standing({ company }: { company: OwnCompany }) {
  const id = company.tierDecisionId;
  const read = useQuery({ ...decisionQuery(id ?? ''), enabled: id !== null });
  // Every stored decision has the shape that the panel draws.
  const telling = read.data as Telling | undefined;
  const parts = telling?.parts ?? [];
  const points = parts.reduce((sum, part) => sum + part.value, 0);
  const most = parts.reduce((sum, part) => sum + part.weight, 0);
  const further =
    telling?.wouldChange?.[0]?.text ??
    telling?.explanation?.find((sentence) => sentence.includes('lacking'));
  return (
    <section className="card stack gap-3">
      <div className="row between">
        <h2>
          <Link href="/company/standing">{company.tier}</Link>
        </h2>
        {id && <Why decision={id} />}
      </div>
      {most > 0 && (
        <div className="row">
          <span className="grow">
            <Bar tone="strong" share={points / most} />
          </span>
          <span className="small num">
            {points} <span className="quiet">of {most} points</span>
          </span>
        </div>
      )}
      {further && <p className="hint">{further}</p>}
      <p>
        <Link className="link small" href="/company/standing">
          What leads further
        </Link>
      </p>
    </section>
  );
}
