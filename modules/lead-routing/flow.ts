import { sql } from 'kysely';
import { visibleTo, type Call } from '../../platform/database/index.ts';

/** How leads of a period went: source, the clause that decided, the partner asked first, the result. */
export async function leadFlow({ tx, actor, now }: Call, days: number) {
  const since = new Date(now.getTime() - days * 86_400_000);
  const flows = await sql<{
    source: string;
    clause: string;
    partnerId: string | null;
    partnerName: string;
    result: string;
    leads: number;
  }>`
    with first_offers as (
      select l.id, l.source, l.status, o.organisation_id, p.name, d.clause #>> '{id}' as clause, o.status as first_status
      from public.leads l
      left join public.lead_offers o on o.programme_id = l.programme_id and o.lead_id = l.id and o.attempt = 1
      left join public.partners p on p.programme_id = o.programme_id and p.id = o.organisation_id
      left join public.decisions d on d.programme_id = l.programme_id and d.id = coalesce(o.decision_id, l.decision_id)
      where ${visibleTo(actor, 'l')} and l.created_at > ${since} and l.status <> 'joined'
    )
    select source, coalesce(clause, '') as clause, organisation_id as partner_id, coalesce(name, 'Nobody') as partner_name,
      case when first_status = 'accepted' then 'accepted-first' when status in ('accepted', 'converted', 'lost') then 'accepted-later'
        when status = 'offered' then 'waiting' when status = 'inbox' then 'inbox' else 'waiting' end as result, count(*) as leads
    from first_offers group by 1, 2, 3, 4, 5 order by leads desc`.execute(tx);
  const speed = await sql<{
    median: number | null;
  }>`select percentile_cont(0.5) within group (order by extract(epoch from answered_at - offered_at) / 60) as median
    from public.lead_offers o where ${visibleTo(actor, 'o')} and o.status = 'accepted' and o.offered_at > ${since}`.execute(
    tx,
  );
  const count = (result: string) =>
    flows.rows.filter((row) => row.result === result).reduce((sum, row) => sum + row.leads, 0);
  return {
    days,
    leads: flows.rows.reduce((sum, row) => sum + row.leads, 0),
    acceptedAtFirstOffer: count('accepted-first'),
    medianMinutesToAcceptance: speed.rows[0]?.median ?? null,
    flows: flows.rows,
  };
}
