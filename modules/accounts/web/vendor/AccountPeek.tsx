import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lastChange, useSession } from '../../../../web/shell/index.ts';
import { Button, ErrorState, SidePanel, toast, When } from '../../../../web/ui/index.ts';
import { InlineFacts } from '../../../../web/ui/InlineFacts.tsx';
import type { InlineFact } from '../../../../web/ui/InlineFacts.tsx';
import { accounts } from '../client.ts';
import type { Account } from '../client.ts';

/** One account beside its row, its facts edited where they stand, with what was merged into it; a merge can be undone. */
export function AccountPeek({ account, onClose }: { account: Account; onClose: () => void }) {
  const { actor } = useSession();
  const ways = useWays(account.id);
  const editor = /\.(admin|channel-manager|seller)$/.test(actor.kind);
  return (
    <SidePanel label={account.name} title={account.name} onClose={onClose}>
      <section>
        <InlineFacts
          name={account.name}
          record={account}
          mayEdit={editor && account.mergedInto === null}
          ways={ways}
          facts={[
            ...editable,
            { label: 'Added', value: <When key="added" at={account.createdAt} /> },
          ]}
        />
      </section>
      <section>
        <Merges id={account.id} />
      </section>
    </SidePanel>
  );
}

const editable: InlineFact[] = [
  { name: 'name', label: 'Name', required: true },
  { name: 'domain', label: 'Domain' },
  { name: 'city', label: 'City' },
  { name: 'postalCode', label: 'Postal code' },
  { name: 'region', label: 'Region', kind: 'code', hint: 'Such as US-WA.' },
  { name: 'country', label: 'Country', kind: 'code', hint: 'Two letters, such as US.' },
  { name: 'industry', label: 'Industry' },
  { name: 'employees', label: 'Employees', kind: 'number' },
];

/** How an account is written and read; the list beside it follows. */
function useWays(id: string) {
  const queries = useQueryClient();
  const read = accounts.query('GET /accounts/{id}', { params: { id } });
  return {
    save: async (body: object, version: number) => {
      const saved = await accounts.api('PATCH /accounts/{id}', {
        params: { id },
        body,
        ifMatch: `"${version}"`,
      });
      queries.setQueryData(read.queryKey, saved);
      void queries.invalidateQueries({ queryKey: accounts.key('/accounts') });
      return saved;
    },
    reload: () => queries.fetchQuery({ ...read, staleTime: 0 }),
    lastChange: (field: string) => lastChange(id, field),
  };
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
