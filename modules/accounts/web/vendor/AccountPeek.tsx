import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, ErrorState, Missing, SidePanel, toast, When } from '../../../../web/ui/index.ts';
import { accounts } from '../client.ts';
import type { Account } from '../client.ts';

/** One account beside its row, with what was merged into it; a merge can be undone. */
export function AccountPeek({ account, onClose }: { account: Account; onClose: () => void }) {
  const rows: [string, string | number | null][] = [
    ['Domain', account.domain],
    ['Place', [account.city, account.region, account.country].filter(Boolean).join(', ')],
    ['Industry', account.industry],
    ['Employees', account.employees],
  ];
  return (
    <SidePanel label={account.name} title={account.name} onClose={onClose}>
      <section>
        <dl className="facts">
          {rows.map(([head, value]) => (
            <div key={head}>
              <dt>{head}</dt>
              <dd>{value || <Missing />}</dd>
            </div>
          ))}
          <div>
            <dt>Added</dt>
            <dd>
              <When at={account.createdAt} />
            </dd>
          </div>
        </dl>
      </section>
      <section>
        <Merges id={account.id} />
      </section>
    </SidePanel>
  );
}

function Merges({ id }: { id: string }) {
  const queries = useQueryClient();
  const read = useQuery(accounts.query('GET /accounts/{id}/merges', { params: { id } }));
  const undo = useMutation({
    ...accounts.write('POST /account-merges/{id}/undo'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: accounts.key('/accounts') });
      toast('The merge is undone');
    },
  });
  return (
    <>
      <div className="section-title">
        <h3>Merged into it</h3>
      </div>
      {read.isError && <ErrorState problem={read.error} onRetry={() => void read.refetch()} />}
      {undo.isError && <ErrorState title="The merge was not undone" problem={undo.error} />}
      {read.data?.data.length === 0 && (
        <p className="hint">Nothing was merged into this account.</p>
      )}
      <ul className="list">
        {read.data?.data.map((merge) => (
          <li key={merge.id} className="row between">
            <span>
              {merge.reason}
              <span className="hint block">
                <When at={merge.mergedAt} show="exact" />
              </span>
            </span>
            {merge.undoneAt ? (
              <span className="quiet small">Undone</span>
            ) : (
              <Button
                busy={undo.isPending}
                onClick={() => undo.mutate({ params: { id: merge.id } })}
              >
                Undo
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
